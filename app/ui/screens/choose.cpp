#include <algorithm>
#include <array>

#include "ui/screens/call_words.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_sounds.hpp"
#include "ui/ui_state.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;
using session::View;

// A patient never sees Linen again on the day of the session.
Light lightOf(const View& view) {
  return view.stage == View::Stage::after || view.stage == View::Stage::ended ? Light::dusk : Light::linen;
}

Screen phaseScreen(const session::PhaseView& phase, const Local& local, core::UiTime now) {
  const auto quiet = [&](std::string name, void (*draw)(Draw&, Scene&)) {
    return Screen{std::move(name), Light::night, draw, true, true};
  };
  if (local.wokenAt >= 0ms) return quiet("touched", touchedScreen);
  if (phase.paused) return quiet("session-still", stillScreen);
  if (phase.breath != nullptr) return quiet("session-breath", breathScreen);
  if (phase.screen == script::PhaseScreen::words) return quiet("session-words", wordsScreen);
  if (phase.screen == script::PhaseScreen::dark ||
      now - std::max(local.lastTouch, local.restingSince) > kStillAfter)
    return quiet("session-still", stillScreen);
  return quiet("session-horizon", horizonScreen);
}

Screen pageScreenFor(const session::PageView& page, Light light) {
  switch (page.page->kind) {
    case script::PageKind::welcome: return {"welcome", light, welcomeScreen};
    case script::PageKind::intention: return {"intention", light, intentionScreen};
    case script::PageKind::rest:
    case script::PageKind::goodbye:
      return {page.page->kind == script::PageKind::rest ? "rest" : "goodbye", Light::dusk, pageScreen};
    case script::PageKind::text: break;
  }
  return {"page", light, pageScreen};
}

Screen questionScreenFor(const session::QuestionView& question, Light light, bool unlocked) {
  const bool staff = question.form->who == script::Who::staff;
  if (staff && !unlocked) return {"staff-locked", Light::dusk, staffLockedScreen, false};
  return {staff ? "staff-question" : "question", staff ? Light::dusk : light, questionScreen, !staff};
}

Screen checklistScreenFor(const session::ChecklistView& list, Light light, bool home) {
  switch (list.checklist->who) {
    case script::Who::person: return {"checklist", light, checklistScreen};
    case script::Who::sitter:
      if (!home) return {"sitter-checklist", Light::dusk, staffChecklistScreen, false};
      return {"sitter-checklist",        light, staffChecklistScreen, true, false, false,
              session::ActorRole::sitter};
    case script::Who::staff: break;
  }
  return {"staff-checklist", Light::dusk, staffChecklistScreen, false};
}

/// The screen of a step.
struct StepScreen {
  const Setup& setup;
  const Model& model;
  const Local& local;
  core::UiTime now;

  Light light() const { return lightOf(model.view); }
  Screen operator()(const session::ReadyView&) const { return {"ready", Light::dusk, readyScreen, false}; }
  Screen operator()(const session::PageView& page) const { return pageScreenFor(page, light()); }
  Screen operator()(const session::QuestionView& question) const {
    return questionScreenFor(question, light(), model.staff.has_value());
  }
  Screen operator()(const session::ChecklistView& list) const {
    return checklistScreenFor(list, light(), setup.home);
  }
  Screen operator()(const session::CallTestView&) const { return {"call-test", light(), callTestScreen}; }
  Screen operator()(const session::WaitForStaffView& wait) const {
    if (wait.blocked) return {"blocked", Light::dusk, blockedScreen};
    return {"waiting", Light::dusk, waitingScreen};
  }
  Screen operator()(const session::PhaseView& phase) const { return phaseScreen(phase, local, now); }
  Screen operator()(const session::EndedView& ended) const {
    return {ended.how == "not-today" ? "not-today" : "ended", Light::dusk, endedScreen};
  }
};

Screen staffScreen(const Model& model, const Local& local) {
  if (local.staffPage == "end") return {"staff-end", Light::dusk, endSessionScreen, false};
  if (local.staffPage == "sounds") return {"staff-sounds", Light::dusk, soundsScreen, false};
  if (local.staffPage == "skip-test") return {"staff-skip-test", Light::dusk, skipTestScreen, false};
  if (model.view.staff.openObservation) return {"staff-observation", Light::dusk, observationScreen, false};
  return {"staff-panel", Light::dusk, staffPanelScreen, false};
}

Screen covering(Screen screen) {
  screen.covers = true;
  return screen;
}

/// What staff are asked in the course of the pages: all questions of a form are one page of theirs.
std::string stepOf(const Model& model) {
  if (const auto* question = std::get_if<session::QuestionView>(&model.view.step))
    return "form/" + question->form->id;
  if (const auto* list = std::get_if<session::ChecklistView>(&model.view.step))
    return "list/" + list->checklist->id;
  return "";
}

bool callIsOn(const Model& model) {
  return model.call.state != call::State::idle && !model.call.test;
}

