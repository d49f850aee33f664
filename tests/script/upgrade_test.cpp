#include "script/upgrade.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "script/read.hpp"
#include "script/source.hpp"

namespace {

using namespace lw;
using namespace lw::script;

// As if a format 0 had been before format 1: one name of each kind of place that a name can stand in.
constexpr Renamed kRenamed[]{
    {Kind::session, "", "prepare", "before"},
    {Kind::session, "", "integrate", "after"},
    {Kind::session, "sound", "target", "loudness"},
    {Kind::session, "phase", "music", "playlist"},
    {Kind::session, "phase", "minutes", "length", true},
    {Kind::session, "phase", "hold-for", "waits-for"},
    {Kind::session, "phase.voice", "text", "say"},
    {Kind::playlist, "", "piece", "track"},
    {Kind::playlist, "track", "path", "file"},
    {Kind::playlist, "track", "level", "gain"},
    {Kind::form, "question", "prompt", "text"},
    {Kind::form, "question", "type", "kind"},
    {Kind::breath, "*", "inhale", "in"},
    {Kind::breath, "*", "exhale", "out"},
};
constexpr Translation kTranslations[]{{0, kRenamed}};

std::string upgraded(const std::string& file, const std::string& text) {
  const auto result = upgrade(file, text, kTranslations);
  CHECK_FALSE(core::hasErrors(result.diagnostics));
  return result.text;
}

/// A session of format 0, read by those translations; what was said of it.
std::string readOld(const std::string& text) {
  Source source("sessions/a.toml", text, kTranslations);
  readSession(source);
  std::string said;
  for (const auto& each : source.diagnostics)
    said +=
        fmt::format("{}:{} {} {}\n", each.span.begin.line, each.span.begin.column, each.code, each.message);
  return said;
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

TEST_CASE(
    "an older session is read with a warning; what is wrong in it is told of where it stands in the file") {
  CHECK(readOld("format = 0\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[sound]\ntarget = -50\n"
                "[[prepare]]\ncall-test = true\n[[phase]]\nname = \"one\"\nminutes = 5\n") ==
        "1:10 old-format format 0 is older than format 1; it is still read\n"
        "6:10 out-of-range 'loudness' is -50; it may be -35 to -18\n");
}

TEST_CASE("a name of before and its name of now can't both be there") {
  CHECK(
      readOld("format = 0\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[[phase]]\nname = \"one\"\n"
              "minutes = 5\nlength = \"5 min\"\n") ==
      "1:10 old-format format 0 is older than format 1; it is still read\n"
      "8:10 not-toml cannot redefine existing string 'length'\n");
}

TEST_CASE("without a translation there is no such format, and nothing is rewritten") {
  CHECK(translations().empty());
  const auto result = upgrade("sessions/a.toml", "format = 0\n");
  CHECK(result.changes == 0);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics.front().code == "unknown-format");
}
