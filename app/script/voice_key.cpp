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
  // a text of which no letter fits into a slug still needs a name that a file can begin with
  const auto slug = core::slug(plain, 40);
  return fmt::format("{}-{:08x}", slug.empty() ? "line" : slug,
                     static_cast<std::uint32_t>(hash ^ (hash >> 32)));
}

}  // namespace lw::script
