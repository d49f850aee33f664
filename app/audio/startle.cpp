#include "audio/startle.hpp"

#include <algorithm>

#include "audio/gating.hpp"

namespace lw::audio {

RunningSums powersOf(std::span<const float> loudness) {
  RunningSums powers;
  for (const float step : loudness) {
    const core::Lufs level{static_cast<double>(step)};
    powers.push(level > kLowestLoudness ? core::power(level) : 0.0);
  }
  return powers;
}

core::Lufs loudnessOver(const RunningSums& powers, std::size_t last, std::size_t count) {
  return atLeastSilence({core::decibelsOfPower(powers.mean(last + 1, count)).value});
}

core::Decibels riseAt(const RunningSums& powers, std::size_t last, const RiseWindows& windows,
                      core::Lufs floor) {
  const auto now = loudnessOver(powers, last, windows.now);
  return now - std::max(loudnessOver(powers, last - windows.now, windows.before), floor);
}

}  // namespace lw::audio
