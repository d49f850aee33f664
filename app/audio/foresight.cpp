#include "audio/foresight.hpp"

#include <algorithm>

namespace lw::audio {
namespace {

/// The largest sample may lie so far above or below what a contour has as true peak, dB: steps lie otherwise,
/// one rate has peaks where another has none, and where it does not matter a contour has a bound. Below the
/// last nothing startles.
constexpr float kAbove = 1, kBelowBound = 12, kTooSoftToTell = -60;

/// How often a step is measured, and how many of these are compared together, since a single one may lie
/// across two of the contour's. Together they are at most 1 dB from the plan. They are no more than what is
/// read ahead.
constexpr std::size_t kMeasuredEvery = 4, kMeasuredTogether = 10;
constexpr double kAsLoud = 1.26;
static_assert(kMeasuredEvery * kMeasuredTogether <= kGuardAheadSteps);
static_assert(kMeasuredEvery <= kMomentarySteps);
/// Leads in to a step that is measured alone, frames: 20 ms.
constexpr std::size_t kLeadIn = 960;

}  // namespace

bool Foresight::isPossible(const Guarding& guarding) {
  const auto& planned = guarding.planned;
  return planned && !planned->power.empty() && planned->power.size() == planned->peak.size();
}

Foresight::Foresight(const Guarding& guarding, float gain)
    : guarding_(guarding), gain_(gain), soft_([&] {
        const auto bounds = guardBounds(guarding);
        return core::power(core::Lufs{bounds.floor - bounds.momentaryRise});
      }()) {}

/// Whether a step's largest sample is as the plan has it and those beside it.
bool Foresight::isPeakForeseen(float most) const {
  const auto& peaks = guarding_.planned->peak;
  if (at_ >= peaks.size()) return false;
  const auto level = static_cast<float>(core::decibels(static_cast<double>(most * gain_)).value);
  const auto begin = peaks.begin() + static_cast<std::ptrdiff_t>(at_ > 0 ? at_ - 1 : 0);
  const auto end = peaks.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + 2, peaks.size()));
  const auto [least, greatest] = std::minmax_element(begin, end);
  return level <= std::max(*greatest + kAbove, kTooSoftToTell) &&
         (level >= *least - kBelowBound || *least <= kTooSoftToTell);
}

/// Measures a step, and keeps it beside what the plan has.
void Foresight::compare(std::span<const float> step, std::span<const float> before) {
  meter_.restart();
  if (!before.empty()) meter_.power(before.last(2 * kLeadIn));
  if (compared_.size() == kMeasuredTogether) compared_.pop_front();
  const double is = heardPower(meter_, step, gain_, guarding_, at_);
  compared_.push_back({std::max(is, soft_), std::max(guarding_.planned->power[at_], soft_)});
}

bool Foresight::isAsLoud() const {
  Powers sum;
  for (const auto& [is, planned] : compared_) {
    sum.is += is;
    sum.planned += planned;
  }
  return sum.is <= sum.planned * kAsLoud && sum.is >= sum.planned / kAsLoud;
}

bool Foresight::accepts(std::span<const float> step, std::span<const float> before, float most) {
  if (!isPeakForeseen(most)) return false;
  const bool isMeasured = at_ % kMeasuredEvery == kMeasuredEvery - 1;
  if (isMeasured) compare(step, before);
  ++at_;
  return !isMeasured || compared_.size() < kMeasuredTogether || isAsLoud();
}

}  // namespace lw::audio
