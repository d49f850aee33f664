#include "audio/contour.hpp"

#include <algorithm>
#include <cmath>

#include "audio/gating.hpp"

namespace lw::audio {
namespace {

constexpr core::Decibels kQuietestStep{-20}, kPresent{-15};
constexpr std::size_t kOpening = 150;
constexpr core::Frames kTogether{3 * core::kFrameRate};

/// Mean squares with their running sum: any window costs one difference.
class Energies {
 public:
  explicit Energies(const Contour& contour) {
    sums_.reserve(contour.loudness.size() + 1);
    sums_.push_back(0);
    for (const auto loudness : contour.loudness) {
      const auto level = core::Lufs{static_cast<double>(loudness)};
      steps_.push_back(level <= kLowestLoudness ? 0.0F : static_cast<float>(energyOf(level)));
      sums_.push_back(sums_.back() + static_cast<double>(steps_.back()));
    }
  }
  std::size_t size() const { return steps_.size(); }
  const std::vector<float>& steps() const { return steps_; }
  /// Of the up to `length` steps that end with `last`.
  core::Lufs window(std::size_t last, std::size_t length) const {
    const auto end = last + 1, begin = end - std::min(end, length);
    const double sum = std::max(sums_[end] - sums_[begin], 0.0);
    return atLeastSilence(loudnessOf(sum / static_cast<double>(end - begin)));
  }
  /// The step, of some, that is louder than the one before it by most. Below -70 LUFS all is alike.
  std::size_t steepest(std::size_t first, std::size_t last) const {
    constexpr float kFaint = 1e-7F;
    const auto ratio = [&](std::size_t i) { return (steps_[i] + kFaint) / (steps_[i - 1] + kFaint); };
    std::size_t found = first;
    for (auto i = first; i <= last; ++i)
      if (ratio(i) > ratio(found)) found = i;
    return found;
  }

 private:
  std::vector<float> steps_;
  std::vector<double> sums_;
};

core::Lufs windowOf(const Contour& contour, std::size_t step, std::size_t length) {
  const auto end = step + 1, begin = end - std::min(end, length);
  double sum = 0;
  for (auto i = begin; i < std::min(end, contour.loudness.size()); ++i)
    if (const auto level = core::Lufs{static_cast<double>(contour.loudness[i])}; level > kLowestLoudness)
      sum += energyOf(level);
  return atLeastSilence(loudnessOf(sum / static_cast<double>(end - begin)));
}

core::Frames beginOf(std::size_t step) {
  return Contour::kStep * static_cast<std::int64_t>(step);
}

/// Every step at which the window of `length` steps is more than `bound` louder than the one before it, which
/// began no quieter than `present`.
std::vector<SuddenRise> findRises(const Energies& energies, std::size_t length, core::Decibels bound,
                                  core::Lufs floor, core::Lufs present, SuddenRise::Kind kind,
                                  std::size_t first) {
  std::vector<SuddenRise> rises;
  core::Frames last{};
  for (auto i = std::max(2 * length - 1, first); i < energies.size(); ++i) {
    const auto before = energies.window(i - length, length);
    const auto rise = energies.window(i, length) - std::max(before, floor);
    if (energies.window(i - 2 * length + kStepsABlock, kStepsABlock) < present || rise <= bound) continue;
    const auto at = beginOf(energies.steepest(i - length + 1, i));
    if (!rises.empty() && at - last <= kTogether)
      rises.back().rise = std::max(rises.back().rise, rise);
    else
      rises.push_back({at, kind, rise});
    last = at;
  }
  return rises;
}

/// Steps whose peak stands out from the second before.
std::vector<SuddenRise> findPeaks(const Contour& contour, core::Decibels floor) {
  constexpr std::size_t kBefore = 10;
  std::vector<SuddenRise> rises;
  const auto& peaks = contour.truePeak;
  for (auto i = kStepsABlock; i < peaks.size(); ++i) {
    const auto from = peaks.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, kBefore));
    const auto before = *std::max_element(from, peaks.begin() + static_cast<std::ptrdiff_t>(i));
    const auto rise = core::Decibels{static_cast<double>(peaks[i])} -
                      std::max(core::Decibels{static_cast<double>(before)}, floor);
    if (rise > kPeakRise) rises.push_back({beginOf(i), SuddenRise::Kind::peak, rise});
  }
  return rises;
}

/// But for those that lie around one that is there.
void addOthers(std::vector<SuddenRise>& rises, const std::vector<SuddenRise>& others) {
  const auto count = static_cast<std::ptrdiff_t>(rises.size());
  for (const auto& rise : others) {
    const auto around = [&](const SuddenRise& known) {
      return known.at >= rise.at - kTogether && known.at <= rise.at + 2 * kTogether;
    };
    if (std::none_of(rises.begin(), rises.begin() + count, around)) rises.push_back(rise);
  }
}

}  // namespace

core::Lufs momentary(const Contour& contour, std::size_t step) {
  return windowOf(contour, step, kStepsABlock);
}

core::Lufs shortTerm(const Contour& contour, std::size_t step) {
  return windowOf(contour, step, kStepsShortTerm);
}

std::vector<SuddenRise> suddenRises(const Contour& contour) {
  const Energies energies(contour);
  const auto whole = integrated(energies.steps());
  using Kind = SuddenRise::Kind;
  auto rises = findRises(energies, kStepsABlock, kMomentaryRise, whole + kQuietestStep, kLowestLoudness,
                         Kind::momentary, 0);
  addOthers(rises, findRises(energies, kStepsShortTerm, kShortTermRise, whole + kQuietestStep,
                             whole + kPresent, Kind::shortTerm, kOpening));
  addOthers(rises, findPeaks(contour, core::Decibels{whole.value}));
  std::ranges::sort(rises, {}, &SuddenRise::at);
  return rises;
}

}  // namespace lw::audio
