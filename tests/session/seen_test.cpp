#include <doctest/doctest.h>

#include "virtual_room.hpp"

using namespace lw;
using namespace lw::session;
using namespace lw::session::test;

namespace {

/// On the first question of the form, drawn.
VirtualRoom atQuestion() {
  VirtualRoom room(plan::test::everything());
  room.want(Begin{});
  room.want(Next{});
  room.want(Next{});
  return room;
}

std::string asked(const VirtualRoom& room) {
  const auto* question = room.step<QuestionView>();
  return question == nullptr ? "" : question->question->id;
}

}  // namespace

TEST_CASE("a page is told as shown once it is drawn, once each time") {
  VirtualRoom room(plan::test::everything());
  room.draw();
  CHECK(room.all<StepShown>().empty());  // the ready page is no step
  room.want(Begin{});
  CHECK(room.all<StepShown>().empty());
  room.draw();
  room.draw();
  REQUIRE(room.all<StepShown>().size() == 1);
  CHECK(room.all<StepShown>()[0].kind == StepKind::page);
  room.want(Next{});
  room.draw();
  room.want(Back{});
  room.draw();
  CHECK(room.all<StepShown>().size() == 3);
}

TEST_CASE("a press on another page than the one that is drawn does nothing and is not told as done") {
  auto room = atQuestion();
  const auto first = room.draw();
  REQUIRE(first.question == "sleep");
  room.press(Next{}, first);
  REQUIRE(asked(room) == "eaten");
  SUBCASE("the next page waits, and was never drawn") {
    const auto next = room.view().page;
    for (const Intent& intent : {Intent{Next{}}, Intent{Back{}}, Intent{GiveAnswer{"eaten", true}}})
      room.press(intent, next);
    CHECK(asked(room) == "eaten");
    CHECK(room.all<Answered>().empty());
    CHECK(room.all<LeftOut>().size() == 1);
  }
  SUBCASE("the page before is gone") {
    room.draw();
    for (const Intent& intent : {Intent{Next{}}, Intent{Back{}}, Intent{GiveAnswer{"sleep", std::int64_t{3}}},
                                 Intent{ClearAnswer{"sleep"}}})
      room.press(intent, first);
    CHECK(asked(room) == "eaten");
    CHECK(room.all<Answered>().empty());
  }
  SUBCASE("the same question, come back to, is another page") {
    room.press(Back{}, room.draw());
    const auto again = room.draw();
    CHECK(again.question == first.question);
    CHECK(again != first);
    room.press(Next{}, first);
    CHECK(asked(room) == "sleep");
    room.press(Next{}, again);
    CHECK(asked(room) == "eaten");
  }
}

TEST_CASE(
    "an answer on the drawn page counts although the next page waits; going on twice is going on once") {
  auto room = atQuestion();
  const auto first = room.draw();
  room.press(Next{}, first);
  CHECK(room.all<LeftOut>().size() == 1);
  room.press(Next{}, first);
  room.press(Back{}, first);
  room.press(GiveAnswer{"sleep", std::int64_t{4}}, first);
  REQUIRE(room.all<Answered>().size() == 1);
  CHECK(room.all<Answered>()[0].question == "sleep");
  CHECK(asked(room) == "eaten");
  room.press(Back{}, room.draw());
  CHECK(room.step<QuestionView>()->answer == core::AnswerValue{std::int64_t{4}});
}

TEST_CASE("what means the phase that is on does nothing once another one is on") {
  auto room = begun();
  const auto first = room.view().page;
  room.press(SkipPhase{}, first);
  room.run(core::framesOf(1));
  const auto second = room.view().page;
  REQUIRE(second != first);
  room.press(SkipPhase{}, first);
  room.run(core::framesOf(1));
  CHECK(room.view().page == second);
  room.press(Softer{}, first);  // means no phase
  CHECK(room.view().staff.soft);
}
