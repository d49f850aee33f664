#include <doctest/doctest.h>

#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui::stage;
using ui::Role;
using ui::TargetId;

namespace {

/// The one intent that came out, as T.
template <class T>
T only(Stage& stage) {
  const auto intents = stage.intents();
  REQUIRE(intents.size() == 1);
  REQUIRE(std::holds_alternative<T>(intents[0]));
  return std::get<T>(intents[0]);
}

core::AnswerValue given(Stage& stage) {
  const auto answer = only<session::GiveAnswer>(stage);
  CHECK(answer.question == "item");
  return answer.value;
}

/// The answer that leaving the page gave, and that it was left.
std::optional<core::AnswerValue> left(Stage& stage) {
  const auto intents = stage.intents();
  REQUIRE(!intents.empty());
  CHECK(std::holds_alternative<session::Next>(intents.back()));
  if (intents.size() == 1) return std::nullopt;
  REQUIRE(intents.size() == 2);
  return std::get<session::GiveAnswer>(intents[0]).value;
}

/// One after the other; what has no name of its own is a key that types.
void keys(Stage& stage, const std::vector<std::string>& names) {
  static const std::map<std::string, TargetId> kNamed{{"delete", Role::erase},
                                                      {"clear", Role::clear},
                                                      {"shift", Role::shift},
                                                      {"space", {Role::key, " "}},
                                                      {"letters", {Role::keyPage, "letters"}},
                                                      {"numbers", {Role::keyPage, "numbers"}},
                                                      {"more", {Role::keyPage, "more"}}};
  for (const auto& name : names) {
    CAPTURE(name);
    const auto named = kNamed.find(name);
    CHECK(stage.press(named == kNamed.end() ? TargetId{Role::key, name} : named->second));
  }
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("one tap gives an answer and nothing goes on by itself") {
  for (const auto& display : kDisplays) {
    CAPTURE(display.name);
    Stage stage(display);
    stage.show(scale(std::nullopt));
    CHECK(stage.press({Role::answer, "7"}));
    CHECK(given(stage) == core::AnswerValue{std::int64_t{7}});
    stage.show(fiveAnswers(std::nullopt));
    CHECK(stage.press({Role::answer, "option-3"}));
    CHECK(given(stage) == core::AnswerValue{std::string("option-3")});
    stage.show(fiveAnswers());
    CHECK(stage.press({Role::answer, "option-2"}));  // once more: it stays
    CHECK(given(stage) == core::AnswerValue{std::string("option-2")});
    stage.show(yesNo());
    CHECK(stage.press({Role::answer, "no"}));
    CHECK(given(stage) == core::AnswerValue{false});
    CHECK(stage.press({Role::answer, "yes"}));
    CHECK(given(stage) == core::AnswerValue{true});
  }
}

TEST_CASE("several answers gather; one that excludes the others stands alone") {
  Stage stage(kCompact);
  stage.show(sideEffects(std::nullopt));
  CHECK(stage.press({Role::answer, "option-3"}));
  CHECK(given(stage) == core::AnswerValue{Ids{"option-3"}});
  stage.show(sideEffects(Ids{"option-3"}));
  CHECK(stage.press({Role::answer, "option-0"}));
  CHECK(given(stage) == core::AnswerValue{Ids{"option-0", "option-3"}});
  CHECK(stage.press({Role::answer, "option-9"}));
  CHECK(given(stage) == core::AnswerValue{Ids{"option-9"}});
  CHECK(stage.press({Role::answer, "option-3"}));  // the last one goes
  CHECK(only<session::ClearAnswer>(stage).question == "item");
  stage.show(sideEffects(Ids{"option-9"}));
  CHECK(stage.press({Role::answer, "option-4"}));
  CHECK(given(stage) == core::AnswerValue{Ids{"option-4"}});
}

TEST_CASE("digits answer from a physical keyboard") {
  Stage stage(kWide);
  stage.show(scale(std::nullopt));
  stage.type("0");
  CHECK(given(stage) == core::AnswerValue{std::int64_t{0}});
  stage.type("+");
  CHECK(given(stage) == core::AnswerValue{std::int64_t{10}});
  stage.show(fiveAnswers(std::nullopt));
  stage.type("5");
  CHECK(given(stage) == core::AnswerValue{std::string("option-4")});
  stage.type("6");
  CHECK(stage.intents().empty());
}

TEST_CASE("a number is given when the page is left, and only within its bounds") {
  for (const auto& display : kDisplays) {
    CAPTURE(display.name);
    Stage stage(display);
    stage.show(number());
    keys(stage, {"1", "2", "9", "delete", "8"});
    CHECK(stage.intents().empty());
    CHECK(stage.press(Role::next));
    CHECK(left(stage) == core::AnswerValue{128.0});
    keys(stage, {"0"});  // 1280
    CHECK_FALSE(stage.press(Role::next));
    CHECK(stage.press(Role::back));
    const auto intents = stage.intents();
    REQUIRE(intents.size() == 1);
    CHECK(std::holds_alternative<session::Back>(intents[0]));
  }
  const auto wrong = [](const std::string& typed) {
    ui::Local local;
    local.typed = typed;
    local.typedFor = "form/item";
    return drawn(kWide, number(), local);
  };
  CHECK(std::ranges::any_of(
      wrong("7").texts(), [](const auto& run) { return run.text.starts_with("This goes from 40 to 300."); }));
  CHECK_FALSE(wrong("7").hit(Role::next)->enabled);
  CHECK(wrong("70").hit(Role::next)->enabled);
}

TEST_CASE("numbers have one point, and typed letters are none") {
  Stage stage(kWide);
  stage.show(number());
  for (const auto* typed : {"9", "8", ".", ".", "5", "x"}) stage.type(typed);
  CHECK(stage.press(Role::next));
  CHECK(left(stage) == core::AnswerValue{98.5});
}

TEST_CASE("a number that is taken back is cleared") {
  Stage stage(kWide);
  stage.show(number(70.0));
  keys(stage, {"delete", "delete"});
  CHECK(stage.press(Role::next));
  const auto intents = stage.intents();
  REQUIRE(intents.size() == 2);
  CHECK(std::holds_alternative<session::ClearAnswer>(intents[0]));
}

TEST_CASE("a time is four digits, or three") {
  Stage stage(kTall);
  stage.show(timeOfDay());
  keys(stage, {"7", "3", "0"});
  CHECK(stage.press(Role::next));
  CHECK(left(stage) == core::AnswerValue{std::string("07:30")});
  keys(stage, {"clear", "1", "2", "4", "5"});
  CHECK(stage.press(Role::next));
  CHECK(left(stage) == core::AnswerValue{std::string("12:45")});
  keys(stage, {"clear", "2", "5", "0", "0"});
  CHECK_FALSE(stage.press(Role::next));
  keys(stage, {"clear"});
  CHECK(stage.press(Role::next));
  CHECK_FALSE(left(stage));
}

TEST_CASE("words are written with keys on the screen in all sizes") {
  for (const auto& display : kDisplays) {
    CAPTURE(display.name);
    Stage stage(display);
    stage.show(ownWords());
    keys(stage, {"h", "i", "space"});
    if (display.name == "compact")
      keys(stage, {"more", "o", "more"});
    else
      keys(stage, {"o"});
    keys(stage, {"numbers", "1", "letters", "delete", "shift", "k"});
    CHECK(stage.press(Role::next));
    CHECK(left(stage) == core::AnswerValue{std::string("Hi oK")});
    keys(stage, {"clear"});
    CHECK(stage.press(Role::next));
    CHECK_FALSE(left(stage));
  }
}

TEST_CASE("the intention is written when the page is left, either way") {
  Stage stage(kWide);
  stage.show(intention(""));
  keys(stage, {"b", "e", "space", "m", "e"});
  for (const auto* typed : {"é", "X", "-"}) stage.type(typed);
  CHECK(stage.press(Role::next));
  auto intents = stage.intents();
  REQUIRE(intents.size() == 2);
  CHECK(std::get<session::Write>(intents[0]).text == "Be meéX-");
  CHECK(std::holds_alternative<session::Next>(intents[1]));
  keys(stage, {"delete", "delete", "delete"});
  CHECK(stage.press(Role::back));
  intents = stage.intents();
  REQUIRE(intents.size() == 2);
  CHECK(std::get<session::Write>(intents[0]).text == "Be me");
  CHECK(std::holds_alternative<session::Back>(intents[1]));
}

TEST_CASE("own words end at 400 characters") {
  Stage stage(kWide);
  std::string long_;
  for (int i = 0; i < 399; ++i) long_ += "ä";
  stage.show(intention(long_));
  keys(stage, {"a", "b", "space"});
  stage.type("ö");
  CHECK(stage.press(Role::next));
  const auto text = std::get<session::Write>(stage.intents()[0]).text;
  CHECK(text.size() == 399 * 2 + 1);
  CHECK(text.back() == 'a');
}

TEST_CASE("a needed answer keeps Next off and says so; others may be left out") {
  auto required = yesNo("Will someone be with you tonight?", "");
  auto asked = question(script::QuestionKind::yesNo, "Will someone be with you tonight?");
  asked.optional = false;
  required.view.step = ask(asked);
  auto screen = drawn(kWide, required);
  CHECK_FALSE(screen.hit(Role::next)->enabled);
  CHECK(screen.text("Please choose an answer. Then you can go on."));
  CHECK_FALSE(screen.text("You can leave this one out."));
  required.view.step = ask(asked, "", true);
  screen = drawn(kWide, required);
  CHECK(screen.hit(Role::next)->enabled);
  CHECK_FALSE(screen.text("Please choose an answer. Then you can go on."));
  screen = drawn(kWide, yesNo());
  CHECK(screen.hit(Role::next)->enabled);
  CHECK(screen.text("You can leave this one out."));
}

TEST_CASE("the bar says where one is, reads aloud, and ends the day at once") {
  Stage stage(kWide);
  auto model = fiveAnswers();
  stage.show(model);
  CHECK(stage.press(Role::readAloud));
  CHECK(only<session::ReadAloud>(stage).keepOn);
  model.view.readingAloud = true;
  stage.show(model);
  CHECK(stage.press(Role::readAloud));
  CHECK_FALSE(only<session::ReadAloud>(stage).keepOn);
  CHECK(stage.press(Role::notToday));
  only<session::NotToday>(stage);
  CHECK(stage.press(Role::next));
  only<session::Next>(stage);
  CHECK(stage.press(Role::back));
  only<session::Back>(stage);
  model.view.canGoBack = model.view.canSayNotToday = false;
  const auto screen = drawn(kWide, model);
  CHECK(screen.hit(Role::back) == nullptr);
  CHECK(screen.hit(Role::notToday) == nullptr);
}

TEST_CASE("staff forms are asked in dusk, under their own title, once staff have unlocked them") {
  auto model = number();
  auto& view = std::get<session::QuestionView>(model.view.step);
  static script::Form form;
  form = *view.form;
  form.who = script::Who::staff;
  form.title = english("Readings");
  view = {&form, &form.questions.front(), std::nullopt, ""};
  const auto locked = drawn(kWide, model);
  CHECK(locked.screen == "staff-locked");
  CHECK(locked.text("Readings"));
  CHECK_FALSE(locked.text("mmHg"));
  CHECK(locked.hit(Role::unlock));
  model.staff = session::Actor{session::ActorRole::staff, "M. Keller", "screen"};
  const auto screen = drawn(kWide, model);
  CHECK(screen.screen == "staff-question");
  CHECK(screen.text("Readings"));
  CHECK(screen.text("mmHg"));
}

TEST_CASE("the person ticks, staff sign after their PIN") {
  Stage stage(kWide);
  stage.show(goingHome(3));
  CHECK(stage.press({Role::tick, "line-3"}));
  auto tick = only<session::Tick>(stage);
  CHECK(tick.item == "line-3");
  CHECK(tick.on);
  CHECK(stage.press({Role::tick, "line-0"}));
  CHECK_FALSE(only<session::Tick>(stage).on);
  CHECK_FALSE(stage.press(Role::sign));

  auto model = goingHome(4);
  stage.show(model);
  CHECK(stage.press(Role::sign));
  CHECK(stage.intents().empty());
  CHECK(stage.ui.screenName() == "pin");
  stage.unlock(model, session::Actor{session::ActorRole::staff, "M. Keller", "screen"});  // the PIN was right
  // signed by that, and the page is the person's as before
  const auto done = stage.stamped();
  REQUIRE(done.size() == 2);
  CHECK(std::holds_alternative<session::Sign>(std::get<session::Intent>(done[0])));
  CHECK(done[0].by.name == "M. Keller");
  CHECK(std::holds_alternative<ui::Lock>(done[1]));
  model.staff.reset();
  std::get<session::ChecklistView>(model.view.step).signedBy =
      session::Actor{session::ActorRole::staff, "M. Keller", "screen"};
  stage.show(model);
  CHECK(stage.press(Role::next));
  only<session::Next>(stage);
}

TEST_CASE("the idle rules ask for a frame when they are due") {
  using namespace std::chrono_literals;
  Stage stage(kWide);
  auto model = fiveAnswers();
  model.view.readingAloud = true;
  stage.show(model);
  stage.press({Role::answer, "option-2"});
  const auto touched = stage.now - 1s;
  auto due = stage.ui.nextFrame(stage.now);
  REQUIRE(due);
  CHECK(*due <= touched + 61s);
  stage.pass(118s);
  due = stage.ui.nextFrame(stage.now);
  REQUIRE(due);
  CHECK(*due > stage.now);
  CHECK(*due <= touched + 121s);
}

TEST_CASE("an answer of one tap can be taken back on every page that may be left out, in every size") {
  for (const auto& display : kDisplays)
    for (const auto& model : {scale(), fiveAnswers(), yesNo("Do you feel well?", "", true)}) {
      CAPTURE(display.name);
      auto answered = model;
      Stage stage(display);
      stage.show(answered);
      REQUIRE(stage.press(Role::leaveOut));
      const auto intents = stage.intents();
      REQUIRE(intents.size() == 1);
      CHECK(std::holds_alternative<session::ClearAnswer>(intents[0]));
      std::get<session::QuestionView>(answered.view.step).answer.reset();
      stage.show(answered);
      CHECK_FALSE(stage.driver.find(Role::leaveOut));
    }
}
