#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace lw::audio {

/// What one pass over a step of samples finds.
struct StepLook {
  float most = 0;             ///< the largest magnitude of a sample
  float left = 0, right = 0;  ///< means: what is steady
};

/// The four loops over samples that take most of a player's time, as functions to call: they look at each
/// sample of everything that is mixed, guarded or written. Each is compiled twice (audio/wide.hpp), once for
/// any processor and once for those with AVX2, which work on eight samples at a time. Both do the same sums
/// in the same order, so what sounds is the same to the last bit whichever processor plays it. Samples are
/// interleaved stereo.
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

/// The fastest ones that this processor can run; with `wide` false those for any processor, so that tests can
/// compare.
SampleLoops sampleLoops(bool wide = true);

}  // namespace lw::audio
