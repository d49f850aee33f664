#include "audio/step_peak.hpp"

#include <algorithm>
#include <cmath>

namespace lw::audio {
namespace {

/// Music hardly ever has true peaks so far above its samples that one below this amplitude matters.
constexpr float kNeedsEstimate = 0.35F;

}  // namespace

float StepPeak::of(std::span<const float> step, float most) {
  const auto frames = step.size() / 2;
  float peak = most;
  const float near = 0.7F * most;
  const auto look = [&](const float* frame) {
    if (std::max({std::fabs(frame[0]), std::fabs(frame[1]), std::fabs(frame[2]), std::fabs(frame[3])}) <=
        near)
      return;
    peak = std::max({peak, between_.at(frame), between_.at(frame + 1)});
  };
  if (std::max(most, lastMost_) * gain_ >= kNeedsEstimate && frames >= kSeam) {
    std::copy_n(step.begin(), 2 * kSeam, seam_.begin() + 2 * kSeam);
    for (auto i = PeakBetween::kHalf; i < 2 * kSeam - PeakBetween::kHalf; ++i) look(seam_.data() + 2 * i);
    for (auto i = PeakBetween::kHalf; i + PeakBetween::kHalf < frames; ++i) look(step.data() + 2 * i);
  }
  return peak;
}

void StepPeak::pass(std::span<const float> step, float most) {
  if (step.size() >= 2 * kSeam) std::copy_n(step.end() - 2 * kSeam, 2 * kSeam, seam_.begin());
  lastMost_ = most;
}

}  // namespace lw::audio
