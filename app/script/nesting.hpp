#pragma once
#include <optional>
#include <string_view>

#include "core/diagnostic.hpp"

namespace lw::script {

/// Deepest nesting of brackets, and most pieces of one dotted key, that a file may have. Far more than any
/// file needs and far less than what the parser's recursion survives.
inline constexpr int kDeepest = 16;

/// The first place of a TOML text that nests deeper than `kDeepest`; nothing if there is none. Knows strings
/// and comments, not whether the rest is well-formed.
std::optional<core::Location> findTooDeep(std::string_view toml);

/// The place of a byte in a text.
core::Location locationOf(std::string_view text, std::size_t byte);

}  // namespace lw::script
