#pragma once
#include <array>
#include <span>

namespace lw::audio {

/// K-weights stereo at 48 kHz (ITU-R BS.1770-4, tables 1 and 2), one step of 100 ms after the other.
class StepMeter {
 public:
  struct Step {
    double power = 0;           ///< 10^(LUFS/10): K-weighted mean square of both sides together
    float peak = 0;             ///< the largest sample
    float left = 0, right = 0;  ///< means: what is steady
  };
  /// Of interleaved samples, at least one frame.
  Step measure(std::span<const float> samples);

 private:
  using Pair = double __attribute__((vector_size(16)));
  std::array<Pair, 4> state_{};
};

}  // namespace lw::audio
