#include "author/rehearse_levels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audio/startle.hpp"
#include "plan/loudness.hpp"
#include "plan/programme_loudness.hpp"

namespace lw::author {
namespace {

using core::Frames;
using plan::kLoudnessStep;

constexpr float kNothing = -60;  // LUFS: nobody hears it

std::size_t stepOf(Frames at, std::size_t count) {
  return std::min(static_cast<std::size_t>(std::max<std::int64_t>(0, at.count()) / kLoudnessStep.count()),
                  count);
}

std::vector<float> part(const std::vector<float>& steps, Frames from, Frames to) {
  const auto first = stepOf(from, steps.size()), last = std::max(stepOf(to, steps.size()), first);
  return {steps.begin() + static_cast<std::ptrdiff_t>(first),
          steps.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// The course with straight lines where it is covered.
std::vector<float> bridged(std::vector<float> steps, const Covered& covered) {
  for (const auto& [from, to] : covered) {
    const auto first = stepOf(from, steps.size()), last = stepOf(to, steps.size());
    if (first >= last || first == 0 || last >= steps.size()) continue;
    const float before = steps[first - 1], after = steps[last];
    for (auto i = first; i < last; ++i)
      steps[i] = before +
                 (after - before) * static_cast<float>(i - first + 1) / static_cast<float>(last - first + 1);
  }
  return steps;
}

void judge(const picture::PlanFacts& facts, const picture::PhaseLevels& one, picture::Rehearsal& rehearsal) {
  const auto target = facts.plan->bundle->script.sound.loudness;
  if (one.measured > plan::kMostPhaseLoudness)
    rehearsal.wrong.push_back(
        fmt::format("\u201C{}\u201D is {:.1f} LUFS loud; more than \u221218 is too loud to lie under.",
                    one.title, one.measured.value));
  if (std::abs((one.measured - target).value) > plan::kMostPhaseDeviation.value)
    rehearsal.wrong.push_back(fmt::format("\u201C{}\u201D is {:.1f} LUFS loud, the script asks for {:.1f}.",
                                          one.title, one.measured.value, target.value));
  if (one.largestRise > plan::kRiseTooMuch)
    rehearsal.wrong.push_back(
        fmt::format("The music of \u201C{}\u201D rises by {:.1f} LU within 3 s, {} into it.", one.title,
                    one.largestRise.value, picture::clockText(one.riseAt)));
}

}  // namespace

void MeasuringSink::pull(Frames frames) {
  constexpr std::int64_t kBlock = 1024;
  block_.resize(2 * kBlock);
  left_.resize(kBlock);
  right_.resize(kBlock);
  for (auto left = frames.count(); left > 0;) {
    const auto count = static_cast<std::size_t>(std::min(left, kBlock));
    player_.readAhead(Frames{static_cast<std::int64_t>(count)});
    player_.render(block_.data(), count);
    left -= static_cast<std::int64_t>(count);
    if (!measure_) continue;
    for (std::size_t i = 0; i < count; ++i) {
      left_[i] = block_[2 * i];
      right_[i] = block_[2 * i + 1];
    }
    meter_.add(left_.data(), right_.data(), count);
  }
}

void takeLevels(const picture::PlanFacts& facts, const audio::Measure& measure,
                const std::vector<PhasePlace>& phases, const Covered& covered,
                picture::Rehearsal& rehearsal) {
  const auto& steps = measure.contour->loudness;
  const auto target = facts.plan->bundle->script.sound.loudness;
  const auto music = bridged(steps, covered);
  std::vector<float> all;
  for (std::size_t i = 0; i < phases.size() && i < facts.plan->phases.size(); ++i) {
    const auto& planned = facts.plan->phases[i];
    picture::PhaseLevels one;
    one.title = picture::titleOf(*planned.phase, facts.plan->language);
    one.planned = plan::integratedOf(part(facts.curve.heard, planned.start, planned.start + planned.length));
    const auto heard = part(steps, phases[i].from, phases[i].to);
    all.insert(all.end(), heard.begin(), heard.end());
    one.measured = plan::integratedOf(heard);
    const auto threes = plan::shortTermOf(heard);
    if (!threes.empty()) one.loudest = core::Lufs{static_cast<double>(*std::ranges::max_element(threes))};
    // all but the first go on from the phase before
    const auto startFade = i > 0 ? Frames{} : plan::kStartFade;
    const auto rise = plan::largestRise(part(music, phases[i].from, phases[i].to), target, startFade);
    one.largestRise = rise.by;
    one.riseAt = rise.at;
    judge(facts, one, rehearsal);
    rehearsal.levels.push_back(std::move(one));
  }
  rehearsal.programme = plan::integratedOf(all);
  rehearsal.truePeak = measure.truePeak;
  if (measure.truePeak > audio::kCeiling)
    rehearsal.wrong.push_back(
        fmt::format("The true peak is {:.1f} dBTP; more than \u22121 may crackle.", measure.truePeak.value));
}

std::vector<std::pair<Frames, Frames>> findSilences(const std::vector<float>& steps,
                                                    const std::vector<PhasePlace>& phases, Frames least) {
  std::vector<std::pair<Frames, Frames>> silences;
  for (const auto& phase : phases) {
    const auto end = stepOf(phase.to, steps.size());
    for (auto i = stepOf(phase.from, steps.size()); i < end; ++i) {
      const auto first = i;
      while (i < end && steps[i] < kNothing) ++i;
      const auto length = kLoudnessStep * static_cast<std::int64_t>(i - first);
      const bool fadesIn = first <= stepOf(phase.from, steps.size()) + 20;
      if (length >= least && !fadesIn)
        silences.emplace_back(kLoudnessStep * static_cast<std::int64_t>(first), length);
    }
  }
  return silences;
}

}  // namespace lw::author
