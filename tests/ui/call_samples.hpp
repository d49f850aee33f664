#pragma once
#include <deque>
#include <string>
#include <vector>

#include "plan/breath.hpp"
#include "ui/samples.hpp"

/// The call, the session and the quiet pages, with the content of the mockups.
namespace lw::ui::stage {

using call::State;

/// What a sample needs besides its model.
struct CallSample {
  std::string name;
  Model model;
  bool touched = false;  ///< somebody touched the screen in the session
  bool home = false;
};

inline call::CallView atDesk(State state, bool sounder, bool desk, bool person, int seconds) {
  call::CallView view;
  view.state = state;
  view.sounderProven = sounder;
  view.deskProven = desk;
  view.personProven = person;
  view.hasDesk = true;
  view.linkLost = state == State::notDelivered;
  view.age = std::chrono::seconds{seconds};
  return view;
}

/// Breathing 4 s in, 6 s out, for a minute; kept.
inline const plan::BreathBlock* breath(double in = 4, double holdIn = 0, double out = 6) {
  static std::deque<plan::BreathBlock> kept;
  auto& block = kept.emplace_back();
  const auto frames = [](double seconds) { return core::framesOf(seconds); };
  for (int i = 0; i < 6; ++i) {
    const plan::BreathCycle cycle{block.length, frames(in), frames(holdIn), frames(out), core::Frames{0}};
    block.cycles.push_back(cycle);
    block.length += cycle.length();
  }
  return &block;
}

inline Model phaseModel(script::PhaseScreen screen, const plan::BreathBlock* block = nullptr,
                        const std::string& words = {}) {
  static std::deque<script::Phase> kept;
  auto& phase = kept.emplace_back();
  phase.name = "peak";
  phase.screen = screen;
  phase.words = english(words);
  auto model = modelOf(session::PhaseView{&phase, screen, block, core::FramePos{},
                                          block == nullptr ? core::Frames{} : block->length, false},
                       session::View::Stage::during);
  model.call.hasDesk = true;
  return model;
}

/// Session, breathing, `seconds` after the block began.
inline Model breathing(double seconds, const plan::BreathBlock* block = nullptr) {
  auto model = phaseModel(script::PhaseScreen::breath, block != nullptr ? block : breath());
  model.heard = core::FramePos{core::framesOf(seconds)};
  return model;
}

inline Model calling(const call::CallView& view) {
  auto model = phaseModel(script::PhaseScreen::dark);
  model.call = view;
  return model;
}

/// A call on top of another page: from check-in (in daylight) or after the session.
inline Model callingFrom(Model page, const call::CallView& view) {
  page.call = view;
  return page;
}

inline Model callTest(session::CallTestView test, call::CallView call = {}) {
  auto model = modelOf(test);
  model.view.progress = {6, 8};
  model.call = call;
  return model;
}

inline call::CallView testing(bool deskProven) {
  auto view = atDesk(deskProven ? State::delivered : State::placed, true, deskProven, false, 4);
  view.test = true;
  return view;
}

inline call::CallView alone(State state, bool sounder, int seconds, bool person = false) {
  auto view = atDesk(state, sounder, false, person, seconds);
  view.hasDesk = view.linkLost = false;
  return view;
}

inline Model ended(const std::string& how, const std::vector<std::string>& followUps = {}) {
  return modelOf(session::EndedView{how, followUps}, session::View::Stage::ended);
}

inline std::vector<CallSample> callSamples() {
  auto waiting = modelOf(session::WaitForStaffView{"questions", false}, session::View::Stage::after);
  return {
      {"06-try", callTest({.screenSeen = false, .handSeen = true, .handExpected = true, .cannotPress = false},
                          testing(true))},
      {"06-passed",
       callTest({.screenSeen = true, .handSeen = true, .handExpected = true, .cannotPress = true},
                testing(false))},
      {"06-alone",
       callTest({.screenSeen = true, .handSeen = false, .handExpected = false, .cannotPress = false})},
      {"07-breath", breathing(4 * 0.55)},
      {"07-hold", breathing(4.3, breath(4, 4, 4))},
      {"07-still", phaseModel(script::PhaseScreen::dark)},
      {"07-horizon", phaseModel(script::PhaseScreen::horizon)},
      {"07-words", phaseModel(script::PhaseScreen::words, nullptr,
                              "You can let the chair carry you. Nothing needs to be done now.")},
      {"08-touched", phaseModel(script::PhaseScreen::horizon), true},
      {"09a-here", calling(atDesk(State::placed, true, false, false, 2))},
      {"09b-desk", calling(atDesk(State::delivered, true, true, false, 12))},
      {"09c-person", calling(atDesk(State::answered, true, true, true, 31))},
      {"09d-failed", calling(atDesk(State::notDelivered, true, false, false, 9))},
      {"09e-no-sound", calling(atDesk(State::notDelivered, false, false, false, 9))},
      {"09f-alone", calling(alone(State::placed, true, 5))},
      {"09g-alone-unheard", calling(alone(State::notDelivered, false, 5))},
      {"09h-home", calling(atDesk(State::delivered, true, true, false, 12)), false, true},
      {"09i-home-failed", calling(atDesk(State::notDelivered, true, false, false, 12)), false, true},
      {"25-waiting", waiting},
      {"27-call-in-daylight", callingFrom(fiveAnswers(), atDesk(State::delivered, true, true, false, 12))},
      {"27-call-failed-in-daylight",
       callingFrom(fiveAnswers(), atDesk(State::notDelivered, true, false, false, 9))},
      {"27-call-after", callingFrom(sideEffects(), atDesk(State::answered, true, true, true, 31))},
      {"26-ended", ended("complete", {"In 3 days: how you sleep", "In 7 days: the questions of today"})},
      {"26-not-today", ended("not-today")}};
}

}  // namespace lw::ui::stage
