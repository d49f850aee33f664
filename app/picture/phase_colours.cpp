#include "picture/phase_colours.hpp"

#include <algorithm>

namespace lw::picture {

std::vector<Colour> phaseColours(const plan::Plan& plan) {
  enum { settle, onset, ascent, peak, back, rest, wake };
  const auto& phases = plan.phases;
  const auto plain = [](const plan::PhasePlan& one) { return !one.phase->effect && one.phase->role.empty(); };
  const auto turn = std::ranges::find_if(phases, [](const auto& one) { return !one.phase->role.empty(); });
  const auto effects = std::count_if(phases.begin(), turn, [](const auto& one) { return one.phase->effect; });
  const bool even = std::ranges::all_of(phases, plain);
  std::vector<Colour> colours;
  std::ptrdiff_t effect = 0;
  for (auto phase = phases.begin(); phase != phases.end(); ++phase) {
    std::size_t which = settle;
    if (even)
      which = colours.size() * kPhaseColours.size() / phases.size();
    else if (phase->phase->role == "return")
      which = back;
    else if (phase->phase->role == "rest")
      which = rest;
    else if (phase >= turn || (effect > 0 && !phase->phase->effect))
      which = wake;
    else if (phase->phase->effect)
      which = ++effect == effects ? peak : effect == 1 ? onset : ascent;
    colours.push_back(kPhaseColours[which]);
  }
  return colours;
}

}  // namespace lw::picture
