#include "script/upgrade.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "core/text.hpp"
#include "script/load.hpp"

namespace {

using namespace lw;
using namespace lw::script;

std::string upgraded(const std::string& file, const std::string& text) {
  const auto result = upgrade(file, text);
  CHECK_FALSE(core::hasErrors(result.diagnostics));
  return result.text;
}

}  // namespace

TEST_CASE("a session of format 0 becomes one of format 1, comments and order kept") {
  CHECK(
      upgraded("sessions/a.toml",
               "# music\nformat=0 # zero\nsound.target = -24.0\n\n[[prepare]] # prepare\npage = \"welcome\"\n"
               "title = \"music = 1\"\n[[ phase ]]\n  minutes   = 2.5 # minutes = 3\n  \"music\" = \"soft\"\n"
               "[[phase.voice]]\ntext = \"text\"\n[[integrate]]\nform = \"x\"\n") ==
      "# music\nformat=1 # zero\nsound.loudness = -24.0\n\n[[before]] # prepare\npage = \"welcome\"\n"
      "title = \"music = 1\"\n[[ phase ]]\n  length   = \"2.5 min\" # minutes = 3\n  \"playlist\" = "
      "\"soft\"\n"
      "[[phase.voice]]\nsay = \"text\"\n[[after]]\nform = \"x\"\n");
}

TEST_CASE("inline tables and other kinds of files") {
  CHECK(upgraded("playlists/a.toml", "format = 0\npiece = [{ path = \"a\", level = 1 }, { level = 2 }]\n") ==
        "format = 1\ntrack = [{ file = \"a\", gain = 1 }, { gain = 2 }]\n");
  CHECK(
      upgraded(
          "forms/a.toml",
          "format = 0\n[[question]]\nprompt = \"é\"\ntype = \"words\"\n[[question.option]]\nid = \"x\"\n") ==
      "format = 1\n[[question]]\ntext = \"é\"\nkind = \"words\"\n[[question.option]]\nid = \"x\"\n");
  CHECK(upgraded("breath.toml", "format = 0\n[slow]\ninhale = \"4 s\"\nexhale = \"6 s\"\n") ==
        "format = 1\n[slow]\nin = \"4 s\"\nout = \"6 s\"\n");
  CHECK(upgraded("forms/b.toml", "format = 1\n[[question]]\nprompt = \"x\"\n") ==
        "format = 1\n[[question]]\nprompt = \"x\"\n");
}

TEST_CASE("places of a file of format 0 are those of the file") {
  const std::vector<Edit> edits{{0, 5, "playlist", {3, 1}}, {8, 1, "\"8 min\"", {3, 9}}};
  CHECK(beforeEdits({3, 1}, edits) == core::Location{3, 1});
  CHECK(beforeEdits({3, 12}, edits) == core::Location{3, 9});
  CHECK(beforeEdits({3, 19}, edits) == core::Location{3, 10});
  CHECK(beforeEdits({2, 7}, edits) == core::Location{2, 7});
}

TEST_CASE("a shipped session, taken back to format 0 by hand, is read and upgraded to what it was") {
  std::ifstream stream(std::filesystem::path(LW_SOURCE_ROOT) / "config/sessions/infusion-60.toml");
  std::stringstream all;
  all << stream.rdbuf();
  const auto now = all.str();
  std::string old;
  std::string header;
  for (const auto line : core::split(now, '\n')) {
    std::string text(line);
    const auto swap = [&](const std::string& from, const std::string& to) {
      if (text.starts_with(from)) text.replace(0, from.size(), to);
    };
    if (const auto first = line.find_first_not_of(' '); first != line.npos && line[first] == '[')
      header = line.substr(first);
    swap("format   = 1", "format   = 0");
    swap("[[before]]", "[[prepare]]");
    swap("[[after]]", "[[integrate]]");
    if (header.starts_with("[[phase]]")) swap("playlist", "music");
    if (header.starts_with("[[phase]]")) swap("waits-for", "hold-for");
    old += text + "\n";
  }
  old.pop_back();
  REQUIRE(old != now);
  const std::filesystem::path root = LW_SOURCE_ROOT;
  const auto checked = checkText(root / "config/sessions/infusion-60.toml", old,
                                 {root / "config", root / "playlists"}, {.requireSoundFiles = false});
  CHECK_FALSE(core::hasErrors(checked.diagnostics));
  CHECK(checked.diagnostics.size() == 1);
  CHECK(upgraded("sessions/infusion-60.toml", old) == now);
}
