#include "ui/kit/mirror.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

#include "ui/call_samples.hpp"
#include "ui/kit/widgets.hpp"

using namespace lw;
using namespace lw::ui;

namespace {

std::unique_ptr<stage::Stage> staged(const stage::Display& display, bool right, const Model& model) {
  auto setup = stage::setupFor(display);
  setup.callSideRight = right;
  auto shown = std::make_unique<stage::Stage>(setup);
  shown->show(model);
  return shown;
}

}  // namespace

TEST_CASE("a call on the right mirrors the page: places change sides, order and words stay") {
  auto left = staged(stage::kWide, false, stage::fiveAnswers());
  auto right = staged(stage::kWide, true, stage::fiveAnswers());
  REQUIRE(left->ui.targets().size() == right->ui.targets().size());
  for (const auto& target : left->ui.targets()) {
    CAPTURE(nameOf(target.id));
    const auto other = right->driver.find(target.id);
    REQUIRE(other);
    CHECK(std::abs(other->x - (1920 - target.x - target.width)) < 1);
    CHECK(other->y == target.y);
  }
  CHECK(right->driver.find(Role::call)->x == 1920 - 40 - 184);
}

TEST_CASE("a tall page has the call at the bottom and is not mirrored") {
  auto left = staged(stage::kTall, false, stage::fiveAnswers());
  auto right = staged(stage::kTall, true, stage::fiveAnswers());
  for (const auto& target : left->ui.targets()) CHECK(right->driver.find(target.id)->x == target.x);
}

TEST_CASE("keys and numbers keep their order from left to right") {
  auto right = staged(stage::kWide, true, stage::scale());
  double last = 0;
  int seen = 0;
  for (const auto& target : right->ui.targets()) {
    if (target.kind != TargetKind::answer) continue;
    CHECK(target.x > last);
    last = target.x;
    ++seen;
  }
  CHECK(seen == 11);
  auto setup = stage::setupFor(stage::kWide);
  setup.callSideRight = true;
  const auto page = layoutFor(1920, 1080);
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  const auto model = stage::scale();
  const Local local;
  const Feel feel;
  Scene scene{setup, model, page, feel, local, core::UiTime{0}};
  chooseScreen(setup, model, local, core::UiTime{0}).draw(d, scene);
  mirror(d);
  const auto at = [&](const std::string& words) {
    for (const auto& op : d.ops)
      if (const auto* run = std::get_if<TextRun>(&op); run != nullptr && run->text == words) return run->at.x;
    return -1.0;
  };
  CHECK(at("Calm") < at("As tense as can be"));
  CHECK(at("Calm") >= 0);
  CHECK(at("0") < at("10"));
}

TEST_CASE("a unit stays at the end of the line that it belongs to") {
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  inputLine(d, {400, 300, 600, 100}, "7", 52, "hours");
  mirror(d);
  double typed = 0, unit = 0;
  for (const auto& op : d.ops)
    if (const auto* run = std::get_if<TextRun>(&op)) (run->text == "7" ? typed : unit) = run->at.x;
  CHECK(typed == doctest::Approx(1920 - 1000 + 40));
  CHECK(unit > typed + 300);
}

TEST_CASE("what stands together stays together; mirrored twice is where it was") {
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  d.fill({100, 10, 200, 50}, kLinen.act);
  d.text({110, 20}, "Left\nof the page", {40, Weight::regular, kLinen.ink});
  icon(d, Icon::back, {400, 100}, 48, kLinen.ink);
  d.arc({300, 500}, 100, -30, 40, kLinen.ink);
  const auto before = d.ops;
  mirror(d);
  const auto& words = std::get<TextRun>(d.ops[2]);
  const auto& more = std::get<TextRun>(d.ops[3]);
  CHECK(words.at.x == more.at.x);
  CHECK(std::get<Fill>(d.ops[1]).box.x == 1920 - 300);
  const auto& sign = std::get<Line>(d.ops[4]);
  const auto& given = std::get<Line>(before[4]);
  CHECK(sign.points[1].x < sign.points[0].x);  // still points to the left
  CHECK(sign.points[0].x - sign.points[1].x == doctest::Approx(given.points[0].x - given.points[1].x));
  const auto& bow = std::get<Arc>(d.ops[5]);
  CHECK(bow.from == 140);
  CHECK(bow.to == 210);
}

TEST_CASE("on a mirrored page the call answers on its side, and screen 8 calls there") {
  const auto shown = staged(stage::kWide, true, stage::phaseModel(script::PhaseScreen::dark));
  auto& s = *shown;
  s.actions();
  s.ui.input(core::PointerDown{0, 300, 300}, s.now);
  s.ui.input(core::PointerUp{0, 300, 300}, s.now);
  s.pass(std::chrono::seconds{1});
  REQUIRE(s.ui.screenName() == "touched");
  s.ui.input(core::PointerDown{0, 1800, 100}, s.now);
  const auto actions = s.actions();
  REQUIRE(actions.size() == 1);
  CHECK(std::holds_alternative<CallPressed>(actions[0]));
}
