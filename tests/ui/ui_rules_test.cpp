#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "support/actors.hpp"
#include "ui/call_samples.hpp"
#include "ui/transition.hpp"

using namespace lw;
using namespace lw::ui;
using namespace std::chrono_literals;
using core::Key;

namespace {

template <class T>
int countOf(const std::vector<Action>& actions) {
  return static_cast<int>(
      std::ranges::count_if(actions, [](const Action& action) { return std::holds_alternative<T>(action); }));
}

bool noted(const std::vector<Action>& actions, const std::string& why) {
  return std::ranges::any_of(actions, [&](const Action& action) {
    const auto* note = std::get_if<QuietNote>(&action);
    return note != nullptr && note->why == why;
  });
}

core::PointerDown down(double x, double y, int finger = 0) {
  return {finger, static_cast<float>(x), static_cast<float>(y)};
}
core::PointerUp up(double x, double y, int finger = 0) {
  return {finger, static_cast<float>(x), static_cast<float>(y)};
}

Model quiet() {
  return stage::phaseModel(script::PhaseScreen::horizon);
}

}  // namespace

TEST_CASE("the call fires on finger down, with 24 px of slop, and not further away") {
  stage::Stage s(stage::kWide);
  s.show(stage::fiveAnswers());
  s.actions();
  s.ui.input(down(40 - 23, 700), s.now);
  CHECK(countOf<CallPressed>(s.actions()) == 1);
  s.ui.input(up(40 - 23, 700), s.now);
  CHECK(s.actions().empty());
  s.ui.input(down(132, 600 - 26), s.now);
  CHECK(countOf<CallPressed>(s.actions()) == 0);
}

TEST_CASE("one press calls from every screen, also while it is deaf and while other fingers are down") {
  for (const auto& display : stage::kDisplays) {
    const auto page = layoutFor(display.width / display.scale(), display.height / display.scale());
    const auto at = page.capsule.centre();
    stage::Stage s(display);
    std::vector<Model> models;
    for (const auto& sample : stage::callSamples()) models.push_back(sample.model);
    for (const auto& sample : stage::samples()) models.push_back(sample.model);
    for (const auto& model : models) {
      s.ui.frame(model, s.now);  // the screen has just changed
      s.ui.input(down(display.width - 5, 5, 3), s.now);
      s.ui.takeActions();
      s.ui.input(down(at.x * display.scale(), at.y * display.scale(), 7), s.now);
      CHECK(countOf<CallPressed>(s.actions()) == 1);
      s.ui.input(up(at.x * display.scale(), at.y * display.scale(), 7), s.now);
      s.ui.input(up(display.width - 5, 5, 3), s.now);
      s.ui.input(core::KeyDown{Key::call}, s.now);
      s.ui.input(core::KeyDown{Key::call, true}, s.now);
      CHECK(countOf<CallPressed>(s.actions()) == 1);
      s.pass(1s);
    }
    s.ui.input(core::CallDeviceLost{}, s.now);
    CHECK(countOf<CallPressed>(s.actions()) == 1);
  }
}

TEST_CASE("everything else fires on release inside; sliding off cancels; twice within 250 ms is once") {
  stage::Stage s(stage::kWide);
  s.show(stage::fiveAnswers());
  const auto next = *s.driver.find(Role::next);
  const double x = next.x + 20, y = next.y + 20;
  s.ui.input(down(x, y), s.now);
  CHECK(s.intents().empty());
  s.ui.input(up(1000, 20), s.now);
  CHECK(s.intents().empty());
  for (const auto after : {0ms, 100ms, 200ms}) {
    s.ui.input(down(x, y), s.now + after);
    s.ui.input(up(x, y), s.now + after);
  }
  CHECK(s.intents().size() == 1);
  s.ui.input(down(x, y), s.now + 600ms);
  s.ui.input(up(x, y), s.now + 600ms);
  CHECK(s.intents().size() == 1);
}

