#include <doctest/doctest.h>

#include "author/pin_table.hpp"
#include "core/pin.hpp"
#include "room/staff_door.hpp"
#include "script/load.hpp"

using namespace lw;

TEST_CASE("what the command for PINs prints is what room.toml takes, and the door opens with it") {
  const auto table = author::staffTable({"Ada", core::hashPin("2580")}) +
                     author::staffTable({"Sam B.", core::hashPin("0852"), script::StaffRole::lead});
  const auto loaded = script::loadRoom("room.toml", "format = 1\n\n" + table);
  CHECK(loaded.diagnostics.empty());
  room::StaffDoor door(loaded.room.staff.people, "");
  const auto open = [&](const std::string& pin) {
    REQUIRE(door.tryPin(pin, core::UiTime{0}));
    return std::get<room::StaffDoor::Opened>(door.answer(core::UiTime{0}, true).value()).by;
  };
  CHECK(open("2580") == core::Actor{core::ActorRole::staff, "Ada", "screen"});
  CHECK(open("0852") == core::Actor{core::ActorRole::lead, "Sam B.", "screen"});
}
