#include "room/staff_door.hpp"

#include <algorithm>
#include <utility>

#include "core/files.hpp"
#include "core/pin.hpp"

namespace lw::room {
namespace {

using core::Actor;
using core::ActorRole;
using namespace std::chrono_literals;

constexpr std::string_view kAtScreen = "screen";

std::optional<Actor> whoHas(const std::vector<script::StaffMember>& people, const std::string& pin) {
  if (people.empty() && pin == script::Room::Staff::kDefaultPin)
    return Actor{ActorRole::staff, "", std::string(kAtScreen)};
  for (const auto& person : people)
    if (core::pinMatches(pin, person.pinHash))
      return Actor{person.role == script::StaffRole::lead ? ActorRole::lead : ActorRole::staff, person.name,
                   std::string(kAtScreen)};
  return std::nullopt;
}

/// Returns why it could not be done; "" = it was.
std::string save(const std::filesystem::path& file, const PinTries& tries) {
  if (file.empty()) return "";
  try {
    core::writeFileAtomically(file, formatTries(tries), true);
    return "";
  } catch (const core::FileError& error) {
    return error.what();
  }
}

}  // namespace

StaffDoor::StaffDoor(std::vector<script::StaffMember> people, std::filesystem::path file)
    : people_(std::move(people)), file_(std::move(file)), tries_(readTries(file_)) {}

std::chrono::milliseconds StaffDoor::pausedFor(core::UiTime now) const {
  if (!tries_.paused) return 0ms;
  return std::max<std::chrono::milliseconds>(pausedSince_.value_or(now) + pauseAfter(tries_.wrong) - now,
                                             0ms);
}

int StaffDoor::triesLeft() const {
  return std::max(kFreeTries - tries_.wrong, 1);
}

/// A pause that an earlier program did not wait for begins with the first time that is known.
void StaffDoor::serve(core::UiTime now) {
  if (!tries_.paused) return;
  if (!pausedSince_) pausedSince_ = now;
  if (pausedFor(now) > 0ms) return;
  tries_.paused = false;
  pausedSince_.reset();
  saving_ = std::async(std::launch::async, [file = file_, tries = tries_] { (void)save(file, tries); });
}

bool StaffDoor::tryPin(const std::string& pin, core::UiTime now) {
  serve(now);
  if (tries_.paused || comparing_.valid()) return false;
  if (saving_.valid()) saving_.wait();
  comparing_ = std::async(std::launch::async, [people = people_, file = file_, tries = tries_, pin,
                                               saving = std::move(saving_)]() mutable {
    if (saving.valid()) saving.wait();
    auto by = whoHas(people, pin);
    if (by && tries == PinTries{}) return Compared{std::move(by), tries, ""};
    // a wrong one is on disk before anybody is told that it was wrong
    tries = by ? PinTries{} : PinTries{tries.wrong + 1, tries.wrong + 1 >= kFreeTries};
    auto notKept = save(file, tries);
    return Compared{std::move(by), tries, std::move(notKept)};
  });
  return true;
}

std::optional<StaffDoor::Answer> StaffDoor::answer(core::UiTime now, bool wait) {
  serve(now);
  if (!comparing_.valid()) return std::nullopt;
  if (!wait && comparing_.wait_for(0s) != std::future_status::ready) return std::nullopt;
  const auto compared = comparing_.get();
  tries_ = compared.tries;
  if (compared.by) return Opened{*compared.by};
  if (tries_.paused) pausedSince_ = now;
  return Refused{tries_.wrong, tries_.paused ? pauseAfter(tries_.wrong) : 0s, compared.notKept};
}

}  // namespace lw::room