TEST_CASE("a new screen is deaf for 400 ms") {
  stage::Stage s(stage::kWide);
  s.show(stage::fiveAnswers());
  s.actions();
  s.model = stage::intention();
  s.ui.frame(s.model, s.now);
  CHECK(s.driver.press(Role::readAloud, s.now + 300ms));
  CHECK(s.intents().empty());
  CHECK(s.driver.press(Role::readAloud, s.now + 650ms));  // tapped on: it is one gesture
  CHECK(s.intents().empty());
  CHECK(s.driver.press(Role::readAloud, s.now + 1100ms));
  CHECK_FALSE(s.intents().empty());
}

TEST_CASE(
    "what leads on from a page of the person is deaf for a second, and for as long again when tapped on") {
  stage::Stage s(stage::kWide);
  s.show(stage::fiveAnswers());
  s.actions();
  s.model = stage::intention();
  s.ui.frame(s.model, s.now);
  for (const auto after : {500ms, 900ms, 1400ms, 2100ms}) CHECK(s.driver.press(Role::next, s.now + after));
  s.ui.input(core::KeyDown{Key::enter}, s.now + 2200ms);
  s.ui.input(core::KeyUp{Key::enter}, s.now + 2200ms);
  CHECK(s.intents().empty());
  CHECK(s.driver.press(Role::next, s.now + 3300ms));
  CHECK_FALSE(s.intents().empty());
}

TEST_CASE("in the quiet part the first touch only wakes; unanswered it fades back with a note") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  CHECK(s.ui.screenName() == "session-horizon");
  s.actions();
  s.ui.input(down(1500, 300), s.now);
  s.ui.input(up(1500, 300), s.now);
  CHECK(s.actions().empty());
  s.pass(1s);
  CHECK(s.ui.screenName() == "touched");
  const auto due = s.ui.nextFrame(s.now);
  REQUIRE(due);
  CHECK(*due <= s.now + 20s);
  s.pass(20s);
  CHECK(s.ui.screenName() == "session-horizon");
  const auto after = s.actions();
  CHECK(countOf<QuietNote>(after) == 1);
  CHECK(countOf<CallPressed>(after) == 0);
}

TEST_CASE("on screen 8 the side calls, No goes back, the rest does nothing") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  const auto wake = [&] {
    s.ui.input(down(1500, 300), s.now);
    s.ui.input(up(1500, 300), s.now);
    s.pass(1s);
    s.actions();
    REQUIRE(s.ui.screenName() == "touched");
  };
  wake();
  s.ui.input(down(1000, 500), s.now);
  s.ui.input(up(1000, 500), s.now);
  s.pass(1s);
  CHECK(s.ui.screenName() == "touched");
  CHECK(s.actions().empty());
  CHECK(s.press(Role::allRight));
  CHECK(s.ui.screenName() == "session-horizon");
  CHECK(s.actions().empty());
  wake();
  s.ui.input(down(600, 100), s.now);
  CHECK(countOf<CallPressed>(s.actions()) == 1);
  s.ui.input(up(600, 100), s.now);
  s.pass(1s);
  CHECK(s.ui.screenName() == "session-horizon");  // once the call stands the call screen is on
}

TEST_CASE("on screen 8 the person makes it softer, asks for no more voice, and takes both back") {
  stage::Stage s(stage::kWide);
  auto model = quiet();
  s.show(model);
  s.ui.input(down(1500, 300), s.now);
  s.ui.input(up(1500, 300), s.now);
  s.pass(1s);
  s.actions();
  REQUIRE(s.ui.screenName() == "touched");
  const auto wanted = [&]<class T>(Role role, T) -> std::optional<bool> {
    if (!s.press(role)) return std::nullopt;
    for (const auto& action : s.actions())
      if (const auto* intent = std::get_if<session::Intent>(&action))
        if (const auto* asked = std::get_if<T>(intent)) return asked->on;
    return std::nullopt;
  };
  CHECK(wanted(Role::personSofter, session::PersonSofter{}) == true);
  CHECK(s.ui.screenName() == "touched");  // it stays, so that one can go on
  CHECK(wanted(Role::personVoice, session::PersonVoice{}) == false);
  auto& phase = std::get<session::PhaseView>(model.view.step);
  phase.softer = phase.voiceUnwanted = true;
  ++model.view.revision;
  s.show(model);
  s.pass(1s);
  CHECK(wanted(Role::personSofter, session::PersonSofter{}) == false);
  CHECK(wanted(Role::personVoice, session::PersonVoice{}) == true);
}

