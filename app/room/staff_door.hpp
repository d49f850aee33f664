#pragma once
#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/actor.hpp"
#include "core/time.hpp"
#include "room/pin_tries.hpp"
#include "script/documents.hpp"

namespace lw::room {

/// Who may open the staff pages. Comparing a PIN takes 50 ms a person on purpose, and counting a wrong one
/// waits for the disk, so both are done beside the main thread. After five wrong PINs in a row none is taken
/// for a while, and that is kept in a file, so that a restart is no way around it. Main thread.
class StaffDoor {
 public:
  /// Nobody in `people`: 0000 opens, and proves no name. `file` keeps the wrong tries; "" = nowhere.
  StaffDoor(std::vector<script::StaffMember> people, std::filesystem::path file);

  /// Nobody set a PIN: 0000 opens, and the screens say so.
  bool pinIsDefault() const { return people_.empty(); }
  /// Starts to compare. False: in a pause, or while another one is compared.
  bool tryPin(const std::string& pin, core::UiTime now);

  struct Opened {
    core::Actor by;
  };
  struct Refused {
    int inARow = 1;
    std::chrono::seconds pause{0};
    std::string notKept{};  ///< why it could not be counted on disk; "" = it was
  };
  using Answer = std::variant<Opened, Refused>;
  /// The answer, once; nothing while there is none. `wait` waits for one under way.
  std::optional<Answer> answer(core::UiTime now, bool wait);

  /// Tries that are left without a pause; 1 at least.
  int triesLeft() const;
  /// So long no PIN is taken.
  std::chrono::milliseconds pausedFor(core::UiTime now) const;

 private:
  struct Compared {
    std::optional<core::Actor> by;
    PinTries tries;
    std::string notKept;
  };
  void serve(core::UiTime now);

  std::vector<script::StaffMember> people_;
  std::filesystem::path file_;
  PinTries tries_;
  std::optional<core::UiTime> pausedSince_;
  std::future<Compared> comparing_;
  std::future<void> saving_;
};

}  // namespace lw::room
