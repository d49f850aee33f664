#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lw::core {

inline constexpr std::size_t kFewestPinDigits = 4, kMostPinDigits = 8;

/// Why nobody should have that PIN.
enum class PinFault {
  length,     ///< fewer or more digits than a PIN has
  notDigits,  ///< something else than digits
  oneDigit,   ///< the same digit throughout, 0000 among them
  inARow      ///< 1234, 8765: up or down by one
};
std::optional<PinFault> faultOf(std::string_view pin);

/// A PIN as it may stand in room.toml: yescrypt with a random salt (crypt(5)). Slow on purpose (about 50 ms).
/// Throws std::runtime_error if the system has no such method.
std::string hashPin(const std::string& pin);

/// True where `pin` belongs to `hash`. Slow on purpose; not for the thread that draws.
bool pinMatches(const std::string& pin, const std::string& hash);

}  // namespace lw::core
