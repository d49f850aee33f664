#include "plan/loudness.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "audio/gating.hpp"
#include "audio/guard.hpp"
#include "audio/lane.hpp"
#include "core/shape.hpp"
#include "plan/cue_list.hpp"

namespace lw::plan {
namespace {

using core::Decibels;
using core::Frames;

double power(double level) {
  return core::power(Decibels{level});
}

float level(double power) {
  return power > 0 ? std::max(kQuietest, static_cast<float>(core::decibelsOfPower(power).value)) : kQuietest;
}

std::size_t stepsIn(Frames length) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, length.count() + kLoudnessStep.count() - 1) /
                                  kLoudnessStep.count());
}

/// Sum of powers, step by step.
struct Sum {
  std::vector<double> powers;
  void add(std::size_t step, double value) {
    if (step < powers.size()) powers[step] += value;
  }
  std::vector<float> levels() const {
    std::vector<float> out(powers.size());
    std::ranges::transform(powers, out.begin(), level);
    return out;
  }
};

/// How loud a file is at a place in it; evenly loud where only the whole was measured.
double levelIn(const audio::Measure& measure, Frames at) {
  if (!measure.contour || measure.contour->loudness.empty()) return measure.integrated.value;
  const auto& steps = measure.contour->loudness;
  const auto step = static_cast<std::size_t>(std::max<std::int64_t>(0, at.count()) / kLoudnessStep.count());
  return static_cast<double>(steps[std::min(step, steps.size() - 1)]);
}

/// A piece as it is played.
struct Played {
  const MusicCue& cue;
  audio::Shape rise = audio::Shape::equalPower;  ///< of its fade in
  std::span<const float> held{};  ///< dB that the startle guard gives it, a value a step; none: as it is
};

/// How far into a fade; all the way where there is none.
double shareOf(Frames into, Frames length) {
  return length.count() <= 0 ? 1.0 : std::clamp(core::toSeconds(into) / core::toSeconds(length), 0.0, 1.0);
}

/// Power of the fades in and out.
double fadesPower(const Played& piece, Frames into) {
  const double in = audio::Ramp{0, 1, 0, 1, piece.rise, 0}.along(shareOf(into, piece.cue.fadeIn));
  return in * in * fadePower(piece.cue.length - into, piece.cue.fadeOut);
}

double guardPower(const Played& piece, Frames into) {
  if (piece.held.empty()) return 1;
  const auto step = static_cast<std::size_t>(into.count() / kLoudnessStep.count());
  return power(static_cast<double>(piece.held[std::min(step, piece.held.size() - 1)]));
}

struct Sums {
  Sum heard, music, guarded;
  explicit Sums(std::size_t steps) : heard{std::vector<double>(steps)}, music{heard}, guarded{heard} {}
};

/// How far music steps back under the voices of a phase, in dB, for every step from the phase's begin.
std::vector<double> stepBack(const PhasePlan& phase, std::size_t steps) {
  std::vector<double> levels(steps, 0);
  double from = 0;
  for (std::size_t i = 0; i < phase.ducking.size(); ++i) {
    const auto& move = phase.ducking[i];
    const auto until = i + 1 < phase.ducking.size() ? phase.ducking[i + 1].at : Frames::max();
    for (auto step = stepsIn(move.at); step < steps; ++step) {
      const auto at = kLoudnessStep * static_cast<std::int64_t>(step);
      if (at >= until) break;
      const double part =
          move.length.count() > 0 ? core::toSeconds(at - move.at) / core::toSeconds(move.length) : 1;
      const double share = core::raisedCosine(std::clamp(part, 0.0, 1.0));
      levels[step] = from + share * (move.to.value - from);
    }
    from = move.to.value;
  }
  return levels;
}

void addMusic(const PhasePlan& phase, const Played& piece, const std::vector<double>& back, Decibels bus,
              const Media& media, Sums& sums) {
  const auto& cue = piece.cue;
  const auto found = media.music.find(cue.track->file);
  if (found == media.music.end()) return;
  const auto& measure = found->second;
  const auto begin = phase.start + cue.at;
  for (auto step = static_cast<std::size_t>(begin.count() / kLoudnessStep.count());; ++step) {
    const auto at = kLoudnessStep * static_cast<std::int64_t>(step) + kLoudnessStep / 2;
    if (at >= begin + cue.length || step >= sums.heard.powers.size()) break;
    if (at < begin) continue;
    auto place = cue.from + (at - begin);
    if (cue.loop && measure.length.count() > 0) place = Frames{place.count() % measure.length.count()};
    const double loud = levelIn(measure, place) + (cue.gain + bus).value;
    if (loud <= static_cast<double>(kQuietest)) continue;
    const double value = power(loud) * fadesPower(piece, at - begin);
    sums.music.add(step, value);
    const double guarded = value * guardPower(piece, at - begin);
    sums.guarded.add(step, guarded);
    const auto inPhase = static_cast<std::size_t>((at - phase.start).count() / kLoudnessStep.count());
    sums.heard.add(step, inPhase < back.size() ? guarded * power(back[inPhase]) : guarded);
  }
}

void addVoice(const PhasePlan& phase, const VoiceCue& cue, Decibels bus, const Media& media, Sum& heard) {
  const auto found = media.voices.find(cue.key);
  if (cue.file.empty() || found == media.voices.end()) return;
  const auto begin = phase.start + cue.at;
  const auto first = static_cast<std::size_t>(begin.count() / kLoudnessStep.count());
  const auto count = stepsIn(cue.length);
  for (std::size_t i = 0; i < count; ++i) {
    const double loud =
        levelIn(found->second.measure, kLoudnessStep * static_cast<std::int64_t>(i)) + (cue.gain + bus).value;
    if (loud > static_cast<double>(kQuietest)) heard.add(first + i, power(loud));
  }
}

