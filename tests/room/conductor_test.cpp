#include "room/conductor.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "plan/make_plan.hpp"
#include "record/writer.hpp"
#include "room/failing_store.hpp"
#include "room/quiet.hpp"
#include "session/describe.hpp"
#include "support/actors.hpp"
#include "support/documents_for_tests.hpp"

namespace lw::room {
namespace {

using namespace lw::plan::test;
using namespace std::chrono_literals;

/// A form of two questions, then the phases.
Made twoQuestions() {
  Made made = threePhases();
  auto& form = made.form("arrival");
  script::Question sleep;
  sleep.id = "sleep";
  sleep.kind = script::QuestionKind::scale;
  script::Question eaten;
  eaten.id = "eaten";
  eaten.kind = script::QuestionKind::yesNo;
  form.questions = {sleep, eaten};
  made.step(made.bundle.script.before, script::FormStep{"arrival"});
  return made;
}

/// A conductor with its parts, and a store that may fail.
struct Rig {
  explicit Rig(int failFrom = 0, int failCount = 0, bool home = false)
      : made(twoQuestions()),
        plan(plan::makePlan(made.bundle, made.media).plan),
        store(failFrom, failCount),
        writer(store, 1, false, {}),
        session(plan, made.media, {}),
        guard(
            {.latchFile = folder.path() / "call.latch", .home = home, .handButton = false, .escalation = {}},
            clock),
        conductor({session, player, keeping, guard, clock, 1},
                  [this](const record::Row& row) { logged.push_back(row); }) {}

  void turn() {
    std::vector<float> block(2 * 2400);
    player.readAhead(core::Frames{2400});
    player.render(block.data(), 2400);
    now += 50ms;
    conductor.turn(now);
  }
  void want(const session::Intent& intent) {
    conductor.want(intent, kStaff);
    turn();
  }
  void act(const std::vector<ui::Action>& actions, std::vector<ui::Action>& rest,
           const session::Actor& by = kPerson) {
    std::vector<ui::Stamped> stamped;
    for (const auto& action : actions) stamped.emplace_back(action, session::Shown{}, now, by);
    conductor.act(stamped, rest);
  }