TEST_CASE("a second button of a hand switch makes it softer for the person") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  s.actions();
  s.ui.input(core::KeyDown{core::Key::softer, false}, s.now);
  const auto actions = s.actions();
  CHECK(std::ranges::any_of(actions, [](const Action& action) {
    const auto* intent = std::get_if<session::Intent>(&action);
    return intent != nullptr && std::holds_alternative<session::PersonSofter>(*intent);
  }));
}

TEST_CASE("a short touch of the hidden staff door wakes as well, a long one opens it") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  CHECK(s.press(Role::staffDoor));
  CHECK(s.ui.screenName() == "touched");
  CHECK(s.press(Role::allRight));
  REQUIRE(s.driver.hold(Role::staffDoor, s.now));
  s.pass(2100ms);
  CHECK(s.ui.screenName() == "pin");
  s.driver.release(s.now);
  s.pass(31s);
  CHECK(s.ui.screenName() == "session-horizon");  // nobody types: it closes by itself
}

TEST_CASE("two switches: the first press wakes, then one is yes and the other no") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  s.actions();
  const auto key = [&](Key which) {
    s.ui.input(core::KeyDown{which}, s.now);
    s.pass(1s);
  };
  key(Key::enter);
  CHECK(s.ui.screenName() == "touched");
  CHECK(s.actions().empty());
  key(Key::second);
  CHECK(s.ui.screenName() == "session-horizon");
  key(Key::second);
  CHECK(s.ui.screenName() == "touched");
  key(Key::enter);
  CHECK(countOf<CallPressed>(s.actions()) == 1);
}

TEST_CASE("three touches beside the buttons within 20 s are noted; on the call screen touches do nothing") {
  stage::Stage s(stage::kWide);
  s.show(stage::fiveAnswers());
  s.actions();
  for (int i = 0; i < 3; ++i) {
    s.ui.input(down(1000, 5), s.now);
    s.ui.input(up(1000, 5), s.now);
    s.pass(1s);
  }
  CHECK(noted(s.actions(), "three touches beside the buttons"));
  s.show(stage::calling(stage::atDesk(call::State::delivered, true, true, false, 12)));
  for (int i = 0; i < 5; ++i) {
    s.ui.input(down(1000, 500), s.now);
    s.ui.input(up(1000, 500), s.now);
    s.pass(1s);
    CHECK(s.ui.screenName() == "call");
  }
  CHECK(s.actions().empty());
}

TEST_CASE("the focus walks answers, Next, Back, quiet ones, and the call; Enter presses") {
  stage::Stage s(stage::kWide);
  s.show(stage::yesNo());
  s.actions();
  const auto walk = [&](Key which) {
    s.ui.input(core::KeyDown{which}, s.now);
    s.pass(1s);
  };
  walk(Key::tab);
  walk(Key::enter);
  const auto answered = s.intents();
  REQUIRE(answered.size() == 1);
  CHECK(std::holds_alternative<session::GiveAnswer>(answered[0]));
  walk(Key::tab);
  walk(Key::backTab);
  walk(Key::backTab);
  walk(Key::enter);
  CHECK(countOf<CallPressed>(s.actions()) <= 1);
  for (int i = 0; i < 60; ++i) {  // the call is on the way round, whatever opens on it
    walk(Key::tab);
    walk(Key::enter);
    if (countOf<CallPressed>(s.actions()) > 0) return;
  }
  FAIL("the walk never came to the call");
}

