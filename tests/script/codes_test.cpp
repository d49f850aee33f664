#include "script/codes.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "script/load.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lw;
using script::Frame;

const fs::path kLibrary = fs::path(LW_TEST_DATA) / "library";

std::string textOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string headFor(std::string_view example, std::string_view setting, std::string_view route) {
  std::string head = "format = 1\n";
  const auto add = [&](const std::string& key, std::string_view value) {
    if (!std::regex_search(std::string(example), std::regex("(^|\n)" + key + " *=")))
      head += key + " = \"" + std::string(value) + "\"\n";
  };
  add("title", "T");
  add("setting", setting);
  add("route", route);
  return head;
}

const std::string kPhase = "[[phase]]\nname = \"last\"\nlength = \"20 min\"\n";
// What every session with medicine has before and after what an example shows.
const std::string kBefore = "[[before]]\nchecklist = \"ready\"\n[[before]]\ncall-test = true\n";
const std::string kAfter =
    "[[observe]]\nat = [\"end\"]\nform = \"readings\"\n[[after]]\npage = \"goodbye\"\ntitle = \"T\"\n";

// The file and the text that an example becomes.
std::pair<std::string, std::string> whole(const script::CodeEntry& entry) {
  const std::string example = std::string(entry.example) + "\n";
  const std::string session = "config/sessions/example.toml", form = "config/forms/example.toml";
  switch (entry.frame) {
    case Frame::top: return {session, headFor(example, "clinic", "none") + example + kPhase};
    case Frame::before: return {session, headFor("", "clinic", "none") + example + kPhase};
    case Frame::phase: return {session, headFor("", "clinic", "none") + example};
    case Frame::effect: return {session, headFor("", "clinic", "infusion") + kBefore + example + kAfter};
    case Frame::session: return {session, headFor("", "clinic", "none") + example};
    case Frame::home: return {session, headFor("", "home", "none") + example};
    case Frame::question: return {form, "format = 1\ntitle = \"T\"\nwho = \"person\"\n" + example};
    case Frame::item: return {form, "format = 1\ntitle = \"T\"\n" + example};
    case Frame::track: return {"playlists/example.toml", "format = 1\ntitle = \"T\"\n" + example};
    case Frame::m3u: return {"playlists/example.m3u8", example};
    case Frame::xspf: return {"playlists/example.xspf", example};
    case Frame::breath: return {"config/breath.toml", "format = 1\n" + example};
    case Frame::room: return {"config/room.toml", example};
    case Frame::none: break;
  }
  return {};
}

}  // namespace

TEST_CASE("every example of a right file is right") {
  int read = 0;
  for (const auto& entry : script::allCodes()) {
    CAPTURE(entry.code);
    CHECK(entry.why.size() > 20);
    CHECK_FALSE(entry.example.empty());
    if (entry.frame == Frame::none) continue;
    ++read;
    const auto [file, text] = whole(entry);
    const auto checked =
        script::checkText(kLibrary / file, text, {kLibrary / "config", kLibrary / "playlists"});
    CHECK_MESSAGE(checked.diagnostics.empty(), script::formatAll(checked.diagnostics, checked.sources), text);
  }
  CHECK(read > 60);
}

TEST_CASE("every code in the source is explained, and every explained code is in the source") {
  const std::regex kSaid(
      "(?:\\b(?:error|warn|note|refuse)\\(\\s*|Severity::(?:error|warning|note),\\s*)"
      "\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");
  const std::regex kLiteral("\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");
  std::set<std::string> said, literals;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(LW_SOURCE_ROOT) / "app")) {
    if (entry.path().extension() != ".cpp" || entry.path().filename().string().starts_with("codes_"))
      continue;
    const auto text = textOf(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), kSaid), end; at != end; ++at)
      said.insert((*at)[1]);
    for (std::sregex_iterator at(text.begin(), text.end(), kLiteral), end; at != end; ++at)
      literals.insert((*at)[1]);
  }
  CHECK(said.size() > 70);
  for (const auto& code : said) CHECK_MESSAGE(!script::findCode(code).code.empty(), code);
  for (const auto& entry : script::allCodes())
    CHECK_MESSAGE(literals.contains(std::string(entry.code)), entry.code, " is explained but never said");
}

TEST_CASE("codes are there once, and are told with why and what is right") {
  const auto all = script::allCodes();
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].code < all[i].code);
  const auto text = script::describeCode(script::findCode("bad-length"));
  CHECK(text ==
        "bad-length\n\nA length has a unit, so that nobody takes minutes for seconds.\n\nThis is right:\n\n"
        "    [[phase]]\n    name   = \"rest\"\n    length = \"1 min 30 s\"\n");
  CHECK(script::findCode("no-such-code").code.empty());
}
