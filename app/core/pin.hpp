#pragma once
#include <string>
#include <string_view>

namespace lw::core {

/// A PIN as it may stand in room.toml: yescrypt with a random salt (crypt(5)). Slow on purpose (about 50 ms).
/// Throws std::runtime_error if the system has no such method.
std::string hashPin(const std::string& pin);

/// True where `pin` belongs to `hash`. Slow on purpose; not for the thread that draws.
bool pinMatches(const std::string& pin, const std::string& hash);

}  // namespace lw::core
