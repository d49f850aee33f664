#include "core/utf8.hpp"

#include <utf8.h>

#include <algorithm>

namespace lw::core {

bool isUtf8(std::string_view text) {
  return wellFormedPart(text) == text.size();
}

std::size_t wellFormedPart(std::string_view text) {
  const auto whole = text.substr(0, text.find('\0'));
  return static_cast<std::size_t>(utf8::find_invalid(whole.begin(), whole.end()) - whole.begin());
}

std::size_t codePoints(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const auto bad = utf8::find_invalid(text.begin(), text.end());
    count += static_cast<std::size_t>(utf8::unchecked::distance(text.begin(), bad));
    if (bad == text.end()) break;
    ++count;
    text.remove_prefix(static_cast<std::size_t>(bad - text.begin()) + 1);
  }
  return count;
}

std::size_t utf16Units(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
    const auto size = firstCharacter(text).size();
    units += size == 4 ? 2 : 1;  // beyond U+FFFF
    text.remove_prefix(size);
  }
  return units;
}

std::string_view firstCharacter(std::string_view text) {
  constexpr std::size_t kLongest = 4;  // bytes
  for (std::size_t size = 1; size <= std::min(kLongest, text.size()); ++size)
    if (utf8::is_valid(text.begin(), text.begin() + size)) return text.substr(0, size);
  return text.substr(0, 1);
}

char32_t pointOf(std::string_view character) {
  constexpr char32_t kNone = 0xFFFD;
  const bool whole = !character.empty() && utf8::is_valid(character.begin(), character.end());
  return whole ? utf8::unchecked::peek_next(character.begin()) : kNone;
}

std::string_view firstCharacters(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; count < most && end < text.size(); ++count)
    end += firstCharacter(text.substr(end)).size();
  return text.substr(0, end);
}

void removeLastCharacter(std::string& text) {
  std::size_t size = 1;
  for (std::size_t tried = 2; tried <= std::min<std::size_t>(4, text.size()) && size == 1; ++tried) {
    const auto tail = std::string_view(text).substr(text.size() - tried);
    if (firstCharacter(tail).size() == tried) size = tried;
  }
  text.resize(text.size() - std::min(size, text.size()));
}

void removeFirstCharacter(std::string& text) {
  text.erase(0, firstCharacter(text).size());
}

}  // namespace lw::core