  room_test::Scratch folder;
  Made made;
  plan::Plan plan;
  room_test::FailingStore store;
  record::Writer writer;
  record::Keeping keeping{writer, nullptr};
  audio::Player player{audio::Reading::inlined, room_test::openQuietly};
  session::Session session;
  room_test::StillClock clock;
  call::Guard guard;
  std::vector<record::Row> logged;
  Conductor conductor;
  core::UiTime now{0};
};

const std::vector<session::Intent>& checkIn() {
  static const std::vector<session::Intent> intents{
      session::Begin{},
      session::GiveAnswer{"sleep", std::int64_t{4}},
      session::Next{},
      session::Back{},
      session::ClearAnswer{"sleep"},
      session::GiveAnswer{"sleep", std::int64_t{5}},
      session::Next{},
      session::GiveAnswer{"eaten", true},
      session::Next{},
      session::SetVolume{core::Decibels{-20}},
      session::SetVolume{core::Decibels{-22}},
      session::SetVolume{core::Decibels{-24}},
  };
  return intents;
}

}  // namespace

TEST_CASE("a page is shown once what led to it is kept, whichever write the disk refuses, and for how long") {
  for (const int count : {0, 1, 2, 5})
    for (int from = 1; from <= static_cast<int>(checkIn().size()); ++from) {
      CAPTURE(from);
      CAPTURE(count);
      Rig rig(from, count);
      for (const auto& intent : checkIn()) {
        const auto before = rig.conductor.shown().page;
        rig.want(intent);
        const auto& shown = rig.conductor.shown();
        if (shown.page != before) CHECK(shown.recordsThrough <= rig.store.told());
        CHECK(rig.logged.size() == rig.store.kept.size());
        if (rig.writer.failure().empty()) CHECK(shown.revision == rig.session.view().revision);
      }
      // each row once, in order, once the disk takes them again
      for (int i = 0; i < count; ++i) rig.want(session::SetVolume{core::Decibels{-30.0 - i}});
      CHECK(rig.writer.failure().empty());
      CHECK(rig.conductor.shown().revision == rig.session.view().revision);
      for (std::size_t i = 0; i < rig.store.kept.size(); ++i) CHECK(rig.store.kept[i].number == i + 1);
      CHECK(rig.store.count("answered") == 3);
      CHECK(rig.store.count("phase-started") == 1);
    }
}

TEST_CASE("every row is logged once, and only when it is kept") {
  Rig rig(3, 4);
  for (const auto& intent : checkIn()) {
    rig.want(intent);
    REQUIRE(rig.logged.size() == rig.store.kept.size());
  }
  for (std::size_t i = 0; i < rig.logged.size(); ++i) CHECK(rig.logged[i].number == i + 1);
}

TEST_CASE("what somebody wants, and what comes of it, says who, in which role, at which device") {
  Rig rig;
  for (std::size_t i = 0; i < 9; ++i) rig.want(checkIn()[i]);
  std::vector<ui::Action> rest;
  const auto act = [&](const session::Intent& intent, const session::Actor& by) {
    rig.act({intent}, rest, by);
  };
  act(session::SetVolume{core::Decibels{-18}}, kPerson);  // is staff's to do
  act(session::SetVolume{core::Decibels{-19}}, kStaff);   // nobody proved that
  act(session::Softer{}, kPerson);
  rig.conductor.openToStaff(kStaff, rig.now);
  act(session::SetVolume{core::Decibels{-21}}, kStaff);
  act(session::SetVolume{core::Decibels{-22}}, {session::ActorRole::staff, "Sam", "screen"});
  rig.conductor.closeToStaff(session::LockedBy::press);
  act(session::SetVolume{core::Decibels{-23}}, kStaff);
  rig.turn();
  std::vector<session::Actor> wanted, acted;
  for (const auto& row : rig.store.kept) {
    const auto event = session::eventOf(row.fields);
    if (!event) continue;
    if (const auto* intended = std::get_if<session::Intended>(&*event)) wanted.push_back(intended->by);
    if (const auto* one = std::get_if<session::Acted>(&*event)) acted.push_back(one->by);
  }
  REQUIRE(wanted.size() == 11);
  CHECK(wanted[9] == kPerson);
  CHECK(wanted[10] == kStaff);
  CHECK(acted == std::vector{kPerson, kStaff});
}

TEST_CASE("a call goes to the guard, the session steps back, and both are kept") {
  Rig rig;
  rig.want(session::Begin{});
  std::vector<ui::Action> rest;
  rig.act({ui::CallPressed{call::Source::screen}, ui::PinEntered{"1"}, ui::Leave{}}, rest);
  REQUIRE(rest.size() == 1);  // what is nobody's here comes back, and nobody may close the program just so
  CHECK(std::holds_alternative<ui::PinEntered>(rest[0]));
  rig.turn();
  CHECK(rig.guard.view(rig.now).state != call::State::idle);
  CHECK(rig.store.count("call-placed") == 1);
  const auto intended = [&] { return rig.store.count("intended"); };
  const auto before = intended();
  rig.turn();
  CHECK(intended() == before);  // told once
  // a screen's press is over at once: it never counts as a button that is stuck
  for (int i = 0; i < 40 * 20; ++i) rig.turn();
  CHECK(rig.store.count("call-fault") == 0);
  const auto clear = [&] {
    rest.clear();
    rig.act({ui::CallCleared{}}, rest, kStaff);
    rig.turn();
    return rig.guard.view(rig.now).state == call::State::idle;
  };
  CHECK_FALSE(clear());
  rig.conductor.openToStaff(kStaff, rig.now);
  for (int i = 0; i < 31 * 20; ++i) rig.turn();
  CHECK_FALSE(clear());  // the PIN was given too long ago
  rig.conductor.openToStaff(kStaff, rig.now);
  CHECK(clear());
  CHECK(rig.store.count("call-cleared") == 1);
  CHECK(intended() == before + 3);  // cleared, and what the person was told of it in between and at its end
}

TEST_CASE("a look-in that the sitter does not confirm within 3 minutes becomes a call, at home alone") {
  for (const bool home : {true, false}) {
    CAPTURE(home);
    Rig rig(0, 0, home);
    for (std::size_t i = 0; i < 9; ++i) rig.want(checkIn()[i]);
    rig.want(session::PlaceMark{"medicine-given"});
    const auto calling = [&] { return rig.guard.view(rig.now).state != call::State::idle; };
    for (int i = 0; i < 179 * 20; ++i) rig.turn();
    CHECK_FALSE(calling());
    for (int i = 0; i < 5 * 20; ++i) rig.turn();
    CHECK(calling() == home);
    if (!home) continue;
    rig.guard.clear(kStaff, rig.now);
    for (int i = 0; i < 60 * 20; ++i) rig.turn();
    CHECK_FALSE(calling());  // once for each look-in
  }
}

TEST_CASE("a fault of the machine and a break-off are kept, though the session need not know") {
  Rig rig;
  rig.conductor.keepFault("a cable is loose");
  rig.conductor.keepBreakOff();
  rig.turn();
  CHECK(rig.store.count("fault") == 1);
  CHECK(rig.store.count("broken-off") == 1);
  CHECK(rig.conductor.shown().stage == session::View::Stage::ready);
}

TEST_CASE(
    "whoever lies there is told each change of their call once, and nothing of a call they did not make") {
  Rig rig;
  const auto told = [&] {
    std::vector<std::string> all;
    for (const auto& row : rig.logged)
      if (const auto event = session::eventOf(row.fields))
        if (const auto* wanted = std::get_if<session::Intended>(&*event))
          if (const auto* line = std::get_if<session::CallLine>(&wanted->intent)) all.push_back(line->words);
    return all;
  };
  rig.turn();
  CHECK(told().empty());
  rig.guard.press(call::Source::screen, rig.now);
  rig.guard.release(call::Source::screen, rig.now);
  for (int i = 0; i < 200; ++i) rig.turn();  // until what can be proven is
  REQUIRE_FALSE(told().empty());
  CHECK(told().front().starts_with("You called."));
  const auto lines = told().size();
  for (int i = 0; i < 5; ++i) rig.turn();
  CHECK(told().size() == lines);  // nothing changed
  rig.guard.clear(kStaff, rig.now);
  rig.turn();
  CHECK(told().back().starts_with("The call has ended."));
  const auto before = told().size();
  rig.guard.press(call::Source::buttonLost, rig.now);
  rig.turn();
  REQUIRE(told().size() == before + 1);
  CHECK(told().back().starts_with("You did nothing wrong."));
}

}  // namespace lw::room
