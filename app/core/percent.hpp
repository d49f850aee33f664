#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Bytes as % and two digits (RFC 3986, 2.1).
namespace lw::core {

/// Every byte but ASCII letters, digits and those in `plain`.
std::string percentEncoded(std::string_view text, std::string_view plain);

/// Only the bytes in `special`.
std::string percentEscaped(std::string_view text, std::string_view special);

/// Nothing where a % is not followed by two digits, or stands for NUL.
std::optional<std::string> percentDecoded(std::string_view text);

}  // namespace lw::core
