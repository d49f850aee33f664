#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"

namespace lw::script {

/// Deepest nesting of brackets, and most pieces of one dotted key, that a file may have. Far more than any
/// file needs and far less than what the parser's recursion survives.
inline constexpr std::size_t kDeepest = 16;

/// What the parser must not be given. toml++ 3.3 takes some things for granted that a text may break.
struct Unbearable {
  enum class What {
    tooDeep,    ///< nests deeper than `kDeepest`
    badHeader,  ///< a header whose name begins with something else than a name
    notPlain,   ///< a letter or sign beyond ASCII outside of strings and comments
    badEscape,  ///< a \ in front of such a letter, in a string of many lines
    crossed,    ///< a closing bracket of another kind than the one that is open
  } what;
  core::Location place;
  std::string character;  ///< for the last three
};

struct Vetted {
  std::optional<Unbearable> unbearable;  ///< the first; nothing if there is none
  /// Bytes at which a string of many lines goes on, with a letter beyond ASCII, behind a \ at the end of a
  /// line: the parser must get them as \u escapes.
  std::vector<std::size_t> toEscape;
};

/// Looks through a TOML text. Knows strings and comments, not whether the rest is well-formed.
Vetted vet(std::string_view toml);

/// The text with the characters at those bytes written as escapes. Only columns behind them change.
std::string escapedAt(std::string_view toml, const std::vector<std::size_t>& bytes);

/// The place of a byte in a text.
core::Location locationOf(std::string_view text, std::size_t byte);

}  // namespace lw::script
