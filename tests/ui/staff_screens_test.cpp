#include <doctest/doctest.h>

#include <algorithm>

#include "staff_model.hpp"

using namespace staff;
using ui::Role;
using ui::TargetKind;

namespace {

/// A Ui with a clock that the test moves.
struct Room {
  explicit Room(ui::Model shown, ui::Setup with = setup())
      : model(std::move(shown)), screen(with), driver(screen) {
    frame();
    pass(500ms);
  }
  void frame() { screen.frame(model, now); }
  void pass(core::UiTime time) {
    now += time;
    frame();
  }
  /// A screen that changed is deaf for 400 ms.
  void settle() {
    frame();
    pass(500ms);
  }
  bool press(const ui::TargetId& id) {
    const bool pressed = driver.press(id, now);
    pass(300ms);
    return pressed;
  }
  /// Down, `time`, up.
  bool hold(const ui::TargetId& id, core::UiTime time) {
    const bool held = driver.hold(id, now);
    pass(time);
    driver.release(now);
    pass(300ms);
    return held;
  }
  /// The PIN was right.
  void unlock(const session::Actor& by = kNurse) {
    model.staff = by;
    model.provenAt = now;
    screen.pinAccepted(by, now);
    pass(500ms);
    pass(500ms);
  }
  /// The panel, opened with a PIN.
  void openPanel() {
    screen.input(core::KeyDown{core::Key::lock}, now);
    frame();
    unlock();
    screen.takeActions();
  }
  template <class T>
  std::optional<T> intent() {
    for (const auto& action : screen.takeActions())
      if (const auto* one = std::get_if<session::Intent>(&action))
        if (const auto* wanted = std::get_if<T>(one)) return *wanted;
    return std::nullopt;
  }
  template <class T>
  std::optional<T> action() {
    for (const auto& one : screen.takeActions())
      if (const auto* wanted = std::get_if<T>(&one)) return *wanted;
    return std::nullopt;
  }

