#include <algorithm>

#include "script/rules.hpp"

namespace lw::script {
namespace {

core::Span routeSpan(const Source& source) {
  const auto* node = source.root.get("route");
  return node == nullptr ? core::Span{{1, 1}, {1, 1}} : spanOf(node->source());
}

/// Whether a step is a checklist that somebody else than the person ticks or signs. One that could not be
/// found was reported, and counts.
bool isChecked(const Bundle& bundle, const Step& step) {
  const auto* used = std::get_if<ChecklistStep>(&step.what);
  if (used == nullptr) return false;
  const auto found = bundle.checklists.find(used->checklist);
  return found == bundle.checklists.end() || found->second.who != Who::person || found->second.staffSigns;
}

bool isCallTest(const Step& step) {
  return std::holds_alternative<CallTestStep>(step.what);
}

}  // namespace

void checkMedicine(const Bundle& bundle, Source& source) {
  const auto& script = bundle.script;
  if (script.route == Route::none) return;
  const auto where = routeSpan(source);
  const bool home = script.setting == Setting::home;
  if (std::ranges::none_of(script.phases, [](const Phase& one) { return !one.waitsFor.empty(); }))
    source.error("no-mark", where, "a session with medicine waits for a mark, and no phase of this one does",
                 "write in the phase that begins with the medicine: waits-for = \"medicine-given\"");
  if (std::ranges::none_of(script.before, isCallTest))
    source.error("no-call-test", where, "a session with medicine needs a call test before it",
                 "add a [[before]] with: call-test = true");
  if (!home && std::ranges::none_of(script.before, [&](const Step& one) { return isChecked(bundle, one); }))
    source.error("no-staff-checks", where, "a session with medicine needs a checklist of staff before it",
                 "add a [[before]] with: checklist = \"before-medicine\"");
  if (!home && script.observations.empty())
    source.error("no-readings", where, "a session with medicine needs readings, and nobody is asked for any",
                 "add an [[observe]] with a form of staff, such as: form = \"vitals\"");
  if (script.after.empty())
    source.error("nothing-after", where, "a session with medicine ends in the middle: nothing comes after it",
                 "add an [[after]], such as: checklist = \"going-home\"");
}

}  // namespace lw::script
