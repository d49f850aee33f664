#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "ui/call_samples.hpp"
#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui;
using namespace lw::ui::stage;
using namespace std::chrono_literals;

namespace {

std::vector<CallSample> everything() {
  auto all = callSamples();
  for (const auto& sample : samples()) all.push_back({sample.name, sample.model});
  return all;
}

template <class Actions>
int calls(const Actions& actions) {
  return static_cast<int>(std::ranges::count_if(
      actions, [](const Action& action) { return std::holds_alternative<CallPressed>(action); }));
}

/// A finger that comes down and goes up at once, in pixels; how many calls that makes.
int callsAt(Stage& stage, float x, float y) {
  stage.ui.takeActions();
  stage.ui.input(core::PointerDown{3, x, y}, stage.now);
  const int made = calls(stage.ui.takeActions());
  stage.ui.input(core::PointerUp{3, x, y}, stage.now);
  CHECK(calls(stage.ui.takeActions()) == 0);
  return made;
}

Target callOf(const Stage& stage) {
  const auto target = stage.driver.find(Role::call);
  REQUIRE(target);
  return *target;
}

/// Shows a sample; one of the touched page by touching the dark.
void present(Stage& stage, const Display& display, const CallSample& sample) {
  stage.show(sample.model);
  if (!sample.touched) return;
  const auto x = static_cast<float>(display.width) * 0.95f;
  stage.ui.input(core::PointerDown{1, x, 3}, stage.now);
  stage.ui.input(core::PointerUp{1, x, 3}, stage.now);
  stage.pass(1s);
  CHECK(stage.ui.screenName() == "touched");
}

}  // namespace

TEST_CASE("from every screen, in every size, one press calls: by finger, by key, by a lost button") {
  for (const auto& display : kDisplays) {
    Stage stage(display);
    const auto page = layoutFor(display.width / display.scale(), display.height / display.scale());
    const Point home = page.capsule.centre();
    for (const auto& sample : everything()) {
      CAPTURE(display.name);
      CAPTURE(sample.name);
      present(stage, display, sample);
      const auto target = callOf(stage);
      CHECK(target.enabled);
      CHECK(target.kind == TargetKind::call);
      // the place of the capsule calls on each screen, whatever is drawn there
      CHECK(callsAt(stage, static_cast<float>(home.x * display.scale()),
                    static_cast<float>(home.y * display.scale())) == 1);
      CHECK(callsAt(stage, target.x - 20, target.y + target.height / 2) == 1);
      stage.ui.input(core::KeyDown{core::Key::call, false}, stage.now);
      CHECK(calls(stage.ui.takeActions()) == 1);
      stage.ui.input(core::KeyDown{core::Key::call, true}, stage.now);
      CHECK(calls(stage.ui.takeActions()) == 0);
      stage.ui.input(core::CallDeviceLost{}, stage.now);
      CHECK(calls(stage.ui.takeActions()) == 1);
    }
  }
}

TEST_CASE("a call is one press also while one screen gives way to another, and in the middle of a hold") {
  auto setup = setupFor(kWide);
  setup.reducedMotion = false;
  Stage stage(setup);
  stage.show(fiveAnswers());
  auto next = phaseModel(script::PhaseScreen::dark);
  for (core::UiTime passed = 0ms; passed < 6s; passed += 250ms) {
    stage.model = next;
    stage.pass(passed == 0ms ? 1ms : 250ms);
    CAPTURE(passed.count());
    CHECK(callsAt(stage, 132, 816) == 1);
  }
  stage.show(fiveAnswers());
  stage.ui.input(core::PointerDown{0, 132, 80}, stage.now);
  stage.pass(1s);
  CHECK(callsAt(stage, 132, 816) == 1);
}

TEST_CASE("Tab reaches and Enter presses everything that a finger can") {
  for (const auto& display : kDisplays)
    for (const auto& sample : everything()) {
      CAPTURE(display.name);
      CAPTURE(sample.name);
      const auto shown = drawn(display, sample.model);
      Input input;
      input.show(shown.hits);
      std::set<TargetId> pressed;
      core::UiTime now{0};
      for (std::size_t i = 0; i < shown.hits.size(); ++i) {
        now += 5s;
        input.key(core::Key::tab, now);
        const auto focus = input.focusedTarget();
        auto presses = input.key(core::Key::enter, now);
        for (const auto& held : input.tick(now + 3s)) presses.push_back(held);
        input.enterUp();
        if (presses.size() == 1 && presses[0].id == focus && !presses[0].missed) pressed.insert(focus);
      }
      std::size_t enabled = 0;
      for (const auto& hit : shown.hits) {
        CAPTURE(nameOf(hit.id));
        if (!hit.enabled) continue;
        ++enabled;
        CHECK(pressed.contains(hit.id));
        if (hit.kind != TargetKind::call && hit.id != Role::staffDoor) CHECK(shown.handlers.contains(hit.id));
      }
      CHECK(enabled >= 1);  // the call, whatever else
      CHECK(pressed.size() == enabled);
      // and nothing listens without a target, but for a large letter, which a real keyboard's shift types
      for (const auto& [id, handler] : shown.handlers) {
        if (id.role == Role::key && id.item.size() == 1 &&
            std::isupper(static_cast<unsigned char>(id.item[0])) != 0)
          continue;
        CHECK_MESSAGE(std::ranges::count(shown.hits, id, &Hit::id) == 1, nameOf(id));
      }
    }
}
