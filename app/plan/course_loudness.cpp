#include "plan/course_loudness.hpp"

#include <algorithm>

#include "core/level.hpp"
#include "plan/loudness.hpp"

namespace lw::plan {
namespace {

using core::Frames;

constexpr double kNoPower = -70;

/// How much of a cue's power sounds `into` it.
double powerShare(const MusicCue& cue, Frames into, bool lasts) {
  return fadePower(into, cue.fadeIn) * (lasts ? 1 : fadePower(cue.length - into, cue.fadeOut));
}

double powerAt(const PhasePlan& phase, const Media& media, Frames at) {
  double power = 0;
  for (const auto& cue : phase.music) {
    const bool lasts = &cue == &phase.music.back() && at >= cue.at + cue.length - cue.fadeOut;
    const Frames into = at - cue.at;
    if (into < Frames{0} || (into >= cue.length && !lasts) || cue.track == nullptr) continue;
    const auto found = media.music.find(cue.track->file);
    if (found == media.music.end()) continue;
    power += powerShare(cue, into, lasts) * core::power(found->second.integrated + cue.gain);
  }
  return power;
}

}  // namespace

std::vector<float> courseLoudness(const Plan& plan, const Media& media, const std::vector<PhasePlace>& places,
                                  std::size_t steps) {
  Frames total{};
  for (const auto& place : places) total = std::max(total, place.start + place.length);
  std::vector<float> curve(total.count() > 0 ? steps : 0, static_cast<float>(kNoPower));
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const Frames at{static_cast<std::int64_t>((static_cast<double>(i) + 0.5) / static_cast<double>(steps) *
                                              static_cast<double>(total.count()))};
    for (std::size_t p = 0; p < std::min(places.size(), plan.phases.size()); ++p) {
      if (at < places[p].start || at >= places[p].start + places[p].length) continue;
      const double power = powerAt(plan.phases[p], media, at - places[p].start);
      if (power > 0) curve[i] = static_cast<float>(std::max(kNoPower, core::decibelsOfPower(power).value));
    }
  }
  return curve;
}

}  // namespace lw::plan
