#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "script/load.hpp"

// What nobody would write on purpose, but editors, disks and attackers do.

namespace {

namespace fs = std::filesystem;
using namespace lw;
using namespace lw::script;

const fs::path kRoot = LW_SOURCE_ROOT;
const fs::path kHostileLibrary = fs::path(LW_TEST_DATA) / "library";

Checked checkedText(const std::string& text, const std::string& file = "config/sessions/x.toml") {
  return checkText(kHostileLibrary / file, text, {kHostileLibrary / "config", kHostileLibrary / "playlists"},
                   {.requireSoundFiles = false});
}

std::string first(const Checked& checked) {
  REQUIRE_FALSE(checked.diagnostics.empty());
  const auto& one = checked.diagnostics[0];
  return fmt::format("{}:{}: {} [{}]", one.span.begin.line, one.span.begin.column, one.message, one.code);
}

const std::string kHead = "format = 1\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n";

}  // namespace

TEST_CASE("a file is half typed at every keystroke") {
  for (const auto* name : {"config/sessions/first-look.toml", "config/forms/phq-9.toml",
                           "playlists/first-look.toml", "config/breath.toml", "config/room.toml"}) {
    std::ifstream stream(kRoot / name, std::ios::binary);
    std::stringstream all;
    all << stream.rdbuf();
    const auto text = all.str();
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const auto checked = checkText(kRoot / name, text.substr(0, size),
                                     {kRoot / "config", kRoot / "playlists"}, {.requireSoundFiles = false});
      for (const auto& one : checked.diagnostics) {
        if (one.message.empty() || one.code.empty()) FAIL(name, " at ", size);
        if (one.file == kRoot / name && one.span.begin.line > 0 && one.span.begin.line > 1000)
          FAIL(name, " at ", size);
      }
    }
  }
}

TEST_CASE("keys and texts of a megabyte") {
  const std::string long1(1 << 20, 'a');
  CHECK(first(checkedText(kHead + long1 + " = 1\n")) ==
        "1:1: a session script needs a [[phase]] [missing-key]");
  CHECK(first(checkedText("format = 1\ntitle = \"" + long1 + "\"\n")).find("[missing-key]") !=
        std::string::npos);
  const auto all = checkedText(kHead + long1 + " = 1\n");
  for (const auto& one : all.diagnostics) CHECK(one.message.size() < 300);
  CHECK(formatAll(all.diagnostics, all.sources).size() < 4000);
}

TEST_CASE("deep nesting in each way") {
  const std::string many(100000, '[');
  CHECK(first(checkedText(kHead + "x = " + many)) == "5:21: nested deeper than 16 levels [too-deep]");
  std::string tables;
  for (int i = 0; i < 100000; ++i) tables += "{a=";
  CHECK(first(checkedText(kHead + "x = " + tables)).find("[too-deep]") != std::string::npos);
  std::string dots = "a";
  for (int i = 0; i < 100000; ++i) dots += ".a";
  CHECK(first(checkedText(kHead + dots + " = 1\n")).find("[too-deep]") != std::string::npos);
  std::string elements = "<playlist xmlns='http://xspf.org/ns/0/'>";
  for (int i = 0; i < 100000; ++i) elements += "<a>";
  CHECK(first(checkedText(elements, "playlists/x.xspf")).find("[too-deep]") != std::string::npos);
}

TEST_CASE("bytes that are no text") {
  CHECK(first(checkedText(kHead + "x = \"\xC3\"\n")) == "5:6: a byte that is not UTF-8 text [not-utf-8]");
  CHECK(first(checkedText(kHead + std::string("x = \"\0\"\n", 8))) ==
        "5:6: a NUL byte: this is not a text file [nul-byte]");
  CHECK(first(checkedText("\xFF\xFE"
                          "f\0o\0")) == "1:1: a byte that is not UTF-8 text [not-utf-8]");
  CHECK(first(checkedText("<playlist>\xC3</playlist>", "playlists/x.xspf")) ==
        "1:11: a byte that is not UTF-8 text [not-utf-8]");
}

TEST_CASE("a script line that goes on after a backslash may go on in any language") {
  const auto checked =
      checkedText(kHead +
                  "summary = \"\"\"\nEins \\\n   \xC3\xBC"
                  "ber \\\n  \xCE\xB7\"\"\"\n[[phase]]\nname = \"one\"\nlength = \"5 min\"\n");
  CHECK_MESSAGE(checked.diagnostics.empty(), formatAll(checked.diagnostics, checked.sources));
}

TEST_CASE("paths that climb, loop or end at a device") {
  const auto phase = [](const std::string& playlist) {
    return kHead + "[[phase]]\nname = \"one\"\nlength = \"5 min\"\nplaylist = \"" + playlist + "\"\n";
  };
  CHECK(first(checkedText(phase("../../../../../../../../etc/passwd"))) ==
        "8:12: '../../../../../../../../etc/passwd' leads out of the library [outside-library]");
  CHECK(first(checkedText(phase("/etc/passwd"))) ==
        "8:12: '/etc/passwd' is an absolute path [outside-library]");
  CHECK(first(checkedText(phase("..\\\\soft"))) ==
        "8:12: '..\\soft' is not the name of a playlist [unknown-playlist]");
  CHECK(first(checkedText("format = 1\ntitle = \"T\"\n[[track]]\nfile = \"/dev/zero\"\n",
                          "playlists/x.toml")) ==
        "4:8: 'zero' is not a sound file that Lullwater plays [unknown-sound-format]");
}

TEST_CASE("tens of thousands of mistakes are told in a time that grows with their number") {
  std::string text = kHead;
  for (int i = 0; i < 30000; ++i) text += fmt::format("key{} = 1\n", i);
  const auto checked = checkedText(text);
  CHECK(checked.diagnostics.size() >= 30000);
  CHECK(formatAll(checked.diagnostics, checked.sources).size() > 30000u * 60);
}
