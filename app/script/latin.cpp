#include "script/latin.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace lw::script {
namespace {

// The WHATWG encoding standard's index for windows-1252, bytes 0x80 to 0x9F; 0 = not assigned.
constexpr std::array<char32_t, 32> kFrom80{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                           0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& text, char32_t point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
  } else {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

}  // namespace

std::string fromWindowsLatin(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool special = byte >= 0x80 && byte < 0xA0;
    const char32_t point = special ? kFrom80[byte - 0x80u] : byte;
    append(text, special && point == 0 ? 0xFFFD : point);
  }
  return text;
}

bool declaresLatin(std::string_view xml) {
  std::string first(xml.substr(0, std::min<std::size_t>(xml.find('>'), 200)));
  std::ranges::transform(first, first.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!first.starts_with("<?xml")) return false;
  return std::ranges::any_of(
      std::array<std::string_view, 4>{"iso-8859-1", "latin1", "windows-1252", "iso-8859-15"},
      [&](auto name) { return first.find(name) != first.npos; });
}

}  // namespace lw::script
