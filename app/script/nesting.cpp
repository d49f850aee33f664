#include "script/nesting.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace lw::script {
namespace {

// End of the string that begins at `at` (a quote): just behind its closing quotes, or the end of the line or
// text.
std::size_t skipString(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool many = toml.substr(at).starts_with(triple);
  for (std::size_t i = at + (many ? 3 : 1); i < toml.size(); ++i) {
    if (quote == '"' && toml[i] == '\\')
      ++i;
    else if (many && toml.substr(i).starts_with(triple))
      return i + 3;
    else if (!many && toml[i] == quote)
      return i + 1;
    else if (!many && toml[i] == '\n')
      return i;
  }
  return toml.size();
}

}  // namespace

std::optional<core::Location> findTooDeep(std::string_view toml) {
  int depth = 0, dots = 0;
  for (std::size_t i = 0; i < toml.size();) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      i = skipString(toml, i);
      continue;
    }
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') depth = std::max(0, depth - 1);
    if (c == '.') ++dots;
    if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{') dots = 0;
    if (depth > kDeepest || dots >= kDeepest) return locationOf(toml, i);
    ++i;
  }
  return std::nullopt;
}

core::Location locationOf(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, byte);
  const auto line = std::ranges::count(before, '\n');
  const auto start = before.rfind('\n');
  const auto column = core::codePoints(start == std::string_view::npos ? before : before.substr(start + 1));
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column + 1)};
}

}  // namespace lw::script
