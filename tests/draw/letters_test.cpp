#include "draw/letters.hpp"

#include <doctest/doctest.h>

using namespace lw;
using namespace lw::draw;

TEST_CASE("letters of any kind have a width, and broken ones do no harm") {
  const Letters letters;
  CHECK(letters.width("Lullwater", 22) > 60);
  CHECK(letters.width("Lullwater", 44) == doctest::Approx(2 * letters.width("Lullwater", 22)).epsilon(0.02));
  CHECK(letters.width("", 22) == 0);
  CHECK(oneLine("a\nb\x01\xFF"
                "c") ==
        "a b \xEF\xBF\xBD"
        "c");
  CHECK(oneLine("x\xE2\x80\xAEy") == "x y");
  CHECK(oneLine(std::string(10000, 'a')).size() == 400);
  const auto lines = letters.wrap("one two three four five six seven", 100, 22, 3);
  CHECK(lines.size() == 3);
  CHECK(lines[2].ends_with("seven"));
  CHECK(letters.wrap("", 100, 22, 3).size() <= 1);
}
