#pragma once
#include <string>
#include <string_view>

namespace lw::core {

/// A text from a file, a name of one, or somebody's words, as it may go to a terminal, a screen or a record:
/// without characters that control what shows it (ASCII's but for the end of a line and the tab, those from
/// U+0080 to U+009F, and those that turn the direction of what follows, U+202A to U+202E and U+2066 to
/// U+2069). What is not UTF-8 becomes "?".
std::string harmless(std::string_view text);

}  // namespace lw::core
