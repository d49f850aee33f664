#include "record/session_code.hpp"

#include <sys/random.h>

#include <array>
#include <cctype>
#include <cstdint>
#include <stdexcept>

#include "core/text.hpp"

namespace lw::record {

std::string randomCode() {
  // Bytes past the last whole multiple are thrown away, so that every letter is as likely.
  constexpr auto kUsable = 256 / kCodeLetters.size() * kCodeLetters.size();
  std::string code;
  while (code.size() < kCodeLength) {
    std::array<std::uint8_t, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("the system gave no random bytes for a session's code");
    for (const auto byte : bytes)
      if (byte < kUsable && code.size() < kCodeLength) code += kCodeLetters[byte % kCodeLetters.size()];
  }
  return code;
}

std::string tidyCode(std::string_view typed) {
  std::string code;
  for (const char letter : core::trim(typed))
    if (letter != '-' && letter != ' ')
      code += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return code;
}

}  // namespace lw::record