Screen screenFor(const Setup& setup, const Model& model, const Local& local, core::UiTime now) {
  if (local.pad) return covering({"pin", Light::dusk, pinScreen, false});
  if (local.panelOpen && model.staff.has_value()) return covering(staffScreen(model, local));
  if (callIsOn(model)) {  // in the light that is on: a call must not wait for day to fade
    const bool during = model.view.stage == View::Stage::during;
    const bool dark = model.view.stage == View::Stage::ready ||
                      std::holds_alternative<session::WaitForStaffView>(model.view.step);
    return covering({"call",
                     during ? Light::night
                     : dark ? Light::dusk
                            : lightOf(model.view),
                     callScreen, true, during});
  }
  return std::visit(StepScreen{setup, model, local, now}, model.view.step);
}

}  // namespace

Screen chooseScreen(const Setup& setup, const Model& model, const Local& local, core::UiTime now) {
  auto screen = screenFor(setup, model, local, now);
  if (!screen.patient) screen.hand = session::ActorRole::staff;
  return screen;
}

std::string staffPageOf(const Screen& screen, const Model& model, const Local& local) {
  if (local.panelOpen) return "panel";
  if (local.pad) return local.unlocked;  // the page that it lies over
  const bool opens = screen.hand == session::ActorRole::staff &&
                     !std::holds_alternative<session::ReadyView>(model.view.step);
  return opens ? stepOf(model) : "";
}

std::string identityOf(const Screen& screen, const Model& model, const Local& local) {
  std::string identity = screen.name + '/' + local.staffPage;
  if (const auto* question = std::get_if<session::QuestionView>(&model.view.step))
    identity += '/' + question->form->id + '/' + question->question->id;
  if (const auto* list = std::get_if<session::ChecklistView>(&model.view.step))
    identity += '/' + list->checklist->id;
  if (std::holds_alternative<session::PageView>(model.view.step))
    identity += '/' + std::to_string(model.view.progress.index);
  const auto* phase = std::get_if<session::PhaseView>(&model.view.step);
  if (screen.name == "session-words" && phase != nullptr && phase->phase != nullptr)
    identity += '/' + phase->phase->name;
  if (screen.name == "staff-observation")
    identity += '/' + model.view.staff.openObservation->id + '/' + local.observationQuestion;
  return screen.patient ? identity : identity + "/staff";
}

bool ringsFade(const Local& local, core::UiTime now) {
  return std::ranges::any_of(local.provenSince,
                             [now](const auto& since) { return since && now - *since < kRingFade; });
}

namespace {

// Two presses may come before the first is drawn, and a page that is being left is not drawn anew: each goes
// on from the one before.
void refreshChosen(Local& local, const Model& model) {
  const auto* view = std::get_if<session::QuestionView>(&model.view.step);
  auto asked = view != nullptr ? view->form->id + '/' + view->question->id : std::string();
  if (asked == local.chosenFor && model.pageWaits) return;
  local.chosenFor = std::move(asked);
  const auto* ids =
      view != nullptr && view->answer ? std::get_if<std::vector<std::string>>(&*view->answer) : nullptr;
  local.chosen = ids != nullptr ? *ids : std::vector<std::string>{};
}

}  // namespace

void refresh(Local& local, const Model& model, core::UiTime now) {
  refreshChosen(local, model);
  std::string asked;
  std::string given;
  if (const auto* question = std::get_if<session::QuestionView>(&model.view.step)) {
    asked = question->form->id + '/' + question->question->id;
    if (question->answer) given = core::formatAnswer(*question->answer);
  } else if (const auto* page = std::get_if<session::PageView>(&model.view.step)) {
    asked = "page/" + std::to_string(model.view.progress.index);
    given = page->written;
  } else if (const auto* list = std::get_if<session::ChecklistView>(&model.view.step)) {
    asked = "list/" + list->checklist->id;
  }
  if (const auto& open = model.view.staff.openObservation; open && local.panelOpen) {
    if (local.observationQuestion.empty() && !open->form->questions.empty())
      local.observationQuestion = open->form->questions.front().id;
    asked = open->id + '/' + local.observationQuestion;
    const auto answer = open->answers.find(local.observationQuestion);
    given = answer == open->answers.end() ? "" : core::formatAnswer(answer->second);
  } else if (!open) {
    local.observationQuestion.clear();
  }
  if (asked != local.typedFor) {
    local.typedFor = asked;
    local.typed = given;
    local.shift = given.empty();
    local.keyPage = 0;
  }
  const auto* phase = std::get_if<session::PhaseView>(&model.view.step);
  if (phase == nullptr || phase->breath != nullptr) local.restingSince = now;
  const auto proof = proofOf(model.call);
  const std::array proven{proof.sounding, proof.desk, proof.person};
  for (std::size_t i = 0; i < proven.size(); ++i) {
    auto& since = local.provenSince[i];
    // what is proven when the call appears comes with its screen
    const auto first = local.callShown ? now : now - kRingFade;
    since = proven[i] ? std::optional{since.value_or(first)} : std::nullopt;
  }
  local.callShown = model.call.state != call::State::idle;
}

}  // namespace lw::ui
