#include "core/utf8.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace lw::core;

namespace {

// Cut, overlong, surrogate, beyond U+10FFFF, a byte that only goes on, one that is never there.
const std::vector<std::string> kBroken{"\xE4\xBD",         "\xC0\xAF", "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80", "\x80",     "\xFF"};

}  // namespace

TEST_CASE("characters are counted, taken one by one and named, of any size") {
  const std::string text = "aß你🌊";
  CHECK(codePoints(text) == 4);
  CHECK(utf16Units(text) == 5);
  CHECK(firstCharacter(text) == "a");
  CHECK(firstCharacters(text, 2) == "aß");
  CHECK(firstCharacters(text, 9) == text);
  CHECK(firstCharacters(text, 0).empty());
  CHECK(pointOf("a") == U'a');
  CHECK(pointOf("ß") == U'ß');
  CHECK(pointOf("你") == U'你');
  CHECK(pointOf("🌊") == U'🌊');
  CHECK(firstCharacter("").empty());
}

TEST_CASE("a text loses whole characters at either end") {
  std::string text = "aß你🌊";
  for (const auto* left : {"aß你", "aß", "a", "", ""}) {
    removeLastCharacter(text);
    CHECK(text == left);
  }
  text = "🌊你ßa";
  for (const auto* left : {"你ßa", "ßa", "a", "", ""}) {
    removeFirstCharacter(text);
    CHECK(text == left);
  }
}

TEST_CASE("bytes that are not UTF-8 count one by one and are never read beyond the end") {
  for (const auto& broken : kBroken) {
    CHECK_FALSE(isUtf8(broken));
    CHECK(wellFormedPart("ab" + broken + "c") == 2);
    CHECK(codePoints("a" + broken + "c") == broken.size() + 2);
    CHECK(utf16Units(broken) == broken.size());
    CHECK(firstCharacter(broken) == broken.substr(0, 1));
    CHECK(pointOf(broken) == char32_t{0xFFFD});
    auto text = "ß" + broken;
    for (std::size_t i = 0; i < broken.size(); ++i) removeLastCharacter(text);
    CHECK(text == "ß");
  }
  CHECK(wellFormedPart(std::string_view("a\0b", 3)) == 1);
}