  ui::Model model;
  ui::Ui screen;
  ui::UiDriver driver;
  core::UiTime now{10'000};
};

/// Locked, so that `openPanel` goes through the PIN pad.
ui::Model locked(ui::Model model) {
  model.staff.reset();
  return model;
}

}  // namespace

TEST_CASE("the room begins a check-in only when every check is good") {
  Room room(readyModel());
  CHECK(room.screen.screenName() == "ready");
  CHECK(room.press(Role::checkIn));
  CHECK(room.intent<session::Begin>());
  room.model.ready[0].state = ui::ReadyCheck::State::bad;
  room.frame();
  CHECK_FALSE(room.press(Role::checkIn));
  CHECK(room.press(Role::openPanel));
  room.pass(500ms);
  CHECK(room.screen.screenName() == "pin");
}

TEST_CASE("the PIN pad sends what was typed, closes after five wrong ones, and never touches the call") {
  Room room(locked(duringModel()));
  room.screen.input(core::KeyDown{core::Key::lock}, room.now);
  room.frame();
  room.pass(500ms);
  REQUIRE(room.screen.screenName() == "pin");
  for (const char* key : {"1", "2", "3"}) CHECK(room.press({Role::key, key}));
  CHECK_FALSE(room.press(Role::openPin));
  room.screen.input(core::TextTyped{"4"}, room.now);
  room.frame();
  CHECK(room.press(Role::openPin));
  CHECK(room.action<ui::PinEntered>()->pin == "1234");
  CHECK_FALSE(room.press({Role::openPin}));  // one at a time
  room.screen.pinRefused();
  room.model.door = {1, 60s};
  room.frame();
  CHECK(room.screen.nextFrame(room.now));
  for (int i = 0; i < 4; ++i) room.press({Role::key, "1"});
  CHECK_FALSE(room.press(Role::openPin));
  CHECK(room.press(Role::call));
  CHECK(room.action<ui::CallPressed>());
  room.model.door = {1, 0s};
  room.frame();
  for (int i = 0; i < 4; ++i) room.press({Role::key, "1"});
  CHECK(room.press(Role::openPin));
  room.screen.pinRefused();
  room.pass(29s);
  CHECK(room.screen.screenName() == "pin");
  room.pass(2s);
  CHECK(room.screen.screenName() != "pin");  // forgotten: the page is the person's again
}

TEST_CASE("the panel locks by its button, by F9 and by time") {
  Room room(locked(duringModel()));
  room.openPanel();
  REQUIRE(room.screen.screenName() == "staff-panel");
  CHECK(room.press(Role::lock));
  CHECK(room.action<ui::Lock>()->why == session::LockedBy::press);
  room.screen.input(core::KeyDown{core::Key::lock}, room.now);
  CHECK(room.action<ui::Lock>()->why == session::LockedBy::press);
  room.pass(119s);
  CHECK_FALSE(room.action<ui::Lock>());
  room.pass(2s);
  CHECK(room.action<ui::Lock>()->why == session::LockedBy::time);
}

TEST_CASE("Undo takes the place of what was done at the panel") {
  Room room(locked(duringModel()));
  room.openPanel();
  room.press(Role::softer);
  CHECK(room.intent<session::Softer>());
  room.model.view.staff.soft = true;
  room.model.view.staff.undo = session::UndoKind::softer;
  room.model.view.staff.undoUntil = room.model.heard + toFrames(5s);
  room.frame();
  CHECK_FALSE(room.driver.find(Role::softer));
  CHECK(room.press(Role::undo));
  CHECK(room.intent<session::Undo>());
  room.model.heard += toFrames(6s);
  room.frame();
  CHECK_FALSE(room.driver.find(Role::undo));
  CHECK_FALSE(room.driver.find(Role::softer)->enabled);
  room.press(Role::extend);
  CHECK(room.intent<session::Extend>()->by == toFrames(5min));
  room.press(Role::returnEarly);
  CHECK(room.intent<session::ReturnEarly>());
  room.press(Role::pause);
  CHECK(room.intent<session::Pause>());
  std::get<session::PhaseView>(room.model.view.step).paused = true;
  room.frame();
  room.press(Role::resume);
  CHECK(room.intent<session::Resume>());
  room.press(Role::nextPiece);
  CHECK(room.intent<session::SkipTrack>());
}

TEST_CASE("the session ends only after two seconds and a reason; so does a skipped phase after two seconds") {
  Room room(locked(duringModel()));
  room.openPanel();
  room.hold(Role::endSession, 1900ms);
  CHECK(room.screen.screenName() == "staff-panel");
  room.hold(Role::endSession, 2100ms);
  room.pass(500ms);
  REQUIRE(room.screen.screenName() == "staff-end");
  CHECK(room.press(Role::leavePage));
  room.pass(500ms);
  CHECK(room.screen.screenName() == "staff-panel");
  room.hold(Role::nextPhase, 1500ms);
  CHECK_FALSE(room.intent<session::SkipPhase>());
  room.hold(Role::nextPhase, 2100ms);
  CHECK(room.intent<session::SkipPhase>());
  room.hold(Role::endSession, 2100ms);
  room.pass(500ms);
  CHECK(room.press({Role::reason, "felt unwell"}));
  const auto end = room.intent<session::EndSession>();
  REQUIRE(end);
  CHECK(end->reason == "felt unwell");
}

TEST_CASE("marks, going on and the volume's cap") {
  auto model = locked(duringModel());
  model.view.staff.marksWanted = {"medicine-given"};
  model.view.staff.holding = true;
  model.view.staff.beyondLength = true;
  model.view.staff.volume = {-0.5};
  Room room(model);
  room.openPanel();
  room.press({Role::mark, "medicine-given"});
  CHECK(room.intent<session::PlaceMark>()->mark == "medicine-given");
  room.press(Role::goOn);
  CHECK(room.intent<session::GoOn>());
  room.press(Role::volumeUp);
  CHECK(room.intent<session::SetVolume>()->to == core::Decibels{0});
  room.model.view.staff.volume = {0};
  room.frame();
  CHECK_FALSE(room.press(Role::volumeUp));
  CHECK(room.press(Role::volumeDown));
  CHECK(room.intent<session::SetVolume>()->to == core::Decibels{-1});
}

TEST_CASE("a call is cleared in the room by holding, and staff can call for more help") {
  auto model = locked(duringModel());
  model.call.state = call::State::placed;
  Room room(model);
  room.openPanel();
  room.hold(Role::clearCall, 1000ms);
  CHECK_FALSE(room.action<ui::CallCleared>());
  room.hold(Role::clearCall, 2100ms);
  CHECK(room.action<ui::CallCleared>());
  room.press(Role::moreHelp);
  CHECK(room.action<ui::CallPressed>()->source == call::Source::staffAssist);
  room.model.call.state = call::State::idle;
  room.frame();
  CHECK_FALSE(room.driver.find(Role::clearCall));
}

TEST_CASE("an observation goes question by question") {
  static const auto form = vitalsForm();
  Room room(locked(duringModel()));
  room.openPanel();
  room.press(Role::enterObservation);
  CHECK(room.intent<session::OpenObservation>()->observation == "vitals@50");
  room.model.view.staff.openObservation = session::OpenObservationView{"vitals@50", &form, {}};
  room.settle();
  REQUIRE(room.screen.screenName() == "staff-observation");
  room.press({Role::key, "1"});
  room.press({Role::key, "2"});
  CHECK_FALSE(room.press(Role::next));  // 12 is out of range
  room.screen.input(core::TextTyped{"8"}, room.now);
  room.frame();
  CHECK(room.press(Role::next));
  auto given = room.intent<session::AnswerObservation>();
  REQUIRE(given);
  CHECK(given->question == "systolic");
  CHECK(std::get<double>(given->value) == 128);
  room.model.view.staff.openObservation->answers = {{"systolic", 128.0}};
  room.settle();
  CHECK_FALSE(room.press(Role::next));  // must be answered
  room.press({Role::answer, "drowsy"});
  given = room.intent<session::AnswerObservation>();
  REQUIRE(given);
  CHECK(std::get<std::string>(given->value) == "drowsy");
  room.model.view.staff.openObservation->answers["awake"] = std::string("drowsy");
  room.frame();
  CHECK(room.press(Role::back));
  room.settle();
  CHECK(room.press(Role::next));
  room.settle();
  CHECK(room.press(Role::next));
  room.settle();
  CHECK(room.press(Role::save));
  CHECK(room.intent<session::FinishObservation>());
  CHECK(room.press(Role::leavePage));
  CHECK(room.intent<session::OpenObservation>()->observation.empty());
}

TEST_CASE("a checklist is ticked and signed by whom the PIN names; at home the sitter needs none") {
  static const auto list = checklist(script::Who::staff, 3);
  static const auto sitters = checklist(script::Who::sitter, 3);
  ui::Model model;
  model.view.language = "en";
  model.view.stage = session::View::Stage::before;
  session::ChecklistView view;
  view.checklist = &list;
  model.view.step = view;
  Room room(model);
  CHECK(room.screen.screenName() == "staff-checklist");
  room.press({Role::tick, "line-1"});
  CHECK_FALSE(room.intent<session::Tick>());
  room.press(Role::unlock);
  room.pass(500ms);
  CHECK(room.screen.screenName() == "pin");
  room.unlock();
  REQUIRE(room.screen.screenName() == "staff-checklist");  // back to the page, not the panel
  room.press({Role::tick, "line-1"});
  CHECK(room.intent<session::Tick>()->item == "line-1");
  CHECK_FALSE(room.press(Role::sign));
  view.ticked = {{"line-1", true}, {"line-2", true}, {"line-3", true}};
  room.model.view.step = view;
  room.frame();
  CHECK(room.press(Role::sign));
  CHECK(room.intent<session::Sign>());

  auto home = setup();
  home.home = true;
  view.checklist = &sitters;
  model.view.step = view;
  Room house(model, home);
  CHECK(house.press(Role::sign));
  CHECK(house.intent<session::Sign>());
}

TEST_CASE("a notice that blocks the start is lifted only by unlocked staff") {
  ui::Model model;
  model.view.language = "en";
  model.view.stage = session::View::Stage::before;
  model.view.step = session::WaitForStaffView{"start", true};
  model.view.staff.notices = {session::FormNotice{"Question 9"}};
  Room room(model);
  CHECK(room.screen.screenName() == "blocked");
  CHECK_FALSE(room.driver.find(Role::spoken));
  CHECK(room.press(Role::unlock));
  room.unlock();
  CHECK(room.screen.screenName() == "staff-panel");
  room.hold(Role::spoken, 2100ms);
  CHECK(room.intent<session::SpokeWithPerson>());
}

TEST_CASE("a call test is skipped by holding and with a reason") {
  ui::Model model;
  model.view.language = "en";
  model.view.stage = session::View::Stage::before;
  model.view.step = session::CallTestView{};
  Room room(model);
  room.hold(Role::skipTest, 2100ms);
  room.pass(500ms);
  CHECK(room.screen.screenName() == "pin");
  room.unlock();
  REQUIRE(room.screen.screenName() == "staff-skip-test");
  CHECK(room.press({Role::reason, "a button is broken"}));
  CHECK(room.intent<session::SkipCallTest>()->reason == "a button is broken");
}

TEST_CASE("on every display nothing of the staff's lies near the call, and buttons are large enough") {
  static const auto form = vitalsForm();
  struct Display {
    ui::Setup with;
    double scale, clear;
  };
  for (const auto& display : {Display{setup(), 1, 100}, Display{setup(1280, 800, 5.89), 5.89 / 5.56, 56},
                              Display{setup(1080, 1920, 5.56), 1, 100}}) {
    const auto audit = [&](Room& room) {
      const auto call = *room.driver.find(Role::call);
      for (const auto& target : room.screen.targets()) {
        if (target.id == Role::call) continue;
        CAPTURE(room.screen.screenName());
        CAPTURE(ui::nameOf(target.id));
        CHECK(target.x >= 0);
        CHECK(target.x + target.width <= static_cast<float>(display.with.width));
        CHECK(target.y + target.height <= static_cast<float>(display.with.height));
        const double aside = std::max(static_cast<double>(target.x - call.x - call.width),
                                      static_cast<double>(call.x - target.x - target.width));
        const double above = std::max(static_cast<double>(target.y - call.y - call.height),
                                      static_cast<double>(call.y - target.y - target.height));
        CHECK(std::max(aside, above) >= display.clear * display.scale - 1);
        if (target.kind == TargetKind::staff || target.kind == TargetKind::hold)
          CHECK(target.height >= 80 * display.scale - 1);
      }
    };
    Room panel(locked(duringModel()), display.with);
    panel.openPanel();
    audit(panel);
    panel.model.view.staff.openObservation = session::OpenObservationView{"vitals@50", &form, {}};
    panel.pass(500ms);
    audit(panel);
    Room ready(readyModel(), display.with);
    audit(ready);
    ready.press(Role::openPanel);
    ready.pass(500ms);
    audit(ready);
  }
}
