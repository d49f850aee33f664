#include "core/harmless.hpp"

#include "core/utf8.hpp"

namespace lw::core {
namespace {

bool controls(char32_t point) {
  if (point == U'\n' || point == U'\t') return false;
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto character = firstCharacter(text);
    text.remove_prefix(character.size());
    if (!isUtf8(character) && character != std::string_view("\0", 1))
      out += '?';
    else if (character[0] != '\0' && !controls(pointOf(character)))
      out += character;
  }
  return out;
}

}  // namespace lw::core
