#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "core/files.hpp"
#include "ui/call_samples.hpp"
#include "ui/samples.hpp"
#include "ui/staff_samples.hpp"
#include "words/catalogue.hpp"
#include "words/english.hpp"

using namespace lw;
using namespace lw::ui;

// A language that nobody speaks: every text of the program in brackets, with accented letters, and longer by
// 40 %. What stands on a screen without accents does not come from the catalogue.
namespace {

std::string accented(char letter) {
  static constexpr std::string_view kPlain = "aceinosuyzACEINOSUYZ";
  static constexpr std::array<std::string_view, 20> kAccented{
      "á", "ç", "é", "í", "ñ", "ó", "š", "ú", "ý", "ž", "Á", "Ç", "É", "Í", "Ñ", "Ó", "Š", "Ú", "Ý", "Ž"};
  const auto at = kPlain.find(letter);
  if (at != std::string_view::npos) return std::string(kAccented[at]);
  return std::isalpha(static_cast<unsigned char>(letter)) != 0 ? "ü" : std::string(1, letter);
}

std::string pseudo(std::string_view text) {
  std::string out = "[";
  bool inName = false;
  for (const char letter : text) {
    inName = letter == '{' || (inName && letter != '}');
    out += inName ? std::string(1, letter) : accented(letter);
  }
  return out + std::string((text.size() * 2 + 4) / 5, '~') + ']';
}

std::string asPo(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text)
    out += letter == '\n' ? "\\n" : letter == '"' ? "\\\"" : std::string(1, letter);
  return out + "\"\n";
}

words::Translation pseudoLanguage() {
  std::string po = "msgid \"\"\nmsgstr \"Language: xx\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";
  for (const auto& message : words::englishMessages()) {
    po += "msgctxt " + asPo(message.key) + "msgid " + asPo(message.text);
    if (message.counted < 0) {
      po += "msgstr " + asPo(pseudo(message.text));
    } else {
      po += "msgid_plural " + asPo(message.plural);
      po += "msgstr[0] " + asPo(pseudo(message.text)) + "msgstr[1] " + asPo(pseudo(message.plural));
    }
  }
  return words::translate(po);
}

/// Every word that the samples themselves bring along: forms, titles, names.
std::set<std::string> wordsOfSamples() {
  static const std::regex literal("\"(?:[^\"\\\\]|\\\\.)*\""), lineBreak("\\\\n"), word("[A-Za-z]+");
  std::set<std::string> found{"nurse", "Nurse", "sitter"};  // what a room says of itself
  for (const auto& entry : std::filesystem::directory_iterator(LW_TEST_DATA)) {
    if (entry.path().extension() != ".hpp") continue;
    const auto content = core::readTextFile(entry.path());
    for (std::sregex_iterator each(content.begin(), content.end(), literal), end; each != end; ++each) {
      const auto text = std::regex_replace(each->str(), lineBreak, " ");
      for (std::sregex_iterator one(text.begin(), text.end(), word); one != end; ++one) {
        auto name = one->str();
        found.insert(name);
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        found.insert(name);  // a mark's label
      }
    }
  }
  return found;
}

/// Checks that each drawn word is the catalogue's (accented) or the sample's.
struct Judge {
  words::Translation language = pseudoLanguage();
  std::set<std::string> known = wordsOfSamples();
  std::size_t said = 0;  ///< texts of the catalogue that were seen

  /// The first word that is neither; "" if there is none.
  std::string strangerIn(const std::string& drawn) const {
    static const std::regex cutWord("[A-Za-z]+…"), word("[A-Za-z]{2,}");
    const auto text = std::regex_replace(drawn, cutWord, "");
    for (std::sregex_iterator each(text.begin(), text.end(), word), end; each != end; ++each)
      if (!known.contains(each->str())) return each->str();
    return "";
  }

  void judge(const stage::Display& display, const Model& model, const Local& local = {}, bool home = false) {
    auto setup = stage::setupFor(display);
    setup.words = language.catalogue.get();
    setup.home = home;
    setup.emergencyNumber = "112";
    setup.pinIsDefault = true;
    for (const core::UiTime now : {core::UiTime{0}, kTakeYourTime})
      for (const auto& run : stage::drawn(display, model, local, now, {}, &setup).texts()) {
        CAPTURE(run.text);
        CHECK(strangerIn(run.text) == "");
        said += run.text.starts_with('[') ? 1 : 0;
      }
  }
};

}  // namespace

TEST_CASE("in a made language every word of every sample screen is the catalogue's or the sample's") {
  Judge judge;
  REQUIRE(judge.language.remarks.empty());
  for (const auto& display : stage::kDisplays) {
    CAPTURE(display.name);
    for (const auto& sample : stage::samples()) {
      CAPTURE(sample.name);
      judge.judge(display, sample.model);
    }
    for (const auto& sample : stage::callSamples()) {
      CAPTURE(sample.name);
      Local local;
      if (sample.touched) local.wokenAt = core::UiTime{0};
      judge.judge(display, sample.model, local, sample.home);
    }
    for (const auto& sample : stage::staffSamples()) {
      CAPTURE(sample.name);
      auto local = stage::localOf(sample);
      judge.judge(display, sample.model, local);
      auto wrong = sample.model;
      wrong.door.triesLeft = 1;
      judge.judge(display, wrong, local);
      wrong.door.pause = std::chrono::seconds{42};
      judge.judge(display, wrong, local);
      for (const std::string page : {"end", "sounds", "skip-test"}) {
        local.staffPage = page;
        judge.judge(display, sample.model, local);
      }
    }
  }
  CHECK(judge.said > 1000);
}
