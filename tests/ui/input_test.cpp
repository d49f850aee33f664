#include "ui/input.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace lw;
using namespace lw::ui;
using namespace std::chrono_literals;

namespace {

/// A call on the left, two answers, Next (which may be off), a hold target.
std::vector<Hit> page(bool nextOn = true) {
  return {{{Role::answer, "a"}, TargetKind::answer, {400, 100, 300, 116}, true},
          {{Role::answer, "b"}, TargetKind::answer, {400, 250, 300, 116}, true},
          {Role::next, TargetKind::act, {800, 900, 280, 120}, nextOn},
          {Role::staffDoor, TargetKind::hold, {40, 24, 184, 110}, true},
          {Role::call, TargetKind::call, {40, 600, 184, 432}, true}};
}

struct Hand {
  Input input;
  core::UiTime now{10s};
  double scale = 1;

  Hand() { input.change(page(), {0s}); }
  std::vector<std::string> names(const std::vector<Input::Pressed>& all) const {
    std::vector<std::string> out;
    for (const auto& one : all)
      out.push_back(one.missed ? "missed " + (one.id.any() ? nameOf(one.id) : "") : nameOf(one.id));
    return out;
  }
  std::vector<std::string> down(double x, double y, int finger = 0) {
    return names(
        input.pointer(core::PointerDown{finger, static_cast<float>(x), static_cast<float>(y)}, scale, now));
  }
  std::vector<std::string> move(double x, double y, int finger = 0) {
    return names(
        input.pointer(core::PointerMove{finger, static_cast<float>(x), static_cast<float>(y)}, scale, now));
  }
  std::vector<std::string> up(double x, double y, int finger = 0) {
    return names(
        input.pointer(core::PointerUp{finger, static_cast<float>(x), static_cast<float>(y)}, scale, now));
  }
  std::vector<std::string> tap(double x, double y, int finger = 0) {
    down(x, y, finger);
    return up(x, y, finger);
  }
  std::vector<std::string> pass(core::UiTime length) {
    now += length;
    return names(input.tick(now));
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the call fires as the finger comes down, up to 24 px beside it, also on a screen that is deaf") {
  Hand hand;
  CHECK(hand.down(132, 816) == Names{"call"});
  CHECK(hand.up(132, 816) == Names{});
  CHECK(hand.down(224 + 24, 816) == Names{"call"});
  CHECK(hand.down(132, 600 - 24) == Names{"call"});
  CHECK(hand.down(224 + 25, 816) == Names{"missed "});
  hand.input.change(page(), {hand.now});
  CHECK(hand.input.deaf(hand.now));
  CHECK(hand.down(132, 816) == Names{"call"});
}

TEST_CASE("everything else fires on release inside; sliding off cancels") {
  Hand hand;
  CHECK(hand.down(500, 150) == Names{});
  CHECK(hand.input.pressedTarget() == TargetId{Role::answer, "a"});
  CHECK(hand.up(690, 210) == Names{"answer a"});
  CHECK(hand.input.pressedTarget() == TargetId{});
  CHECK(hand.down(500, 300) == Names{});
  CHECK(hand.up(500, 150) == Names{});  // on another target
  hand.down(500, 300);
  hand.move(720, 300);
  CHECK(hand.up(720, 300) == Names{});  // beside it
  CHECK(hand.down(720, 300) == Names{"missed "});
}

TEST_CASE("places are in pixels of the window") {
  Hand hand;
  hand.scale = 2;
  hand.down(1000, 300);
  CHECK(hand.up(1000, 300) == Names{"answer a"});
}

TEST_CASE("the same target twice within 250 ms is one press; another is its own") {
  Hand hand;
  CHECK(hand.tap(500, 150) == Names{"answer a"});
  hand.now += 249ms;
  CHECK(hand.tap(500, 150) == Names{});
  CHECK(hand.tap(500, 300) == Names{"answer b"});
  hand.now += 250ms;
  CHECK(hand.tap(500, 300) == Names{"answer b"});
}

TEST_CASE("the first 400 ms of a screen are deaf, and a finger from the screen before presses nothing") {
  Hand hand;
  hand.down(500, 150);
  hand.input.change(page(), {hand.now});
  CHECK(hand.up(500, 150) == Names{});
  hand.now += 399ms;
  CHECK(hand.down(500, 150) == Names{});
  hand.now += 5s;
  CHECK(hand.up(500, 150) == Names{});  // it came down too early
  CHECK(hand.tap(500, 150) == Names{"answer a"});
}

TEST_CASE("what is off can't be pressed, and is no miss") {
  Hand hand;
  hand.input.show(page(false));
  CHECK(hand.down(900, 960) == Names{});
  CHECK(hand.up(900, 960) == Names{});
  hand.down(900, 960);
  hand.input.show(page(true));  // on only after the finger came down
  CHECK(hand.up(900, 960) == Names{});
}

TEST_CASE(
    "a finger that rests somewhere keeps no other from pressing, and none keeps the call from calling") {
  Hand hand;
  hand.down(500, 150, 1);  // rests on an answer
  CHECK(hand.tap(500, 300, 2) == Names{"answer b"});
  CHECK(hand.tap(900, 960, 3) == Names{"next"});
  CHECK(hand.down(132, 816, 4) == Names{"call"});
  CHECK(hand.input.pressedTarget() == Role::call);  // shown before all others
  hand.now += 1s;
  CHECK(hand.tap(500, 300, 5) == Names{"answer b"});
  CHECK(hand.up(132, 816, 4) == Names{});
  CHECK(hand.down(132, 816, 4) == Names{"call"});
  CHECK(hand.up(500, 150, 1) == Names{"answer a"});
}

TEST_CASE("a finger whose release got lost starts anew") {
  Hand hand;
  hand.down(500, 150);
  CHECK(hand.tap(500, 300) == Names{"answer b"});
}

TEST_CASE("a hold target fires after two seconds under the finger, once, and not at all when let go") {
  Hand hand;
  hand.down(132, 80);
  CHECK(hand.input.holding());
  CHECK(hand.pass(1000ms) == Names{});
  CHECK(hand.input.heldShare(hand.now) == doctest::Approx(0.5));
  CHECK(hand.pass(999ms) == Names{});
  CHECK(hand.pass(1ms) == Names{"staff-door"});
  CHECK(hand.pass(5s) == Names{});
  CHECK_FALSE(hand.input.holding());
  CHECK(hand.up(132, 80) == Names{});

  hand.down(132, 80);
  hand.pass(1999ms);
  CHECK(hand.up(132, 80) == Names{"missed staff-door"});
  CHECK(hand.pass(1s) == Names{});

  hand.down(132, 80);
  hand.pass(1s);
  hand.move(132, 200);  // slides off
  CHECK_FALSE(hand.input.holding());
  hand.move(132, 80);
  CHECK(hand.pass(3s) == Names{});
}

TEST_CASE(
    "Tab walks answers, Next, what is quiet, and the call; Enter presses; Enter holds what must be held") {
  Hand hand;
  const auto key = [&](core::Key which) { return hand.names(hand.input.key(which, hand.now)); };
  Names order;
  for (int i = 0; i < 5; ++i) {
    key(core::Key::tab);
    order.push_back(nameOf(hand.input.focusedTarget()));
  }
  CHECK(order == Names{"answer a", "answer b", "next", "staff-door", "call"});
  CHECK(key(core::Key::enter) == Names{"call"});
  CHECK(key(core::Key::enter) == Names{"call"});  // no debounce for a call
  key(core::Key::backTab);
  CHECK(hand.input.focusedTarget() == Role::staffDoor);
  CHECK(key(core::Key::enter) == Names{});
  CHECK(hand.pass(1500ms) == Names{});
  CHECK(hand.names(hand.input.enterUp()) == Names{"missed staff-door"});
  CHECK(hand.pass(1s) == Names{});
  key(core::Key::enter);
  key(core::Key::backTab);  // walked on: nothing is held any more
  CHECK(hand.pass(3s) == Names{});
  key(core::Key::tab);
  key(core::Key::enter);
  CHECK(hand.pass(2s) == Names{"staff-door"});
  CHECK(hand.names(hand.input.enterUp()) == Names{});
  key(core::Key::backTab);
  CHECK(key(core::Key::enter) == Names{"next"});
  hand.input.change(page(), {hand.now});
  CHECK(hand.input.focusedTarget() == TargetId{});
  CHECK(key(core::Key::enter) == Names{});
}

TEST_CASE("what is off can't have the focus") {
  Hand hand;
  hand.input.show(page(false));
  for (int i = 0; i < 8; ++i) {
    hand.input.key(core::Key::tab, hand.now);
    CHECK(hand.input.focusedTarget() != Role::next);
  }
}
