#include "core/harmless.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/diagnostic.hpp"

using namespace lw;
using core::harmless;

TEST_CASE("what is shown controls nothing: escapes, NUL, C1 and turned directions are gone, letters stay") {
  CHECK(harmless("a\x1b[31mb\x07") == "a[31mb");
  CHECK(harmless(std::string("a\0b", 3)) == "ab");
  CHECK(harmless("a\xc2\x9b"
                 "31mb") == "a31mb");
  CHECK(harmless("file\xe2\x80\xaegpj.exe") == "filegpj.exe");
  CHECK(harmless("\xe2\x81\xa6in\xe2\x81\xa9") == "in");
  CHECK(harmless("ein\n Übung\t…") == "ein\n Übung\t…");
  CHECK(harmless("a\xff"
                 "b") == "a?b");
  CHECK(harmless("").empty());
}

TEST_CASE("a message of check lets nothing of a file's name, line or words through to the terminal") {
  const std::string line = "title = \"x\x1b]0;owned\x07\xc2\x9b\xe2\x80\xae\"";
  const core::Diagnostic one{
      core::Severity::error,     "bad", "a\x1b[2Jb.toml", {{1, 1}, {1, 5}}, "'x\x1b[2J' is no title",
      "did you mean '\x1b[2J'?", {}};
  const auto text = core::format(one, line);
  for (const unsigned char letter : text) CHECK((letter >= 0x20 || letter == '\n'));
  CHECK(text.find("\xc2\x9b") == text.npos);
  CHECK(text.find("\xe2\x80\xae") == text.npos);
  CHECK(text.find("ab") == text.npos);
  CHECK(text.find("a[2Jb.toml") != text.npos);
}
