#include "words/catalogue.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "core/files.hpp"
#include "words/english.hpp"
#include "words/messages.hpp"
#include "words/po.hpp"

using namespace lw;
using words::Catalogue;

namespace {

constexpr auto kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : "
    "2;\\n\"\n\n";

std::string said(const words::Translation& translation, const words::Message& message) {
  return translation.catalogue->say(message);
}

/// The remark that begins so, or "".
std::string remarkOn(const words::Translation& translation, const std::string& key) {
  for (const auto& remark : translation.remarks)
    if (remark.find("'" + key + "'") != std::string::npos) return remark;
  return "";
}

std::string sourceCatalogue() {
  return core::readTextFile(std::filesystem::path(LW_SOURCE_ROOT) / "config/languages/lullwater.pot");
}

template <class T>
concept NeedsNoValue = requires {
  T{};
};
template <class T>
concept TakesTotal = requires {
  T{.total = "1:55"};
};
template <class T>
concept TakesTime = requires {
  T{.time = "1:55"};
};
template <class T>
concept TakesTotalTwice = requires {
  T{.total = "1:55", .mark = "x"};
};
template <class T>
concept TakesTextAsCount = requires {
  T{.count = "3"};
};
template <class T>
concept TakesCount = requires {
  T{.count = 3};
};

}  // namespace

// What a parameter lacks, has too much, or is called wrongly must not compile.
static_assert(TakesTotal<words::course::Of>);
static_assert(!NeedsNoValue<words::course::Of>);
static_assert(!TakesTime<words::course::Of>);
static_assert(!TakesTotalTwice<words::course::Of>);
static_assert(!TakesTotal<words::course::Waits>);  // its mark is missing
static_assert(TakesTotalTwice<words::course::Waits>);
static_assert(TakesCount<words::list::Open>);
static_assert(!TakesTextAsCount<words::list::Open>);

TEST_CASE("English is there without a file, with its parameters and plurals") {
  const auto& english = Catalogue::english();
  CHECK(english.language() == "en");
  CHECK(english.say(words::nav::back) == "Back");
  CHECK(english.say(words::course::Waits{.total = "1:55", .mark = "Medicine given"}) ==
        "of 1:55. It waits for: Medicine given.");
  CHECK(english.say(words::list::StillOpen{.count = 1}) == "One line is still open.");
  CHECK(english.say(words::list::StillOpen{.count = 7}) == "7 lines are still open.");
  CHECK(english.say(words::list::StillOpen{.count = 0}) == "0 lines are still open.");
}

TEST_CASE("a message is a value until it is said") {
  const words::Message late = words::watch::Late{.minutes = 2};
  CHECK(late == words::Message(words::watch::Late{.minutes = 2}));
  CHECK(late != words::Message(words::watch::Late{.minutes = 3}));
  CHECK(late != words::Message(words::watch::DueIn{.minutes = 2}));
}

TEST_CASE("a value with braces or a percent sign is shown as it is") {
  CHECK(Catalogue::english().say(words::notice::NotPlayable{.sound = "{sound} %s {{"}) ==
        "'{sound} %s {{' can't be played.");
}

TEST_CASE("every message of the catalogue can be said with any values") {
  const auto messages = words::englishMessages();
  REQUIRE(messages.size() > 200);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    words::Message message{static_cast<std::uint16_t>(i), {}};
    CHECK_FALSE(Catalogue::english().say(message).empty());  // even without its values
    message.values = {std::int64_t{-3}, std::string("x"), std::int64_t{1} << 62, std::string("y")};
    CHECK_FALSE(Catalogue::english().say(message).empty());
  }
}

TEST_CASE("what is compiled in is what the file says") {
  const auto file = words::readPo(sourceCatalogue());
  const auto messages = words::englishMessages();
  REQUIRE(file.entries.size() == messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    CHECK(file.entries[i].key == messages[i].key);
    CHECK(file.entries[i].text == messages[i].text);
    CHECK(file.entries[i].plural == messages[i].plural);
  }
  const words::PluralRule rule(file.field("Plural-Forms"));
  CHECK(rule.forms() == 2);
  CHECK(rule.formFor(1) == 0);
}

TEST_CASE("a translation is said, with its own plural rule; what it lacks is English and told") {
  const auto german = words::translate(
      std::string(kHeader) +
      "msgctxt \"nav.back\"\nmsgid \"Back\"\nmsgstr \"Zurück\"\n\n"
      "msgctxt \"list.still-open\"\nmsgid \"One line is still open.\"\n"
      "msgid_plural \"{count} lines are still open.\"\n"
      "msgstr[0] \"Nichts ist offen.\"\nmsgstr[1] \"Eins ist offen.\"\nmsgstr[2] \"Offen: {count}\"\n\n"
      "msgctxt \"course.waits\"\nmsgid \"of {total}. It waits for: {mark}.\"\nmsgstr \"{mark} fehlt "
      "({total})\"\n");
  CHECK(german.catalogue->language() == "de");
  CHECK(said(german, words::nav::back) == "Zurück");
  CHECK(said(german, words::list::StillOpen{.count = 0}) == "Nichts ist offen.");
  CHECK(said(german, words::list::StillOpen{.count = 1}) == "Eins ist offen.");
  CHECK(said(german, words::list::StillOpen{.count = 5}) == "Offen: 5");
  CHECK(said(german, words::course::Waits{.total = "1:55", .mark = "M"}) == "M fehlt (1:55)");
  // English, by the English rule: the German one would ask for a third form
  CHECK(said(german, words::pin::Unknown{.count = 0}) == "That PIN is not known. 0 more tries.");
  CHECK(said(german, words::nav::next) == "Next");
  CHECK(remarkOn(german, "nav.next") == "'nav.next' is missing");
  CHECK(remarkOn(german, "nav.back") == "");
}

