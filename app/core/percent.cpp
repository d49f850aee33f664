#include "core/percent.hpp"

#include <fmt/format.h>

#include <charconv>

namespace lw::core {
namespace {

bool isLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

template <class IsPlain>
std::string encoded(std::string_view text, IsPlain isPlain) {
  std::string result;
  for (const char c : text)
    result += isPlain(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return result;
}

}  // namespace

std::string percentEncoded(std::string_view text, std::string_view plain) {
  return encoded(text, [&](char c) { return isLetterOrDigit(c) || plain.find(c) != plain.npos; });
}

std::string percentEscaped(std::string_view text, std::string_view special) {
  return encoded(text, [&](char c) { return special.find(c) == special.npos; });
}

std::optional<std::string> percentDecoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const auto digits = text.substr(i + 1, 2);
    unsigned char byte = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2 || byte == 0)
      return std::nullopt;
    result += static_cast<char>(byte);
    i += 2;
  }
  return result;
}

}  // namespace lw::core
