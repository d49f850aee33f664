#include "words/po.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace lw::words;

namespace {

const std::string kPoHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n";

std::string faultOf(const std::string& content) {
  try {
    readPo(content);
  } catch (const PoError& fault) {
    return fault.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a catalogue is read with its notes, its plurals and its header") {
  const auto file =
      readPo(kPoHeader +
             "\n# for translators\n#. @count plural lines\n#: somewhere.cpp:1\n#, fuzzy\n"
             "msgctxt \"list.open\"\nmsgid \"One \"\n\"line\"\nmsgid_plural \"{count} \\\"lines\\\"\\n\"\n"
             "msgstr[0] \"a\"\nmsgstr[1] \"b\\\\\"\n\n#~ msgid \"old\"\n#~ msgstr \"alt\"\n"
             "msgctxt \"nav.back\"\nmsgid \"Back\"\nmsgstr \"Zurück\"\n");
  CHECK(file.field("Language") == "de");
  CHECK(file.field("Plural-Forms") == "nplurals=1; plural=0;");
  CHECK(file.field("Plural") == "");
  REQUIRE(file.entries.size() == 2);
  const auto& list = file.entries[0];
  CHECK(list.key == "list.open");
  CHECK(list.line == 10);
  CHECK(list.fuzzy);
  CHECK(list.notes == std::vector<std::string>{"@count plural lines"});
  CHECK(list.text == "One line");
  CHECK(list.plural == "{count} \"lines\"\n");
  CHECK(list.said == std::vector<std::string>{"a", "b\\"});
  CHECK(file.entries[1].said == std::vector<std::string>{"Zurück"});
  CHECK_FALSE(file.entries[1].fuzzy);
}

TEST_CASE("files of other systems are read too") {
  const auto file = readPo("\xEF\xBB\xBF" + kPoHeader + "msgid \"Back\"\r\nmsgstr \"Zurück\"\r\n");
  REQUIRE(file.entries.size() == 1);
  CHECK(file.entries[0].said.front() == "Zurück");
}

TEST_CASE("each fault of a catalogue is told with its line") {
  const std::vector<std::pair<std::string, std::string>> faults{
      {"msgid \"a\nmsgstr \"\"\n", "line 5: a text is not closed by \""},
      {"msgid \"a\\\"\nmsgstr \"\"\n", "line 5: a text is not closed by \""},
      {"msgid \"a\"\n", "line 6: the entry ends before its msgstr"},
      {"msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", "line 6: the entry ends before its msgstr"},
      {"msgctxt \"k\"\nmsgstr \"\"\n", "line 6: 'msgstr' does not belong here"},
      {"msgstr \"\"\n", "line 5: 'msgstr' where 'msgstr' belongs"},
      {"\"lost\"\nmsgid \"a\"", ""},
      {"msgid \"a\"\nmsgstr \"\\q\"\n", "line 6: '\\q' is unknown; there are \\n, \\\" and \\\\"},
      {"msgid \"a\"\nmsgstr \"b\" c\n", "line 6: a text is not closed by \""},
      {"msgid \"a\"\nmsgstr \"b\"c\"\n", "line 6: a \" inside of a text: write \\\""},
      {"msgid \"a\"\nmsgstr \"b\x01\"\n", "line 6: a control character inside of a text"},
      {"msgid \"a\"\nmsgstr \"\xC3\"\n", "line 6: this is not UTF-8"},
      {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"\"\n", "line 7: 'msgstr[1]' where 'msgstr[0]' belongs"},
      {"msgid \"a\"\nmsgstr[0] \"\"\n", "line 6: 'msgstr[0]' where 'msgstr' belongs"},
      {"msgctxt \"k\"\nmsgid \"a\"\nmsgstr \"\"\nmsgctxt \"k\"\nmsgid \"b\"\nmsgstr \"\"\n",
       "line 8: 'k' is there already, in line 5"},
      {"hello\n", "line 5: 'hello' does not belong here"}};
  for (const auto& [text, fault] : faults) {
    CAPTURE(text);
    const auto found = faultOf(kPoHeader + text);
    if (fault.empty())
      CHECK(found.starts_with("line "));
    else
      CHECK(found == fault);
  }
  CHECK(faultOf(std::string(5u << 20, '#')) == "line 1: the file is larger than any catalogue");
}
