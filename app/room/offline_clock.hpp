#pragma once
#include "core/wall_clock.hpp"

namespace lw::room {

/// A wall clock that is moved by whoever pulls the samples.
class OfflineClock : public core::WallClock {
 public:
  explicit OfflineClock(core::UtcTime start) : now_(start) {}
  core::UtcTime now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  core::UtcTime now_;
};

}  // namespace lw::room
