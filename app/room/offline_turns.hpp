#pragma once
#include <functional>
#include <vector>

#include "people/fingers.hpp"
#include "room/offline_clock.hpp"
#include "room/visit.hpp"

namespace lw::room {

/// Turns a visit where nobody waits, in steps of 50 ms: the screens, an artificial person's fingers, what
/// they cause, the sound. What it is given must outlive it. Main thread.
class OfflineTurns {
 public:
  /// `pull` takes that many frames from the visit's player.
  using Pull = std::function<void(core::Frames frames)>;
  /// Called once a step with what is shown and where it differs from the step before.
  using Look = std::function<void(const ui::Model& model, const std::vector<ui::Rect>& changed)>;
  OfflineTurns(Visit& visit, OfflineClock& clock, people::Person& person, Pull pull);

  /// One step. The last page stays for 5 s, then the visit is over.
  void step(const Look& look);
  core::UiTime now() const { return now_; }
  /// When the last page came up; `now` while it has not.
  core::UiTime endedAt() const { return endedAt_; }

 private:
  Visit& visit_;
  OfflineClock& clock_;
  people::Fingers fingers_;
  Pull pull_;
  core::UiTime now_{0}, endedAt_{0};
};

}  // namespace lw::room
