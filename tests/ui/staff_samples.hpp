#pragma once
#include <string>
#include <vector>

#include "ui/staff_model.hpp"
#include "ui/stage.hpp"

/// The staff's screens, with the content of the mockups.
namespace lw::ui::stage {

struct StaffSample {
  std::string name;
  Model model;
  bool panel = true;              ///< opened through the PIN pad
  bool unlocked = true;           ///< false: the pad stays
  std::vector<TargetId> presses;  ///< on the way to the screen
};

inline Model withCall(Model model, call::State state) {
  model.call.state = state;
  model.call.hasDesk = model.call.sounderProven = model.call.deskProven = true;
  model.call.age = std::chrono::seconds{42};
  return model;
}

/// What the screen of a sample remembers, for a picture of it without a Ui.
inline Local localOf(const StaffSample& sample) {
  Local local;
  if (sample.panel && !sample.unlocked) local.pad.emplace();
  local.panelOpen = sample.panel && sample.unlocked;
  if (!sample.presses.empty() && sample.presses.front() == Role::endSession) local.staffPage = "end";
  return local;
}

inline std::vector<StaffSample> staffSamples() {
  auto bad = staff::readyModel();
  bad.ready[0] = {ReadyCheck::State::bad, "Call reaches the station", "no receipt since 08:55"};
  auto noticed = staff::duringModel();
  noticed.view.staff.notices = {
      session::FormNotice{"Before the session: thoughts of being better off dead, several days."},
      session::FormNotice{"Arrival: ate less than 2 hours ago."}};
  noticed.view.staff.marksWanted = {"medicine-given", "lights-up"};
  auto waiting = staff::duringModel();
  waiting.view.staff.running = false;
  waiting.view.staff.holding = true;
  waiting.view.staff.marksWanted = {"medicine-given"};
  for (auto& phase : waiting.view.staff.phases) phase.past = phase.current = false;
  auto undo = staff::duringModel();
  undo.view.staff.undo = session::UndoKind::extend;
  undo.view.staff.undoUntil = undo.heard + core::toFrames(std::chrono::seconds{4});
  undo.view.staff.soft = true;
  static const auto form = staff::vitalsForm();
  auto number = staff::duringModel();
  number.view.staff.openObservation = session::OpenObservationView{"vitals@40", &form, {}};
  number.view.staff.openObservation->answers["systolic"] = 128.0;
  static const auto list = staff::checklist(script::Who::staff, 6);
  Model checks;
  checks.view.stage = session::View::Stage::before;
  checks.view.language = "en";
  session::ChecklistView half{&list, {}, false, {}};
  half.ticked["line-1"] = half.ticked["line-3"] = true;
  checks.view.step = half;
  auto silent = staff::duringModel();
  silent.view.staff.playing.reset();
  silent.view.staff.observations.clear();
  silent.soundLost = true;
  return {{"01-ready", staff::readyModel(), false, false, {}},
          {"01-ready-bad", bad, false, false, {}},
          {"12-panel", staff::duringModel(), true, true, {}},
          {"12-notices", noticed, true, true, {}},
          {"12-waiting", waiting, true, true, {}},
          {"12-undo", undo, true, true, {}},
          {"12-silent", silent, true, true, {}},
          {"12-call", withCall(staff::duringModel(), call::State::delivered), true, true, {}},
          {"13-pin", staff::duringModel(), true, false, {{Role::key, "1"}, {Role::key, "2"}}},
          {"14-end", staff::duringModel(), true, true, {Role::endSession}},
          {"15-observation", number, true, true, {}},
          {"15-observation-choice", number, true, true, {Role::next}},
          {"16-checklist", checks, false, false, {}}};
}

}  // namespace lw::ui::stage
