#include <doctest/doctest.h>

#include <algorithm>

#include "call/room_tone.hpp"
#include "core/files.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::call;
using namespace lw::call::test;

TEST_CASE("one press calls, on disk before it is shown; only staff end it") {
  Room room;
  CHECK(room.view().state == State::idle);
  CHECK_FALSE(room.onDisk().standing);
  room.pass(1s);
  room.guard->press(Source::screen, room.now);
  CHECK(room.onDisk().standing);
  CHECK(room.onDisk().first == room.clock.time);
  CHECK(room.view().state == State::placed);
  CHECK_FALSE(room.view().hasDesk);
  CHECK_FALSE(room.view().deskProven);
  CHECK_FALSE(room.view().personProven);
  room.guard->answerHere({}, room.now);  // not at home
  CHECK(room.view().state == State::placed);
  room.pass(2s);
  CHECK(room.view().age == 2s);
  room.guard->clear(kStaff, room.now);
  CHECK(room.view().state == State::idle);
  CHECK_FALSE(room.onDisk().standing);
  CHECK(room.takeLog() ==
        Lines{"call-placed source=screen again=no", "call-cleared who=Kim role=staff device=screen"});
}

TEST_CASE("chatter of a contact is one press; a second press is told again and puts nothing off") {
  Room room;
  room.guard->sounder(true, room.now);
  for (const auto at : {0ms, 4ms, 9ms, 29ms}) {
    room.guard->press(Source::handButton, at);
    room.guard->release(Source::handButton, at + 2ms);
  }
  CHECK(room.takeLog() == Lines{"call-placed source=hand-button again=no"});
  room.guard->press(Source::handButton, 90ms);
  CHECK(room.takeLog() == Lines{"call-placed source=hand-button again=yes"});
  room.guard->release(Source::handButton, 500ms);
  room.guard->press(Source::handButton, 510ms);  // the chatter of letting go
  CHECK(room.takeLog().empty());
  room.guard->release(Source::handButton, 540ms);
  room.guard->sounder(true, 600ms);
  room.pass(29s);
  room.tap(Source::key);
  room.takeLog();
  room.pass(1s);
  CHECK(room.takeLog() == Lines{"call-escalated level=1"});
}

TEST_CASE("without a desk: the room's tone is all there is, and words follow its proof") {
  Room room;
  room.tap(Source::key);
  CHECK(room.guard->tone() == Tone::medium);
  CHECK_FALSE(room.view().sounderProven);
  room.guard->sounder(true, room.now);
  room.pass(10s);
  CHECK(room.view().state == State::placed);
  CHECK(room.view().sounderProven);
  room.guard->sounder(false, room.now);
  CHECK(room.view().state == State::notDelivered);
  CHECK(room.guard->tone() == Tone::high);
  CHECK_FALSE(room.view().sounderProven);
  room.guard->sounder(true, room.now);
  CHECK(room.view().state == State::placed);
  CHECK(room.guard->tone() == Tone::medium);
  room.pass(50s);
  CHECK(room.guard->tone() == Tone::high);
  CHECK(room.takeLog() == Lines{"call-placed source=key again=no",
                                "call-fault what=the room's tone can't be played",
                                "call-not-delivered why=the room's tone is not proven to play",
                                "call-escalated level=1", "call-escalated level=2"});
  room.guard->clear(kStaff, room.now);
  CHECK(room.guard->tone() == Tone::none);
  room.tap(Source::key);
  CHECK_FALSE(room.view().sounderProven);  // the last call's proof is no proof of this one
  room.pass(2900ms);
  CHECK(room.view().state == State::placed);
  room.pass(100ms);
  CHECK(room.view().state == State::notDelivered);
}