TEST_CASE("a hold target must be held with Enter as with a finger") {
  stage::Stage s(stage::kWide);
  s.show(
      stage::callTest({.screenSeen = false, .handSeen = false, .handExpected = false, .cannotPress = false}));
  const auto walkToSkip = [&] {
    for (int i = 0; i < 12; ++i) {
      s.ui.input(core::KeyDown{Key::backTab}, s.now);
      s.pass(1s);
      s.ui.input(core::KeyDown{Key::enter}, s.now);
      s.pass(2100ms);
      s.ui.input(core::KeyUp{Key::enter}, s.now);
      s.pass(1s);
      if (s.ui.screenName() == "pin") return true;
    }
    return false;
  };
  CHECK(walkToSkip());
  stage::Stage quick(stage::kWide);
  quick.show(s.model);
  for (int i = 0; i < 12; ++i) {
    quick.ui.input(core::KeyDown{Key::backTab}, quick.now);
    quick.ui.input(core::KeyDown{Key::enter}, quick.now);
    quick.ui.input(core::KeyUp{Key::enter}, quick.now);
    quick.pass(1s);
    CHECK(quick.ui.screenName() == "call-test");
  }
}

TEST_CASE("the call test goes on only when its buttons were seen; skipping needs staff") {
  stage::Stage s(stage::kWide);
  s.show(
      stage::callTest({.screenSeen = true, .handSeen = false, .handExpected = true, .cannotPress = false}));
  CHECK_FALSE(s.press(Role::next));
  s.show(
      stage::callTest({.screenSeen = true, .handSeen = false, .handExpected = false, .cannotPress = false}));
  s.actions();
  CHECK(s.press(Role::next));
  CHECK(std::holds_alternative<session::Next>(s.intents().at(0)));
  CHECK(s.press(Role::cannotPress));
  CHECK(std::holds_alternative<session::CannotPress>(s.intents().at(0)));
  REQUIRE(s.driver.hold(Role::skipTest, s.now));
  s.pass(2100ms);
  CHECK(s.ui.screenName() == "pin");
  auto model = s.model;
  s.unlock(model, kStaff);
  s.show(model);
  CHECK(s.ui.screenName() == "staff-skip-test");
}

TEST_CASE("the call key is the button in the hand where the room has one") {
  for (const bool hand : {false, true}) {
    auto setup = stage::setupFor(stage::kWide);
    setup.handButton = hand;
    stage::Stage s(setup);
    s.show(stage::callTest({}));
    s.actions();
    s.ui.input(core::KeyDown{Key::call}, s.now);
    const auto pressed = std::get<CallPressed>(s.actions().at(0));
    CHECK(pressed.source == (hand ? call::Source::handButton : call::Source::key));
  }
}

TEST_CASE(
    "from the waiting page and the last one a PIN leads to the panel; at home whoever is there begins") {
  const auto waiting =
      stage::modelOf(session::WaitForStaffView{"questions", false}, session::View::Stage::after);
  for (auto model : {waiting, stage::ended("complete", {"In 3 days: how you sleep"})}) {
    stage::Stage s(stage::kWide);
    s.show(model);
    s.actions();
    CHECK_FALSE(s.press(Role::start));
    CHECK_FALSE(s.press(Role::leave));
    CHECK(s.press(Role::unlock));
    CHECK(s.ui.screenName() == "pin");
    s.unlock(model, kStaff);
    s.show(model);
    CHECK(s.ui.screenName() == "staff-panel");
  }
  auto home = stage::setupFor(stage::kWide);
  home.home = true;
  stage::Stage s(home);
  s.show(waiting);
  s.actions();
  CHECK(s.press(Role::start));
  CHECK(std::holds_alternative<session::StaffReady>(s.intents().at(0)));
}

TEST_CASE("resting is no idling, and a new page starts the count anew") {
  stage::Stage s(stage::kWide);
  s.show(quiet());
  s.pass(2h);
  s.actions();
  s.show(stage::modelOf(session::WaitForStaffView{"questions", false}, session::View::Stage::after));
  s.pass(20min);
  CHECK(s.actions().empty());
  s.show(stage::sideEffects());
  s.pass(299s);
  CHECK(s.actions().empty());
  s.pass(3s);
  CHECK(noted(s.actions(), "nothing touched for 5 minutes"));
}

