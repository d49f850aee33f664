#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/files.hpp"
#include "core/text.hpp"
#include "words/english.hpp"

using namespace lw;
namespace fs = std::filesystem;

// What the sources must not have: a message that nobody says, and a sentence that is not in the catalogue.
namespace {

const fs::path kApp = fs::path(LW_SOURCE_ROOT) / "app";

std::vector<fs::path> sourcesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
      files.push_back(entry.path());
  return files;
}

/// "minutes-late" -> "minutesLate".
std::string camel(std::string_view name) {
  std::string out;
  bool upper = false;
  for (const char letter : name) {
    if (letter != '-')
      out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    upper = letter == '-';
  }
  return out;
}

bool saysIt(const std::string& source, const std::string& domain, std::string name, bool parameters) {
  if (parameters) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  if (source.find("words::" + domain) == std::string::npos) return false;
  return std::regex_search(source, std::regex("::" + name + "\\b"));
}

/// String literals of a source with their lines; not those of includes, nor what stands in comments.
std::vector<std::pair<int, std::string>> literalsOf(const std::string& source) {
  static const std::regex literal("\"((?:[^\"\\\\]|\\\\.)*)\"");
  std::vector<std::pair<int, std::string>> found;
  int number = 0;
  for (const auto raw : core::split(source, '\n')) {
    ++number;
    std::string line(core::trim(raw));
    if (line.starts_with("//") || line.starts_with("#include")) continue;
    if (const auto comment = line.find("  //"); comment != std::string::npos) line.erase(comment);
    for (std::sregex_iterator each(line.begin(), line.end(), literal), end; each != end; ++each)
      found.emplace_back(number, (*each)[1].str());
  }
  return found;
}

bool isCapital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

/// On a screen: words, or a single one with a capital.
bool readsAsCaption(const std::string& text) {
  static const std::regex words("[a-z] [a-z]"), capital("^[A-Z][a-z]");
  return std::regex_search(text, words) || std::regex_search(text, capital);
}
/// Elsewhere, where names of data have blanks too: a capital and a blank.
bool readsAsSentence(const std::string& text) {
  return text.find(' ') != std::string::npos && std::ranges::any_of(text, isCapital);
}

/// The literals of the folders that read so, but for the allowed ones.
std::string strangers(const std::vector<std::string>& folders, bool (*reads)(const std::string&),
                      const std::set<std::string>& allowed) {
  std::string all;
  for (const auto& folder : folders)
    for (const auto& file : sourcesIn(kApp / folder))
      for (const auto& [line, text] : literalsOf(core::readTextFile(file)))
        if (reads(text) && !allowed.contains(text))
          all += file.lexically_relative(kApp).string() + ":" + std::to_string(line) + ": " + text + "\n";
  return all;
}

}  // namespace

TEST_CASE("every message of the catalogue is said somewhere") {
  std::vector<std::string> sources;
  for (const auto& file : sourcesIn(kApp)) sources.push_back(core::readTextFile(file));
  std::string silent;
  for (const auto& message : words::englishMessages()) {
    const auto dot = message.key.find('.');
    const auto domain = camel(message.key.substr(0, dot)), name = camel(message.key.substr(dot + 1));
    const bool said = std::ranges::any_of(
        sources, [&](const auto& source) { return saysIt(source, domain, name, !message.names.empty()); });
    if (!said) silent += std::string(message.key) + "\n";
  }
  CHECK(silent == "");
}

TEST_CASE("no screen has words of its own") {
  CHECK(strangers({"ui/screens", "ui/kit"}, readsAsCaption,
                  {// the record's words for why something was done
                   "finished well", "person asks to stop", "felt unwell", "can't reach or press it",
                   "tested less than 12 h ago", "a button is broken",
                   // before there is a screen: for whoever installs
                   "This screen is too small for safe buttons."}) == "");
}

TEST_CASE("no state is told as a sentence") {
  CHECK(strangers(
            {"session", "call", "room"}, readsAsSentence,
            {// for the record, and for whoever installs
             "SDL_AUDIODRIVER asks for sound that goes nowhere (dummy)", "wrong PINs can't be counted: {}",
             ". It lies in {} and is added to the record at the next start"}) == "");
}
