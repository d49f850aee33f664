#include "author/voice_lines.hpp"

#include <doctest/doctest.h>

#include "author/level_line.hpp"

using namespace lw;
using namespace lw::author;

TEST_CASE("a line is found by its key, or by how it begins if nothing else does") {
  const std::vector<SpokenLine> lines{{"let-go-12345678", "Let go.", "built"},
                                      {"let-the-chair-hold-you-0af3c211", "Let the chair hold you.", "built"},
                                      {"welcome-99999999", "Welcome.", "nothing yet"}};
  CHECK(findLine(lines, "welcome-99999999").text == "Welcome.");
  CHECK(findLine(lines, "let-the").text == "Let the chair hold you.");
  CHECK_THROWS_WITH(findLine(lines, "let"),
                    "2 lines begin with 'let': let-go-12345678, let-the-chair-hold-you-0af3c211");
  CHECK_THROWS_WITH(findLine(lines, "wellcome-99999999"),
                    "no line has the key 'wellcome-99999999'; did you mean 'welcome-99999999'?");
  CHECK_THROWS_WITH(findLine(lines, "let-the-chairs"),
                    "no line has the key 'let-the-chairs'; did you mean 'let-the-chair-hold-you-0af3c211'?");
  CHECK_THROWS_WITH(findLine(lines, "zzz"),
                    "no line has the key 'zzz'; `lullwater voice SESSION` lists them");
  CHECK_THROWS(findLine(lines, ""));
  CHECK_THROWS(findLine({}, "welcome"));
}

TEST_CASE("the level of a recording, as the terminal shows it") {
  CHECK(levelLine({core::Lufs{-70}, false}, core::framesOf(3)) ==
        " 0:03  [            |          |      ]  -70 LUFS                            ");
  CHECK(levelLine({core::Lufs{-24}, false}, core::framesOf(65)) ==
        " 1:05  [##################     |      ]  -24 LUFS  good                      ");
  CHECK(levelLine({core::Lufs{-48}, false}, core::framesOf(1)) ==
        " 0:01  [######      |          |      ]  -48 LUFS  soft                      ");
  CHECK(levelLine({core::Lufs{3}, true}, core::framesOf(1)) ==
        " 0:01  [##############################]    3 LUFS  TOO LOUD: go back a little");
}
