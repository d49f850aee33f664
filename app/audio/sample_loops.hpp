#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace lw::audio {

/// What a glance at a step tells.
struct StepLook {
  float most = 0;             ///< the largest magnitude of a sample
  float left = 0, right = 0;  ///< means: what is steady
};

/// Inner loops over interleaved stereo of whoever mixes, guards and writes. The wide ones (AVX2) and the
/// others do the same sums in the same order: their results are the same to the last bit.
struct SampleLoops {
  /// out += source * gain
  void (*addScaled)(const float* source, float gain, float* out, std::size_t frames);
  /// The same with a gain for each frame.
  void (*addShaped)(const float* source, const float* gains, float* out, std::size_t frames);
  /// At least one frame.
  StepLook (*lookAt)(std::span<const float> samples);
  /// Rounded to the nearest of 65536 steps and held within them; as they lie in memory, at any place.
  void (*toInt16)(const float* samples, std::uint8_t* to, std::size_t count);
};

/// `wide` where the processor can't: the same as the others.
SampleLoops sampleLoops(bool wide = true);

}  // namespace lw::audio
