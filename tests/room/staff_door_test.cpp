#include "room/staff_door.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "core/files.hpp"
#include "core/pin.hpp"
#include "room/quiet.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;
using core::Actor;
using core::ActorRole;

std::optional<Actor> opened(StaffDoor& door, const std::string& pin, core::UiTime now = 0s) {
  REQUIRE(door.tryPin(pin, now));
  const auto answer = door.answer(now, true);
  REQUIRE(answer);
  const auto* by = std::get_if<StaffDoor::Opened>(&*answer);
  return by == nullptr ? std::nullopt : std::optional{by->by};
}

/// Wrong PINs up to the pause that follows the last of them.
void fail(StaffDoor& door, int times, core::UiTime now) {
  for (int i = 0; i < times; ++i) CHECK_FALSE(opened(door, "1357", now));
}

const std::vector<script::StaffMember>& people() {
  static const std::vector<script::StaffMember> all{{"Kim", core::hashPin("4711")},
                                                    {"Sam", core::hashPin("0815"), script::StaffRole::lead}};
  return all;
}

}  // namespace

TEST_CASE("until somebody sets a PIN the default opens, and proves no name") {
  StaffDoor door({}, "");
  CHECK(door.pinIsDefault());
  CHECK(opened(door, "0000") == Actor{ActorRole::staff, "", "screen"});
  for (const auto* wrong : {"", "000", "00000", "0001"}) CHECK_FALSE(opened(door, wrong));
}

TEST_CASE("a PIN says who comes, in which role, and the default opens no more") {
  StaffDoor door(people(), "");
  CHECK_FALSE(door.pinIsDefault());
  CHECK(opened(door, "4711") == Actor{ActorRole::staff, "Kim", "screen"});
  CHECK(opened(door, "0815") == Actor{ActorRole::lead, "Sam", "screen"});
  CHECK_FALSE(opened(door, "0000"));
}

TEST_CASE("there is one answer for each try, none without one, and one try at a time") {
  StaffDoor door({}, "");
  CHECK_FALSE(door.answer(0s, false));
  CHECK_FALSE(door.answer(0s, true));
  CHECK(door.tryPin("0000", 0s));
  CHECK_FALSE(door.tryPin("0000", 0s));
  CHECK(door.answer(0s, true));
  CHECK_FALSE(door.answer(0s, true));
}

TEST_CASE("after five wrong PINs a pause, twice as long after each further one; a right one ends the count") {
  CHECK(pauseAfter(4) == 0s);
  CHECK(pauseAfter(5) == 60s);
  CHECK(pauseAfter(6) == 120s);
  CHECK(pauseAfter(1000) == kLongestPause);
  StaffDoor door({}, "");
  core::UiTime now = 10s;
  fail(door, 4, now);
  CHECK(door.triesLeft() == 1);
  CHECK(opened(door, "0000", now));
  CHECK(door.triesLeft() == 5);
  fail(door, 5, now);
  CHECK_FALSE(door.tryPin("0000", now));
  CHECK(door.pausedFor(now) == 60s);
  now += 59s;
  CHECK_FALSE(door.tryPin("0000", now));
  now += 1s;
  fail(door, 1, now);
  CHECK(door.pausedFor(now) == 120s);
  now += 120s;
  CHECK(opened(door, "0000", now));
  fail(door, 4, now);
  CHECK(door.pausedFor(now) == 0s);
}

TEST_CASE("a restart forgets neither the wrong PINs nor the pause, and one that was waited for is over") {
  const room_test::Scratch folder;
  const auto file = folder.path() / "tries";
  fail(*std::make_unique<StaffDoor>(std::vector<script::StaffMember>{}, file), 3, 0s);
  {
    StaffDoor door({}, file);
    CHECK(door.triesLeft() == 2);
    fail(door, 2, 0s);
  }
  {
    StaffDoor door({}, file);
    CHECK_FALSE(door.tryPin("0000", 5s));  // from here on, whatever the clocks say
    CHECK(door.pausedFor(5s) == 60s);
    CHECK_FALSE(door.answer(66s, false));  // a minute later it is over
  }
  StaffDoor door({}, file);
  CHECK(door.pausedFor(0s) == 0s);
  CHECK(opened(door, "0000"));
  CHECK(readTries(file) == PinTries{});
}

TEST_CASE("a file of tries that was changed is a pause, and never an open door") {
  const room_test::Scratch folder;
  const auto file = folder.path() / "tries";
  for (const std::string& text :
       {std::string("nonsense"), std::string(), formatTries({7, false}) + " ",
        std::string("lullwater pin tries 1: wrong 0 paused 0\ncheck 0000000000000000\n")}) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    StaffDoor door({}, file);
    CHECK_FALSE(door.tryPin("0000", 0s));
    CHECK(door.pausedFor(0s) == 60s);
  }
  for (const auto& tries : {PinTries{}, PinTries{3, false}, PinTries{1000, true}})
    CHECK(parseTries(formatTries(tries)) == tries);
}

TEST_CASE("wrong PINs that can't be counted on disk are counted all the same, and that is told") {
  const room_test::Scratch folder;
  StaffDoor door({}, folder.path() / "no-such-folder" / "tries");
  REQUIRE(door.tryPin("1357", 0s));
  const auto answer = door.answer(0s, true);
  REQUIRE(answer);
  CHECK_FALSE(std::get<StaffDoor::Refused>(*answer).notKept.empty());
  fail(door, 4, 0s);
  CHECK_FALSE(door.tryPin("0000", 0s));
}

}  // namespace lw::room