Frames endOfSound(const Plan& plan) {
  Frames end = plan.total;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.music) end = std::max(end, phase.start + cue.at + cue.length);
  return end;
}

/// What the course has risen by at each step, counted from the plan's floor at least.
std::vector<double> risesOf(std::span<const float> steps, const audio::RiseWindows& windows,
                            core::Lufs target) {
  const auto powers = audio::powersOf(steps);
  std::vector<double> rises(steps.size(), 0);
  for (auto i = windows.now; i < steps.size(); ++i)
    rises[i] = audio::riseAt(powers, i, windows, target + audio::kPlanBounds.floor).value;
  return rises;
}

/// False where music has just begun out of silence.
std::vector<bool> wellBegun(std::span<const float> steps, Frames startFade) {
  const auto needed = stepsIn(startFade);
  std::vector<bool> out(steps.size(), false);
  std::size_t since = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    since = steps[i] <= kQuietest + 1 ? 0 : since + 1;
    out[i] = since > needed;
  }
  return out;
}

void collect(const std::vector<double>& rises, const std::vector<bool>& counts, RiseKind kind, Decibels bound,
             Decibels most, std::vector<Rise>& out) {
  for (std::size_t i = 0; i < rises.size(); ++i) {
    if (!counts[i] || rises[i] <= bound.value) continue;
    auto top = i;
    for (; i < rises.size() && rises[i] > bound.value; ++i)
      if (rises[i] > rises[top]) top = i;
    out.push_back({kind, kLoudnessStep * static_cast<std::int64_t>(top), Decibels{rises[top]},
                   rises[top] > most.value});
  }
}

}  // namespace

LoudnessCurve planLoudness(const Plan& plan, const Media& media) {
  Sums sums(stepsIn(endOfSound(plan)));
  const auto& sound = plan.bundle->script.sound;
  bool first = true;
  for (const auto& phase : plan.phases) {
    const auto back = stepBack(phase, stepsIn(phase.length));
    for (const auto& cue : phase.music) {
      const auto guard = guardOf(cue, std::exchange(first, false), sound, media);
      Played piece{cue, guard.fadeShape};
      if (guard.planned) piece.held = guard.planned->points;
      addMusic(phase, piece, back, sound.music, media, sums);
    }
    for (const auto& cue : phase.voice) addVoice(phase, cue, sound.voice, media, sums.heard);
  }
  return {sums.heard.levels(), sums.music.levels(), sums.guarded.levels()};
}

LoudnessCurve unguardedLoudness(PhasePlan phase, const script::SoundSettings& sound, const Media& media) {
  phase.start = {};
  Sums sums(stepsIn(phase.length));
  const auto back = stepBack(phase, stepsIn(phase.length));
  for (const auto& cue : phase.music) addMusic(phase, {cue}, back, sound.music, media, sums);
  for (const auto& cue : phase.voice) addVoice(phase, cue, sound.voice, media, sums.heard);
  return {sums.heard.levels(), sums.music.levels(), sums.guarded.levels()};
}

double fadePower(Frames into, Frames length) {
  return std::pow(core::quarterUp(shareOf(into, length)), 2);
}

std::vector<float> sliding(std::span<const float> steps, std::size_t window) {
  const auto powers = audio::powersOf(steps);
  std::vector<float> out(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i)
    out[i] = static_cast<float>(audio::loudnessOver(powers, i, window).value);
  return out;
}

std::vector<float> shortTermOf(std::span<const float> steps) {
  return sliding(steps, audio::kShortTermSteps);
}

core::Lufs integratedOf(std::span<const float> steps) {
  std::vector<float> energies(steps.size());
  std::ranges::transform(steps, energies.begin(), [](float step) {
    return step > kQuietest ? static_cast<float>(audio::energyOf({static_cast<double>(step)})) : 0.0F;
  });
  return audio::integrated(energies);
}

std::vector<Rise> findRises(std::span<const float> steps, core::Lufs target, Frames startFade) {
  const auto counts = wellBegun(steps, startFade);
  std::vector<Rise> rises;
  collect(risesOf(steps, audio::kShortTermRise, target), counts, RiseKind::shortTerm,
          audio::kPlanBounds.shortTerm, audio::kHeldBounds.shortTerm, rises);
  collect(risesOf(steps, audio::kMomentaryRise, target), counts, RiseKind::momentary,
          audio::kPlanBounds.momentary, audio::kHeldBounds.momentary, rises);
  std::ranges::sort(rises, {}, &Rise::at);
  return rises;
}

Rise largestRise(std::span<const float> steps, core::Lufs target, Frames startFade) {
  const auto counts = wellBegun(steps, startFade);
  const auto rises = risesOf(steps, audio::kShortTermRise, target);
  Rise largest;
  for (std::size_t i = 0; i < rises.size(); ++i)
    if (counts[i] && rises[i] > largest.by.value)
      largest = {RiseKind::shortTerm, kLoudnessStep * static_cast<std::int64_t>(i), Decibels{rises[i]},
                 Decibels{rises[i]} > kRiseTooMuch};
  return largest;
}

}  // namespace lw::plan
