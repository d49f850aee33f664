#include "audio/gating.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "audio/windows.hpp"

namespace lw::audio {
namespace {

constexpr core::Decibels kOffset{0.691};

/// Means of `length` steps, every `hop` steps.
std::vector<double> windows(std::span<const float> steps, std::size_t length, std::size_t hop) {
  std::vector<double> means;
  for (std::size_t end = length; end <= steps.size(); end += hop) {
    double sum = 0;
    for (auto i = end - length; i < end; ++i) sum += static_cast<double>(steps[i]);
    means.push_back(sum / static_cast<double>(length));
  }
  return means;
}

/// Leaves out what is below `gate`; the mean of the rest, 0 if there is none.
double keepAbove(std::vector<double>& energies, double gate) {
  std::erase_if(energies, [gate](double energy) { return energy < gate; });
  double sum = 0;
  for (const auto energy : energies) sum += energy;
  return energies.empty() ? 0 : sum / static_cast<double>(energies.size());
}

float rounded(double value, double lowest) {
  const double bounded = std::isnan(value) ? lowest : std::clamp(value, lowest, 50.0);
  return static_cast<float>(std::round(bounded * 100)) / 100.0F;
}

}  // namespace

core::Lufs loudnessOf(double energy) {
  return {-kOffset.value + core::decibels(std::sqrt(energy)).value};
}

double energyOf(core::Lufs loudness) {
  return core::power(loudness + kOffset);
}

core::Lufs integrated(std::span<const float> steps) {
  auto blocks = windows(steps, kMomentarySteps, 1);
  const auto ungated = keepAbove(blocks, energyOf(kLowestLoudness));
  return atLeastSilence(loudnessOf(keepAbove(blocks, ungated / 10)));
}

core::Decibels loudnessRange(std::span<const float> steps) {
  auto blocks = windows(steps, kShortTermSteps, 10);
  const auto ungated = keepAbove(blocks, energyOf(kLowestLoudness));
  keepAbove(blocks, ungated / 100);
  if (blocks.empty()) return {0};
  std::ranges::sort(blocks);
  const auto percentile = [&](double share) {
    return blocks[static_cast<std::size_t>(static_cast<double>(blocks.size() - 1) * share + 0.5)];
  };
  return loudnessOf(percentile(0.95)) - loudnessOf(percentile(0.1));
}

float contourLoudness(core::Lufs loudness) {
  return rounded(loudness.value, kLowestLoudness.value);
}

float contourPeak(core::Decibels level) {
  return rounded(level.value, -120);
}

}  // namespace lw::audio
