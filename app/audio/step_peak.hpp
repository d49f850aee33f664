#pragma once
#include <array>
#include <span>

#include "audio/limiter.hpp"

namespace lw::audio {

/// True peaks of the steps of a clip, one after the other, with what lies between two of them. Between
/// samples it looks only where that might matter to a guard.
class StepPeak {
 public:
  /// For a clip that is mixed with this `gain` (amplitude).
  explicit StepPeak(float gain) : gain_(gain) {}
  /// Amplitude. `most`: the largest magnitude of a sample of the step, which is interleaved stereo.
  float of(std::span<const float> step, float most);
  /// Goes on to the next step. For every step, also where its peak was not asked for.
  void pass(std::span<const float> step, float most);

 private:
  static constexpr std::size_t kSeam = 2 * PeakBetween::kHalf;

  const float gain_;
  PeakBetween between_;
  std::array<float, 4 * kSeam> seam_{};  ///< the end of the last step and the begin of the next
  float lastMost_ = 0;
};

}  // namespace lw::audio
