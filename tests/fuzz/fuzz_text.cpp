#include "check.hpp"
#include "script/latin.hpp"

// The small readers below all others: lengths, names, encodings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lw;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto length = core::parseLength(text)) {
    fuzz::demand(length->count() >= 0, "a length is not negative");
    const auto again = core::parseLength(core::formatLength(*length));
    fuzz::demand(again.has_value(), "a length that was shown can be read");
  }
  fuzz::demand(core::isUtf8(core::slug(text)) || core::slug(text).empty(), "a slug is a text");
  fuzz::demand(text.find('\0') != text.npos || core::isUtf8(script::fromWindowsLatin(text)),
               "Windows-1252 becomes UTF-8");
  if (size < 200) static_cast<void>(core::editDistance(text.substr(0, size / 2), text.substr(size / 2)));
  return 0;
}
