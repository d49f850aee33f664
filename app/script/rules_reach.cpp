#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "script/rules.hpp"

namespace lw::script {
namespace {

// Of the phases from `first` on: how long they last, and whether one of them can take longer than it says.
struct Rest {
  core::Frames length{};
  bool isOpen = false;
};

Rest restFrom(const std::vector<Phase>& phases, std::size_t first) {
  Rest rest;
  for (std::size_t i = first; i < phases.size(); ++i) {
    rest.length += phases[i].length;
    rest.isOpen = rest.isOpen || phases[i].untilStaff || (i > first && !phases[i].waitsFor.empty());
  }
  return rest;
}

void checkObservations(const Script& script, Source& source) {
  for (const auto& observation : script.observations) {
    const auto marked = std::ranges::find(script.phases, observation.after, &Phase::waitsFor);
    const auto first =
        marked == script.phases.end() ? 0 : static_cast<std::size_t>(marked - script.phases.begin());
    const auto rest = restFrom(script.phases, first);
    if (observation.at.empty() || observation.at.back() <= rest.length || rest.isOpen) continue;
    source.warn("never-due", observation.origin.span,
                fmt::format("this is due {} after '{}', but the session is over {} after it",
                            core::formatLength(observation.at.back()), observation.after,
                            core::formatLength(rest.length)),
                "let it come earlier, write \"end\", or give a phase: until = \"staff\"");
  }
}

void checkReturn(const Script& script, Source& source) {
  const auto back = std::ranges::find(script.phases, std::string("return"), &Phase::role);
  const auto effect = std::ranges::find(script.phases, true, &Phase::effect);
  if (back == script.phases.end() || effect == script.phases.end() || back >= effect) return;
  source.error(
      "return-before-effect", back->origin.span,
      fmt::format("'{}' is where an early return leads, but '{}', under the medicine, comes after it",
                  back->name, effect->name),
      "the phase with role = \"return\" comes after all phases with effect = true");
}

}  // namespace

void checkReach(const Bundle& bundle, Source& script) {
  checkObservations(bundle.script, script);
  checkReturn(bundle.script, script);
}

}  // namespace lw::script
