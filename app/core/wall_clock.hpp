#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lw::core {

using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where wall-clock time comes from. Only records, logs and messages may ask.
class WallClock {
 public:
  virtual ~WallClock() = default;
  /// Any thread.
  virtual UtcTime now() const = 0;
};

/// RFC 3339 in UTC with milliseconds: "2026-03-01T09:12:00.250Z".
std::string formatUtc(UtcTime time);
/// The way back, of that form alone; nothing for any other text.
std::optional<UtcTime> parseUtc(std::string_view text);

/// "14:37" in the machine's local time zone, for screens.
std::string formatLocalHoursMinutes(UtcTime time);

}  // namespace lw::core
