#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include "check.hpp"
#include "script/answers_file.hpp"
#include "script/latin.hpp"
#include "words/pattern.hpp"
#include "words/plural.hpp"
#include "words/po.hpp"

// libFuzzer over every reader of what people write: fuzz --reader=NAME. libFuzzer leaves words with two
// dashes to us.

namespace lw::fuzz {
namespace {

using Bytes = const std::uint8_t*;

int session(Bytes data, std::size_t size) {
  return check("config/sessions/fuzzed.toml", data, size);
}
int playlist(Bytes data, std::size_t size) {
  return check("playlists/fuzzed.toml", data, size);
}
int m3u(Bytes data, std::size_t size) {
  return check("playlists/fuzzed.m3u", data, size);
}
int xspf(Bytes data, std::size_t size) {
  return check("playlists/fuzzed.xspf", data, size);
}
int breath(Bytes data, std::size_t size) {
  return check("config/breath.toml", data, size);
}
int room(Bytes data, std::size_t size) {
  return check("config/room.toml", data, size);
}
// A file in forms/ without [[item]] is a form.
int form(Bytes data, std::size_t size) {
  return check("config/forms/fuzzed.toml", data, size);
}

// A line to tick in front makes it a checklist for sure.
int checklist(Bytes data, std::size_t size) {
  std::string text;
  if (size > 0 && data[0] % 4 == 0) text = "item = [{id = \"a\", text = \"A.\"}]\n";
  text.append(reinterpret_cast<const char*>(data), size);
  return form(reinterpret_cast<Bytes>(text.data()), text.size());
}

// A file in memory, read by its name in /proc.
int answers(Bytes data, std::size_t size) {
  static const std::filesystem::path kRoot = LW_SOURCE_ROOT;
  static const auto kSession =
      script::loadSession(kRoot / "config/sessions/first-look.toml", {kRoot / "config", kRoot / "playlists"},
                          {.requireSoundFiles = false});
  const int file = ::memfd_create("answers", 0);
  demand(file >= 0 && ::write(file, data, size) == static_cast<ssize_t>(size),
         "a file in memory can be written");
  auto loaded = script::loadAnswers("/proc/self/fd/" + std::to_string(file), kSession.bundle);
  ::close(file);
  judge({script::Kind::session, std::move(loaded.diagnostics), std::move(loaded.sources)});
  return 0;
}

// The small readers below all others: lengths, names, encodings.
int text(Bytes data, std::size_t size) {
  const std::string_view words(reinterpret_cast<const char*>(data), size);
  if (const auto length = core::parseLength(words)) {
    demand(length->count() >= 0, "a length is not negative");
    const auto again = core::parseLength(core::formatLength(*length));
    demand(again.has_value(), "a length that was shown can be read");
  }
  demand(core::isUtf8(core::slug(words)) || core::slug(words).empty(), "a slug is a text");
  demand(words.find('\0') != words.npos || core::isUtf8(script::fromWindowsLatin(words)),
         "Windows-1252 becomes UTF-8");
  if (size < 200) static_cast<void>(core::editDistance(words.substr(0, size / 2), words.substr(size / 2)));
  return 0;
}

int translation(Bytes data, std::size_t size) {
  try {
    const auto file = words::readPo({reinterpret_cast<const char*>(data), size});
    for (const auto& entry : file.entries)
      for (const auto& said : entry.said) words::readPattern(said, words::gapsOf(said)).fill({});
    const words::PluralRule rule(file.field("Plural-Forms"));
    for (const std::int64_t number : {0L, 1L, 1001L, -7L})
      demand(rule.formFor(number) < rule.forms(), "a number leads to a form that is there");
  } catch (const words::PoError& fault) {
    demand(std::string_view(fault.what()).starts_with("line "), "a fault has its line");
  } catch (const words::RuleError&) {
  } catch (const std::invalid_argument&) {
  }
  return 0;
}

struct Reader {
  std::string_view name;
  int (*read)(Bytes, std::size_t);
};
constexpr std::array kReaders{Reader{"session", session},
                              Reader{"playlist", playlist},
                              Reader{"form", form},
                              Reader{"checklist", checklist},
                              Reader{"breath", breath},
                              Reader{"room", room},
                              Reader{"m3u", m3u},
                              Reader{"xspf", xspf},
                              Reader{"answers", answers},
                              Reader{"text", text},
                              Reader{"translation", translation}};
const Reader* chosen = nullptr;

}  // namespace
}  // namespace lw::fuzz

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view kFlag = "--reader=";
  for (int i = 1; i < *count; ++i)
    for (const auto& reader : lw::fuzz::kReaders)
      if (std::string_view((*words)[i]) == std::string(kFlag).append(reader.name)) lw::fuzz::chosen = &reader;
  if (lw::fuzz::chosen != nullptr) return 0;
  std::fputs("fuzz --reader=NAME; one of:", stderr);
  for (const auto& reader : lw::fuzz::kReaders)
    std::fprintf(stderr, " %.*s", static_cast<int>(reader.name.size()), reader.name.data());
  std::fputs("\n", stderr);
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return lw::fuzz::chosen->read(data, size);
}
