#include "core/text.hpp"

#include <doctest/doctest.h>

using namespace lw::core;
using namespace std::chrono_literals;

TEST_CASE("lengths are read as people write them") {
  CHECK(parseLength("90 s") == toFrames(90s));
  CHECK(parseLength("1 h 30 min") == toFrames(90min));
  CHECK(parseLength("1.5 min") == toFrames(90s));
  CHECK(parseLength("250ms") == toFrames(250ms));
  CHECK(parseLength("1 day") == toFrames(24h));
  for (const auto* bad : {"", " ", "90", "s", "-5 s", "1,5 s", "5 parsecs", "5 s x", "1e3 s", "1..5 s",
                          "99999 weeks", "1 h 30"})
    CHECK_MESSAGE(!parseLength(bad), bad);
}

TEST_CASE("lengths are written in the form that they are read in") {
  for (const auto* text : {"0 s", "45 s", "2.5 s", "90 s", "10 min", "1 h 30 min", "2 h", "2 min 5 s"})
    CHECK(formatLength(*parseLength(text)) == text);
  CHECK(formatHoursMinutes(toFrames(47min + 59s)) == "0:47");
  CHECK(formatMinutesSeconds(toFrames(134s)) == "2:14");
  CHECK(formatMinutesSeconds(toFrames(3734s)) == "1:02:14");
}

TEST_CASE("the nearest word is offered only when it is near") {
  const std::string_view keys[] = {"pattern", "length", "playlist"};
  CHECK(nearest("patern", keys) == "pattern");
  CHECK(nearest("lenght", keys) == "length");
  CHECK(nearest("xyz", keys).empty());
  CHECK(editDistance("ab", "ba") == 1);
  CHECK(editDistance("", "abc") == 3);
}

TEST_CASE("utf-8 is judged by RFC 3629") {
  CHECK(isUtf8("Grüße – 你好 🌊"));
  CHECK(codePoints("Grüße") == 5);
  for (const auto* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82", "\xFF"})
    CHECK_FALSE(isUtf8(bad));
  CHECK_FALSE(isUtf8(std::string_view("a\0b", 3)));
}

TEST_CASE("a slug is safe as a file name") {
  CHECK(slug("Let the chair hold you.") == "let-the-chair-hold-you");
  CHECK(slug("../../etc/passwd") == "etc-passwd");
  CHECK(slug("don't -- go", 4) == "dont");
  CHECK(slug("你好").empty());
}
