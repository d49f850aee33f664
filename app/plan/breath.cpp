#include "plan/breath.hpp"

#include <algorithm>
#include <array>

#include "core/shape.hpp"

namespace lw::plan {
namespace {

// Breathing at rest is about 12 a minute; each guided breath is at most this much longer than the one before.
constexpr core::Frames kNaturalCycle = core::framesOf(5);
constexpr core::Frames kLengthening = core::framesOf(0.5);

core::Frames share(core::Frames part, core::Frames of, core::Frames cycle) {
  return core::Frames{part.count() * cycle.count() / of.count()};
}

BreathCycle cycleOf(const script::BreathPattern& pattern, core::Frames length) {
  const auto whole = pattern.cycle();
  BreathCycle cycle;
  cycle.in = share(pattern.in, whole, length);
  cycle.holdIn = share(pattern.holdIn, whole, length);
  cycle.holdOut = share(pattern.holdOut, whole, length);
  cycle.out = length - cycle.in - cycle.holdIn - cycle.holdOut;
  return cycle;
}

/// Without holds until the breath has its full length: holding a short breath would hurry it.
BreathCycle easedCycle(const script::BreathPattern& pattern, core::Frames length) {
  script::BreathPattern plain = pattern;
  plain.holdIn = plain.holdOut = {};
  return cycleOf(plain, length);
}

}  // namespace

BreathBlock layOutBreath(const script::BreathPattern& pattern, core::Frames at, core::Frames length,
                         bool fromNatural) {
  BreathBlock block{at, {}, pattern.id, {}};
  const auto whole = pattern.cycle();
  if (whole.count() <= 0 || (pattern.in + pattern.out).count() <= 0) return block;
  auto next = fromNatural ? std::min(kNaturalCycle, whole) : whole;
  for (;;) {
    const auto nearer = block.length + next / 2 <= length;
    if (!block.cycles.empty() && !nearer) break;
    BreathCycle cycle = next < whole ? easedCycle(pattern, next) : cycleOf(pattern, whole);
    cycle.at = block.length;
    block.cycles.push_back(cycle);
    block.length += cycle.length();
    next = std::min(next + kLengthening, whole);
  }
  return block;
}

BreathMoment breathAt(const BreathBlock& block, core::Frames at) {
  if (at.count() < 0 || at >= block.length || block.cycles.empty()) return {};
  const auto after = std::ranges::upper_bound(block.cycles, at, {}, &BreathCycle::at);
  const BreathCycle& cycle = *std::prev(after);
  auto rest = at - cycle.at;
  const std::array parts{cycle.in, cycle.holdIn, cycle.out, cycle.holdOut};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (rest < parts[i]) {
      const double progress = core::toSeconds(rest) / core::toSeconds(parts[i]);
      const std::array fullness{core::raisedCosine(progress), 1.0, 1 - core::raisedCosine(progress), 0.0};
      return {static_cast<BreathPart>(i), progress, fullness[i]};
    }
    rest -= parts[i];
  }
  return {};
}

}  // namespace lw::plan
