#include "script/voice_key.hpp"

#include <fmt/format.h>

#include "core/text.hpp"

namespace lw::script {

std::string voiceKey(std::string_view text) {
  std::string plain;
  for (const char c : core::trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      plain += c;
    else if (!plain.ends_with(' '))
      plain += ' ';
  }
  const auto hash = core::fnv1a(plain);
  return fmt::format("{}-{:08x}", core::slug(plain, 40), static_cast<std::uint32_t>(hash ^ (hash >> 32)));
}

}  // namespace lw::script