TEST_CASE("a translated message that can't be used stays English, and its line is told") {
  const auto translation = words::translate(
      std::string(kHeader) +
      "msgctxt \"nav.back\"\nmsgid \"Go back\"\nmsgstr \"Zurück\"\n"                   // line 6
      "#, fuzzy\nmsgctxt \"nav.next\"\nmsgid \"Next\"\nmsgstr \"Weiter\"\n"            // 10
      "msgctxt \"nav.close\"\nmsgid \"Close\"\nmsgstr \"\"\n"                          // 13
      "msgctxt \"course.of\"\nmsgid \"of {total}.\"\nmsgstr \"von {sum}.\"\n"          // 16
      "msgctxt \"call.ring-number\"\nmsgid \"Ring {number}.\"\nmsgstr \"Anrufen.\"\n"  // 19
      "msgctxt \"playing.left\"\nmsgid \"{time} left\"\nmsgstr \"noch {time\"\n"       // 22
      "msgctxt \"list.open\"\nmsgid \"One line is open.\"\nmsgid_plural \"{count} lines are open.\"\n"
      "msgstr[0] \"a\"\nmsgstr[1] \"b\"\n"  // 25
      "msgctxt \"nav.gone\"\nmsgid \"Gone\"\nmsgstr \"Weg\"\n");
  CHECK(said(translation, words::nav::back) == "Back");
  CHECK(said(translation, words::nav::next) == "Next");
  CHECK(said(translation, words::nav::close) == "Close");
  CHECK(said(translation, words::course::Of{.total = "1:55"}) == "of 1:55.");
  CHECK(said(translation, words::call::RingNumber{.number = "112"}) == "Ring 112.");
  CHECK(said(translation, words::list::Open{.count = 2}) == "2 lines are open.");
  CHECK(remarkOn(translation, "nav.back") ==
        "line 6: 'nav.back' stays English: it translates another English text");
  CHECK(remarkOn(translation, "nav.next") == "line 10: 'nav.next' stays English: it is marked as fuzzy");
  CHECK(remarkOn(translation, "nav.close") == "line 13: 'nav.close' stays English: it is not translated");
  CHECK(remarkOn(translation, "course.of") == "line 16: 'course.of' stays English: '{total}' is missing");
  CHECK(remarkOn(translation, "call.ring-number") ==
        "line 19: 'call.ring-number' stays English: '{number}' is missing");
  CHECK(remarkOn(translation, "playing.left") ==
        "line 22: 'playing.left' stays English: a brace stands alone");
  CHECK(remarkOn(translation, "list.open") ==
        "line 25: 'list.open' stays English: it has 2 forms instead of 3");
  CHECK(remarkOn(translation, "nav.gone") == "line 30: no message is called 'nav.gone'");
}

TEST_CASE("a file that can't be read gives English and one remark with its line") {
  const std::string good = std::string(kHeader) + "msgctxt \"nav.back\"\nmsgid \"Back\"\nmsgstr \"Zurück\"\n";
  for (const std::string& wrong :
       {good + "msgid \"open\n", std::string("\x89PNG\r\n\x1a\n\0\0", 10), std::string("{}"),
        std::string("msgid \"\"\nmsgstr \"Language: de\\nPlural-Forms: nplurals=2; plural=n\\n\"\n"),
        std::string("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=0;\\n\"\n"), std::string()}) {
    CAPTURE(wrong);
    const auto read = words::translate(wrong);
    CHECK(read.catalogue->language() == "en");
    CHECK(said(read, words::nav::back) == "Back");
    REQUIRE(read.remarks.size() == 1);
    CHECK(read.remarks.front().starts_with("line "));
  }
  const auto nowhere = words::loadTranslation("/nowhere/de.po");
  CHECK(said(nowhere, words::nav::back) == "Back");
  CHECK(nowhere.remarks.size() == 1);
}

TEST_CASE("a catalogue that ends anywhere, or has any byte changed, is never more than a remark") {
  std::string text = std::string(kHeader) + "msgctxt \"nav.back\"\nmsgid \"Back\"\nmsgstr \"Zurück\"\n";
  text += "msgctxt \"list.open\"\nmsgid \"One line is open.\"\nmsgid_plural \"{count} lines are open.\"\n";
  text += "msgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c {count}\"\n";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    const auto read = words::translate(text.substr(0, end));
    CHECK_FALSE(read.remarks.empty());
    CHECK_FALSE(said(read, words::list::Open{.count = 4}).empty());
  }
  for (std::size_t at = 0; at < text.size(); ++at)
    for (const char byte : {'\0', '"', '\\', '{', '\n', '\xFF', ' '}) {
      auto changed = text;
      changed[at] = byte;
      CHECK_FALSE(said(words::translate(changed), words::list::Open{.count = 4}).empty());
    }
}
