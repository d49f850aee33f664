#pragma once
#include "core/time.hpp"
#include "core/wall_clock.hpp"

namespace lw::platform {

/// The machine's clock.
class SystemWallClock : public core::WallClock {
 public:
  core::UtcTime now() const override;
};

/// Steady time since the first call. Any thread.
core::UiTime steadyNow();

}  // namespace lw::platform
