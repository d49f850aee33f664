#include "audio/contour.hpp"

#include <algorithm>
#include <cmath>

#include "audio/gating.hpp"
#include "audio/startle.hpp"

namespace lw::audio {
namespace {

/// From the file as a whole: short-term rises count only from sound that is there already.
constexpr core::Decibels kPresent{-15};
/// Of a file's first 15 s no short-term rise is told: it may take so long to begin.
constexpr std::size_t kOpening = 150;
constexpr core::Frames kTogether{3 * core::kFrameRate};

/// A file's steps as powers, to find rises in.
class Course {
 public:
  explicit Course(const Contour& contour) : sums_(powersOf(contour.loudness)) {
    for (const auto loudness : contour.loudness) {
      const auto level = core::Lufs{static_cast<double>(loudness)};
      energies_.push_back(level <= kLowestLoudness ? 0.0F : static_cast<float>(energyOf(level)));
    }
  }
  std::size_t size() const { return energies_.size(); }
  core::Lufs whole() const { return integrated(energies_); }
  const RunningSums& powers() const { return sums_; }
  /// The step, of some, that is louder than the one before it by most. Below -70 LUFS all is alike.
  std::size_t steepest(std::size_t first, std::size_t last) const {
    constexpr float kFaint = 1e-7F;
    const auto ratio = [&](std::size_t i) { return (energies_[i] + kFaint) / (energies_[i - 1] + kFaint); };
    std::size_t found = first;
    for (auto i = first; i <= last; ++i)
      if (ratio(i) > ratio(found)) found = i;
    return found;
  }

 private:
  std::vector<float> energies_;
  RunningSums sums_;
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

/// What counts as a rise.
struct Look {
  SuddenRise::Kind kind;
  RiseWindows windows;
  core::Decibels bound;
  core::Lufs present;     ///< what came before must have begun no quieter
  std::size_t first = 0;  ///< step from which on they count
};

/// Every step at which sound has risen by more than the bound.
std::vector<SuddenRise> findRises(const Course& course, const Look& look, core::Lufs floor) {
  const auto [now, before] = look.windows;
  std::vector<SuddenRise> rises;
  core::Frames last{};
  for (auto i = std::max(now + before - 1, look.first); i < course.size(); ++i) {
    const auto rise = riseAt(course.powers(), i, look.windows, floor);
    const auto began = loudnessOver(course.powers(), i - now - before + kMomentarySteps, kMomentarySteps);
    if (began < look.present || rise <= look.bound) continue;
    const auto at = beginOf(course.steepest(i - now + 1, i));
    if (!rises.empty() && at - last <= kTogether)
      rises.back().rise = std::max(rises.back().rise, rise);
    else
      rises.push_back({at, look.kind, rise});
    last = at;
  }
  return rises;
}

/// Steps whose peak stands out from the second before.
std::vector<SuddenRise> findPeaks(const Contour& contour, core::Decibels floor) {
  constexpr std::size_t kBefore = 10;
  std::vector<SuddenRise> rises;
  const auto& peaks = contour.truePeak;
  for (auto i = kMomentarySteps; i < peaks.size(); ++i) {
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
  return windowOf(contour, step, kMomentarySteps);
}

core::Lufs shortTerm(const Contour& contour, std::size_t step) {
  return windowOf(contour, step, kShortTermSteps);
}

std::vector<SuddenRise> suddenRises(const Contour& contour) {
  const Course course(contour);
  const auto whole = course.whole();
  const auto floor = whole + kFileBounds.floor;
  using Kind = SuddenRise::Kind;
  auto rises =
      findRises(course, {Kind::momentary, kMomentaryRise, kFileBounds.momentary, kLowestLoudness}, floor);
  addOthers(
      rises,
      findRises(course, {Kind::shortTerm, kShortTermRise, kFileBounds.shortTerm, whole + kPresent, kOpening},
                floor));
  addOthers(rises, findPeaks(contour, core::Decibels{whole.value}));
  std::ranges::sort(rises, {}, &SuddenRise::at);
  return rises;
}

}  // namespace lw::audio
