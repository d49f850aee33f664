#pragma once
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "script/documents.hpp"

namespace lw::room {

/// Who may open the staff panel. Hashing a PIN takes 50 ms on purpose, so it is done beside the main thread.
class StaffDoor {
 public:
  explicit StaffDoor(std::vector<script::StaffMember> people) : people_(std::move(people)) {}

  /// Nobody set a PIN: 0000 opens, and the screens say so.
  bool pinIsDefault() const { return people_.empty(); }
  /// Starts to compare; a comparison under way is waited for first.
  void tryPin(const std::string& pin);
  /// The answer, once: a name, or "" for a refusal. Nothing while there is none. `wait` waits for one under
  /// way.
  std::optional<std::string> answer(bool wait);

 private:
  std::vector<script::StaffMember> people_;
  std::future<std::string> pending_;
};

}  // namespace lw::room
