#include "room/staff_door.hpp"

#include "core/pin.hpp"

namespace lw::room {
namespace {

std::string nameFor(const std::vector<script::StaffMember>& people, const std::string& pin) {
  if (people.empty()) return pin == script::Room::Staff::kDefaultPin ? "staff" : "";
  for (const auto& person : people)
    if (core::pinMatches(pin, person.pinHash)) return person.name;
  return "";
}

}  // namespace

void StaffDoor::tryPin(const std::string& pin) {
  if (pending_.valid()) pending_.wait();
  pending_ = std::async(std::launch::async, [people = people_, pin] { return nameFor(people, pin); });
}

std::optional<std::string> StaffDoor::answer(bool wait) {
  if (!pending_.valid()) return std::nullopt;
  if (!wait && pending_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
  return pending_.get();
}

}  // namespace lw::room