TEST_CASE("a desk: each word only after its proof, for this call and this ring") {
  Desk desk;
  Room room({&desk});
  desk.onSend = [&](const Message& message) {
    if (message.standing) CHECK(room.onDisk().standing);
  };
  room.tap(Source::screen);
  CHECK(room.guard->tone() == Tone::low);
  REQUIRE(desk.heard.size() == 1);
  CHECK(desk.last().standing);
  room.pass(2s);
  CHECK(room.view().state == State::placed);
  desk.says.push_back(
      {.call = desk.last().call + 1, .ring = 1, .received = true, .answered = true, .who = "x"});
  room.pass(100ms);
  CHECK(room.view().state == State::placed);
  desk.receipt();
  room.pass(100ms);
  CHECK(room.view().state == State::delivered);
  CHECK(room.view().deskProven);
  CHECK_FALSE(room.view().personProven);
  desk.answers("Ada");
  room.pass(100ms);
  CHECK(room.view().state == State::answered);
  CHECK(room.view().personProven);
  CHECK(room.guard->tone() == Tone::none);
  CHECK(desk.last().answered);
  CHECK(room.onDisk().standing);
  CHECK(room.takeLog() == Lines{"call-placed source=screen again=no", "call-delivered channel=desk",
                                "call-answered who=Ada device=desk"});
  const auto oldAnswer = Channel::News{.call = desk.last().call, .ring = 1, .answered = true, .who = "Ada"};
  room.pass(119'900ms);
  CHECK(room.guard->tone() == Tone::none);
  room.pass(100ms);
  CHECK(room.guard->tone() == Tone::low);  // the pause is over, the answer still stands
  CHECK(room.view().state == State::answered);
  room.pass(60s);
  CHECK(room.view().state == State::delivered);
  CHECK_FALSE(room.view().personProven);
  CHECK(desk.last().level == 1);
  CHECK(desk.last().ring == 2);
  CHECK_FALSE(desk.last().answered);
  CHECK(room.takeLog() == Lines{"call-escalated level=1"});
  desk.says.push_back(oldAnswer);  // told twice, it is still about the first ring
  room.pass(100ms);
  CHECK(room.view().state == State::delivered);
  desk.answers("Ben");
  room.pass(100ms);
  CHECK(room.view().state == State::answered);
  CHECK(room.view().age == 182s);
  room.tap(Source::screen);  // "Call again"
  CHECK(room.view().state == State::delivered);
  CHECK(desk.last().ring == 3);
  room.guard->clear(kStaff, room.now);
  CHECK_FALSE(desk.last().standing);
}

TEST_CASE("no receipt in 3 s: said so, loud, the next channel; a late receipt takes it back") {
  Desk first, second;
  second.name = "phones";
  Room room({&first, &second});
  room.tap(Source::handButton);
  room.pass(2900ms);
  CHECK(second.heard.empty());
  CHECK(room.view().state == State::placed);
  room.pass(100ms);
  CHECK(room.view().state == State::notDelivered);
  CHECK(room.guard->tone() == Tone::high);
  CHECK(second.heard.size() == 1);
  second.receipt();
  room.pass(100ms);
  CHECK(room.view().state == State::delivered);
  CHECK(room.guard->tone() == Tone::low);
  CHECK(room.takeLog() == Lines{"call-placed source=hand-button again=no",
                                "call-not-delivered why=no receipt", "call-delivered channel=phones"});
}

TEST_CASE("a link that drops after its receipt is a step back, at once") {
  Desk desk;
  Room room({&desk});
  room.tap(Source::screen);
  desk.receipt();
  room.pass(100ms);
  CHECK(room.view().state == State::delivered);
  desk.lose();
  room.pass(100ms);
  CHECK(room.view().state == State::notDelivered);
  CHECK(room.view().linkLost);
  CHECK_FALSE(room.view().deskProven);
  CHECK(room.guard->tone() == Tone::high);
  const auto told = desk.heard.size();
  desk.comeBack();
  room.pass(100ms);
  CHECK_FALSE(room.view().linkLost);
  CHECK(desk.heard.size() == told + 1);  // said again, for a new receipt
  room.pass(3s);
  CHECK(room.view().state == State::notDelivered);
  desk.receipt();
  room.pass(100ms);
  CHECK(room.view().state == State::delivered);
}

TEST_CASE("a link that is down before the press: said at once") {
  Desk desk;
  Room room({&desk});
  SUBCASE("told") {
    desk.lose();
  }
  SUBCASE("it throws") {
    desk.throws = true;
  }
  room.pass(100ms);
  if (desk.throws)
    CHECK(room.guard->tone() == Tone::none);
  else
    CHECK(room.guard->tone() == Tone::trouble);
  room.tap(Source::screen);
  CHECK(room.view().state == State::notDelivered);
  CHECK(room.guard->tone() == Tone::high);
}

TEST_CASE("not answered: 30, 60, 120 s, and every channel from 60 s on") {
  Desk first, second;
  Room room({&first, &second});
  room.tap(Source::screen);
  first.receipt();
  room.pass(29'900ms);
  CHECK(first.last().level == 0);
  room.pass(100ms);
  CHECK(first.last().level == 1);
  CHECK(second.heard.empty());
  room.pass(30s);
  CHECK(first.last().level == 2);
  REQUIRE(second.heard.size() == 1);
  CHECK(second.last().level == 2);
  CHECK(room.guard->tone() == Tone::medium);
  room.pass(60s);
  CHECK(first.last().level == 3);
  CHECK(second.last().level == 3);
  room.pass(600s);
  CHECK(first.last().level == 3);
  CHECK(room.view().state == State::delivered);
}

TEST_CASE("sites may shorten the times, never lengthen them past their bounds") {
  Room room;
  room.setup.escalation = {10s, 20s, 30s};
  room.start();
  room.tap(Source::screen);
  room.pass(30s);
  CHECK(room.takeLog().back() == "call-escalated level=3");
  room.guard->clear(kStaff, room.now);
  room.setup.escalation = {1000s, 1000s, 1000s};
  room.start();
  room.tap(Source::screen);
  room.takeLog();
  room.pass(300s);
  const auto log = room.takeLog();
  for (const auto* line : {"call-escalated level=1", "call-escalated level=2", "call-escalated level=3"})
    CHECK(std::ranges::count(log, line) == 1);
}

TEST_CASE("staff assist starts at the high level, also on top of a call") {
  Desk desk;
  Room room({&desk});
  room.tap(Source::screen);
  room.tap(Source::staffAssist);
  CHECK(desk.last().level == 2);
  room.guard->clear(kStaff, room.now);
  room.pass(1s);
  room.tap(Source::staffAssist);
  CHECK(desk.last().level == 2);
  room.start();
  room.pass(100ms);
  CHECK(desk.last().level == 2);
}

TEST_CASE("at home the bell is high, the sitter answers on the screen") {
  Room room({}, true);
  room.tap(Source::handButton);
  CHECK(room.guard->tone() == Tone::high);
  room.guard->answerHere(kSitter, room.now);
  CHECK(room.view().state == State::answered);
  CHECK(room.view().personProven);
  CHECK_FALSE(room.view().deskProven);
  CHECK(room.guard->tone() == Tone::none);
  room.pass(120s);
  CHECK(room.guard->tone() == Tone::high);
  room.pass(60s);
  CHECK_FALSE(room.view().personProven);
}

TEST_CASE("an unplugged button is a call; a held one is a call and a fault") {
  Room room;
  room.guard->press(Source::buttonLost, room.now);
  CHECK(room.view().state == State::placed);
  CHECK(room.takeLog() ==
        Lines{"call-fault what=the call button was unplugged", "call-placed source=button-lost again=no"});
  room.guard->clear(kStaff, room.now);
  room.pass(1s);
  room.guard->press(Source::handButton, room.now);
  room.guard->sounder(true, room.now);
  room.guard->clear(kStaff, room.now);
  room.takeLog();
  room.pass(29'900ms);
  CHECK(room.view().state == State::idle);
  room.pass(100ms);
  CHECK(room.view().state == State::placed);
  CHECK(room.takeLog() == Lines{"call-fault what=hand-button: held for 30 s, it may be stuck",
                                "call-placed source=hand-button again=no"});
  room.guard->clear(kStaff, room.now);
  CHECK(room.guard->tone() == Tone::trouble);
  room.guard->release(Source::handButton, room.now);
  CHECK(room.guard->tone() == Tone::none);
}

TEST_CASE("a test: the first press of each is seen, the second is real, and it ends by itself") {
  Desk desk;
  Room room({&desk});
  room.setup.handButton = true;
  room.start();
  room.guard->startTest(room.now);
  CHECK(room.view().test);
  CHECK(room.view().state == State::idle);
  room.tap(Source::screen);
  CHECK(room.view().test);
  CHECK(room.view().state == State::placed);
  CHECK(room.guard->tone() == Tone::test);
  CHECK(desk.last().test);
  CHECK_FALSE(room.onDisk().standing);
  CHECK_FALSE(room.view().lastTestAge.has_value());  // the hand button is still missing
  desk.receipt();
  room.pass(1s);
  CHECK(room.view().state == State::delivered);
  room.tap(Source::handButton);
  REQUIRE(room.view().lastTestAge.has_value());
  CHECK(*room.view().lastTestAge == 0h);
  SUBCASE("ended by the screen") {
    room.guard->endTest(room.now);
    CHECK(room.takeLog().back() == "call-test-ended why=ended");
  }
  SUBCASE("ended by itself") {
    room.pass(58'900ms);
    CHECK(room.view().test);
    room.pass(100ms);
    CHECK(room.takeLog().back() == "call-test-ended why=its time is over");
  }
  CHECK_FALSE(room.view().test);
  CHECK(room.view().state == State::idle);
  CHECK(room.guard->tone() == Tone::none);
  CHECK_FALSE(desk.last().standing);
  room.clock.time += 11h + 59min;
  room.start();
  CHECK(*room.view().lastTestAge == 11h);
}

TEST_CASE("a second press within a test is a real call; so is everything that is no press of the person") {
  Room room;
  room.guard->startTest(room.now);
  room.tap(Source::key);
  CHECK(room.view().state == State::placed);
  room.pass(1s);
  SUBCASE("the same key") {
    room.tap(Source::key);
  }
  SUBCASE("staff") {
    room.tap(Source::staffAssist);
  }
  SUBCASE("unplugged") {
    room.tap(Source::buttonLost);
  }
  SUBCASE("the sitter's timer") {
    room.tap(Source::sitterTimer);
  }
  CHECK_FALSE(room.view().test);
  CHECK(room.view().state == State::placed);
  CHECK(room.view().age == 0s);
  CHECK(room.onDisk().standing);
  room.guard->startTest(room.now);
  CHECK_FALSE(room.view().test);  // no test over a call
  room.guard->endTest(room.now);
  CHECK(room.view().state == State::placed);
}

TEST_CASE("clearing nothing, or a test, does nothing") {
  Room room;
  room.guard->clear(kStaff, room.now);
  CHECK(room.takeLog().empty());
  room.guard->startTest(room.now);
  room.tap(Source::key);
  room.guard->clear(kStaff, room.now);
  CHECK(room.view().test);
  CHECK(room.takeLog() == Lines{"call-test-started", "call-test-seen source=key"});
}

TEST_CASE("that the trouble tone plays does not prove the call's") {
  Desk desk;
  Room room({&desk});
  desk.lose();
  room.pass(100ms);
  room.guard->sounder(true, room.now);
  room.tap(Source::screen);
  CHECK(room.guard->tone() == Tone::high);
  CHECK_FALSE(room.view().sounderProven);
}

TEST_CASE("tones by state, as told at Guard") {
  CHECK(roomTone({}) == Tone::none);
  CHECK(roomTone({.trouble = true}) == Tone::trouble);
  CHECK(roomTone({.state = State::placed, .test = true, .home = true}) == Tone::test);
  CHECK(roomTone({.state = State::answered, .home = true, .paused = true}) == Tone::none);
  CHECK(roomTone({.state = State::delivered, .hasDesk = true, .level = 3}) == Tone::medium);
}
