#include <doctest/doctest.h>

#include <algorithm>

#include "ui/kit/widgets.hpp"
#include "ui/stage.hpp"

using namespace lw;
using namespace lw::ui;

namespace {

std::vector<TextRun> runsOf(const Draw& d) {
  std::vector<TextRun> runs;
  for (const auto& op : d.ops)
    if (const auto* run = std::get_if<TextRun>(&op)) runs.push_back(*run);
  return runs;
}

}  // namespace

TEST_CASE("a paragraph of Hebrew or Arabic ends at the right of its width, all others begin at the left") {
  const TextStyle style{40, Weight::regular, kLinen.ink};
  for (const std::string words :
       {"אני שומע Radio Paradise FM מאוד אוהב את זה", "نعم، أنا هادئ اليوم والحمد لله"}) {
    CAPTURE(words);
    Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
    d.paragraph({300, 100}, 300, words, style);
    const auto runs = runsOf(d);
    CHECK(runs.size() > 1);
    for (const auto& run : runs) {
      CHECK(run.at.x + run.width == doctest::Approx(600));
      CHECK(run.at.x >= 299);
    }
  }
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  d.paragraph({300, 100}, 300, "Да, мне спокойно, спасибо большое", style);
  for (const auto& run : runsOf(d)) CHECK(run.at.x == 300);
}

TEST_CASE("lines of one block share the side that they begin at") {
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  d.text({300, 100}, "כן\nאני רגוע היום", {40, Weight::regular, kLinen.ink});
  const auto runs = runsOf(d);
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].at.x == 300);
  CHECK(runs[0].at.x + runs[0].width == doctest::Approx(runs[1].at.x + runs[1].width));
}

TEST_CASE("what is typed from the right has its caret at the left, inside the line") {
  for (const bool hebrew : {false, true}) {
    Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
    inputLine(d, {300, 100, 600, 100}, hebrew ? "אני רגוע" : "I am calm");
    const auto run = runsOf(d).front();
    const auto caret = std::get<Fill>(d.ops.back()).box;
    CHECK((caret.x < run.at.x) == hebrew);
    CHECK((caret.x > run.at.x + run.width) == !hebrew);
    CHECK(caret.x > 300);
    CHECK(run.at.x + run.width < 900);
  }
}

TEST_CASE("a very long typed line is shown from its end, at once") {
  std::string words(100'000, 'x');
  words += " the end";
  Draw d(stage::lettersFor(1), Light::linen, 1920, 1080);
  inputLine(d, {300, 100, 600, 100}, words);
  const auto run = runsOf(d).front();
  CHECK(run.text.ends_with("the end"));
  CHECK(run.width <= 500);
}
