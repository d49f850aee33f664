#pragma once
#include <cstdint>

#include "core/time.hpp"
#include "core/wall_clock.hpp"

namespace lw::platform {

/// The machine's clock.
class SystemWallClock : public core::WallClock {
 public:
  core::UtcTime now() const override;
};

/// The monotonic clock, as an audio callback may read it. Any thread.
std::int64_t steadyNanoseconds() noexcept;

/// Steady time since the first call. Any thread.
core::UiTime steadyNow();

}  // namespace lw::platform
