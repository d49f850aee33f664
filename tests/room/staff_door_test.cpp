#include "room/staff_door.hpp"

#include <doctest/doctest.h>

#include "core/pin.hpp"

namespace lw::room {
namespace {

std::string told(StaffDoor& door, const std::string& pin) {
  door.tryPin(pin);
  const auto answer = door.answer(true);
  REQUIRE(answer);
  return *answer;
}

}  // namespace

TEST_CASE("until somebody sets a PIN the default opens, and nothing else") {
  StaffDoor door({});
  CHECK(door.pinIsDefault());
  CHECK(told(door, std::string(script::Room::Staff::kDefaultPin)) == "staff");
  for (const auto* wrong : {"", "000", "00000", "0001"}) CHECK(told(door, wrong).empty());
}

TEST_CASE("a PIN says who comes, and the default opens no more") {
  StaffDoor door({{"Kim", core::hashPin("4711")}, {"Sam", core::hashPin("0815")}});
  CHECK_FALSE(door.pinIsDefault());
  CHECK(told(door, "4711") == "Kim");
  CHECK(told(door, "0815") == "Sam");
  CHECK(told(door, std::string(script::Room::Staff::kDefaultPin)).empty());
}

TEST_CASE("there is one answer for each try, and none without one") {
  StaffDoor door({});
  CHECK_FALSE(door.answer(false));
  CHECK_FALSE(door.answer(true));
  CHECK(told(door, "0000") == "staff");
  CHECK_FALSE(door.answer(true));
  door.tryPin("0000");
  door.tryPin("1111");  // the last one counts
  CHECK(door.answer(true) == "");
  CHECK_FALSE(door.answer(true));
}

}  // namespace lw::room
