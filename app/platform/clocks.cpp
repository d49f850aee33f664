#include "platform/clocks.hpp"

#include <chrono>

namespace lw::platform {

core::UtcTime SystemWallClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

core::UiTime steadyNow() {
  static const auto start = std::chrono::steady_clock::now();
  return std::chrono::duration_cast<core::UiTime>(std::chrono::steady_clock::now() - start);
}

std::int64_t steadyNanoseconds() noexcept {
  return std::chrono::steady_clock::now().time_since_epoch().count();
}

}  // namespace lw::platform