TEST_CASE("a breath redraws one rectangle around its ring, a still screen nothing") {
  auto setup = stage::setupFor(stage::kWide);
  setup.reducedMotion = false;
  Ui ui(setup);
  const auto* block = stage::breath();
  auto model = stage::breathing(1.0, block);
  ui.frame(model, 1s);
  int drawn = 0;
  for (int i = 1; i < 290; ++i) {
    const double seconds = 1.0 + i * 0.033;
    auto next = model;
    next.heard = core::FramePos{core::framesOf(seconds)};
    const auto damage = ui.frame(next, 1s + 33ms * i);
    CAPTURE(seconds);
    CHECK(damage.size() <= 1);
    if (damage.empty()) continue;
    ++drawn;
    CHECK(damage[0].x >= 960 - 400);
    CHECK(damage[0].y >= 540 - 400);
    CHECK(damage[0].x + damage[0].width <= 960 + 400);
    CHECK(damage[0].y + damage[0].height <= 540 + 400);
    CHECK(ui.nextFrame(1s + 33ms * i) == 1s + 33ms * i + 33ms);
  }
  CHECK(drawn > 250);
  ui.frame(quiet(), 20s);
  ui.frame(quiet(), 30s);
  CHECK(ui.frame(quiet(), 31s).empty());
  const auto due = ui.nextFrame(31s);
  REQUIRE(due);
  CHECK(*due > 60s);  // not before it turns to the still level
}

TEST_CASE("a paused session is still, and reduced motion keeps the ring still") {
  auto paused = stage::breathing(1);
  std::get<session::PhaseView>(paused.view.step).paused = true;
  CHECK(stage::drawn(stage::kWide, paused).screen == "session-still");
  const auto rings = [](double seconds) {
    std::vector<double> radii;
    for (const auto& op : stage::drawn(stage::kWide, stage::breathing(seconds)).ops)
      if (const auto* ring = std::get_if<Ring>(&op)) radii.push_back(ring->radius);
    return radii;
  };
  CHECK(rings(0.5) == rings(3.5));
  CHECK(stage::drawn(stage::kWide, stage::breathing(1)).text("in"));
  CHECK(stage::drawn(stage::kWide, stage::breathing(5)).text("out"));
}

TEST_CASE("no fade dims the call control") {
  Transition transition;
  const Box window{0, 0, 1920, 1080};
  const Picture from{{Fill{window, kLinen.bg}, Fill{{40, 600, 184, 432}, kLinen.call}}, 1};
  const Picture to{{Fill{window, kNight.bg}, Fill{{40, 600, 184, 432}, kNight.call}}, 1};
  transition.startDawn(kNight.bg, 90s, 0ms);
  transition.start(from, kNight.bg, {200ms, 200ms, false}, 0ms);
  for (auto now = 0ms; now < 600ms; now += 33ms) {
    const auto shown = transition.apply(to, window, now);
    REQUIRE(shown.ops.size() == shown.callFrom + 1);
    CHECK(shown.ops.back() == to.ops.back());
  }
}

TEST_CASE("a call is on the capsule in the next frame, and its screen within 600 ms") {
  auto setup = stage::setupFor(stage::kWide);
  setup.reducedMotion = false;
  Ui ui(setup);
  for (auto now = 0ms; now < 20s; now += 1000ms) ui.frame(stage::fiveAnswers(), now);
  auto called = stage::fiveAnswers();
  called.call = stage::atDesk(call::State::placed, true, false, false, 0);
  CHECK_FALSE(ui.frame(called, 20s).empty());
  CHECK(ui.screenName() == "call");
  CHECK_FALSE(ui.frame(called, 20s + 590ms).empty());
  ui.frame(called, 20s + 610ms);
  CHECK(ui.frame(called, 20s + 700ms).empty());
}
