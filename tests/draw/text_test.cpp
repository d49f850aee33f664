#include "draw/stencils.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "core/text.hpp"
#include "draw/paint.hpp"

using namespace lw;
using namespace lw::draw;

namespace {

const Letters& letters() {
  static const Letters made(1);
  return made;
}

TextRun run(const std::string& words, double size = 40) {
  return {{10, 20}, words, size, Weight::regular, {0xFFFFFF}, letters().width(words, size)};
}

/// Sum of the cover of all pixels, in pixels.
double inkOf(const Stencil& stencil) {
  return std::accumulate(stencil.cover.begin(), stencil.cover.end(), 0.0) / 255;
}

/// The same of what has colours of its own.
double ownInkOf(const Stencil& stencil) {
  return std::accumulate(stencil.own.begin(), stencil.own.end(), 0.0,
                         [](double sum, std::uint32_t pixel) { return sum + (pixel >> 24) / 255.0; });
}

/// The columns of a stencil that have ink, from the left end of the line.
std::pair<int, int> inkedColumns(const Stencil& stencil) {
  int first = stencil.width, last = -1;
  for (int y = 0; y < stencil.height; ++y)
    for (int x = 0; x < stencil.width; ++x)
      if (stencil.cover[static_cast<std::size_t>(y * stencil.width + x)] > 40) {
        first = std::min(first, x);
        last = std::max(last, x);
      }
  return {first + stencil.left, last + stencil.left};
}

const std::string kFace = "🙂";
const std::vector<std::string> kScripts{
    "Take all the time you need.",
    "Да, мне спокойно",
    "Ναι, είμαι ήρεμος",
    "כן, אני רגוע",
    "نعم، أنا هادئ",
    "ești liniștit, țară",
    "12 € → ✓ …",
    kFace,
    "e\u0301 a\u0308 n\u0303 o\u0302\u0323",
};

}  // namespace

TEST_CASE("every script has ink, and no letter is missing") {
  for (const auto& words : kScripts) {
    CAPTURE(words);
    CHECK(letters().missing(words) == 0);
    CHECK(letters().width(words, 40) > 15);
    const auto stencil = letters().stencil(run(words));
    const auto [first, last] = inkedColumns(stencil);
    CHECK(stencil.own.empty() == (words != kFace));
    CHECK(inkOf(stencil) + ownInkOf(stencil) > 60);
    if (!stencil.own.empty()) continue;
    CHECK(first >= -10);
    CHECK(last <= letters().width(words, 40) + 10);
  }
  CHECK(letters().missing("a\U0010FFFFb") == 1);
}

TEST_CASE("marks join their letter, and Arabic letters each other") {
  CHECK(letters().width("e\u0301", 40) == doctest::Approx(letters().width("é", 40)).epsilon(0.01));
  const auto joined = letters().stencil(run("هه")), apart = letters().stencil(run("ه‌ه"));
  CHECK(joined.cover != apart.cover);  // the unseen mark between them says not to
}

TEST_CASE("a line stands where a run says, in a file as on a display") {
  const auto words = run("Hxlm");
  const auto place = letters().placeOf(words);
  CHECK(place.x == 10);
  CHECK(place.y == 20 + 33);  // 0.805 of 40, to the next pixel
  const auto stencil = letters().stencil(words);
  CHECK(stencil.top + stencil.height <= 3);  // nothing goes below the row that letters stand on
  Raster raster(200, 100);
  raster.paint({words}, {0, 0, 200, 100}, letters());
  double painted = 0;
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 200; ++x) painted += (raster.pixels()[y * raster.stride() + x] & 0xFF) / 255.0;
  CHECK(painted == doctest::Approx(inkOf(stencil)).epsilon(0.05));
}

TEST_CASE("what is too wide for its run ends in an ellipsis, in both directions") {
  for (const std::string words : {"Take all the time you need.", "כן, אני רגוע היום מאוד"}) {
    CAPTURE(words);
    auto cut = run(words);
    const double whole = cut.width;
    cut.width = whole / 2;
    const auto [first, last] = inkedColumns(letters().stencil(cut));
    CHECK(last - first <= whole / 2);
    CHECK(last - first >= whole / 4);
    const auto shorter = letters().shortened(words, whole / 2, 40);
    CHECK(shorter.ends_with("…"));
    CHECK(letters().width(shorter, 40) <= whole / 2);
    CHECK(letters().width(shorter, 40) > whole / 3);
    CHECK(letters().shortened(words, whole, 40) == words);
  }
  CHECK(letters().shortened("words", 1, 40) == "…");
  // an accent is never cut from its letter
  const std::string accents = "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301";
  for (double room = 10; room < 140; room += 3) {
    const auto shorter = letters().shortened(accents, room, 40);
    CHECK((shorter == accents || (shorter.size() - std::string("…").size()) % 3 == 0));
    CHECK(letters().ending(accents, room, 40).size() % 3 == 0);
  }
}

TEST_CASE("the end of what is typed is shown whole") {
  const std::string words = "To feel safe in my own body";
  CHECK(letters().ending(words, 10'000, 40) == words);
  const auto end = letters().ending(words, 200, 40);
  CHECK(words.ends_with(end));
  CHECK(letters().width(end, 40) <= 200);
  CHECK(letters().width(end, 40) > 150);
  CHECK(letters().ending("", 200, 40).empty());
}

TEST_CASE("lines break between words, else between letters, and all of them fit") {
  const std::string text =
      "Feeling jumpy or easily startled? Donaudampfschifffahrtsgesellschaft e\u0301e\u0301.";
  for (double room = 90; room < 900; room += 37) {
    CAPTURE(room);
    const auto lines = letters().wrap(text, room, 40, 100);
    std::string joined;
    for (const auto& line : lines) {
      CHECK(letters().width(line, 40) <= room + 1);
      CHECK(core::isUtf8(line));
      CHECK_FALSE(line.starts_with("\u0301"));
      joined += line;
    }
    auto letterOnly = text;
    std::erase(letterOnly, ' ');
    std::erase(joined, ' ');
    CHECK(joined == letterOnly);
    CHECK(letters().fitsAcross(text, room, 40) ==
          (letters().width("Donaudampfschifffahrtsgesellschaft", 40) <= room));
  }
  const auto lines = letters().wrap("one two three four five six seven", 100, 22, 3);
  CHECK(lines.size() == 3);
  CHECK(lines[2].ends_with("seven"));
  CHECK(letters().wrap("", 100, 22, 3).size() == 1);
}

TEST_CASE("a line by itself keeps the direction of its paragraph") {
  CHECK(leftwards("כן"));
  CHECK(leftwards("12 כן"));
  CHECK_FALSE(leftwards("yes כן"));
  CHECK_FALSE(leftwards(""));
  const std::string hebrew = "אני שומע Radio Paradise FM מאוד אוהב";
  bool latinFirst = false;
  for (double room = 120; room < 500; room += 10)
    for (const auto& line : letters().wrap(hebrew, room, 40, 100)) {
      latinFirst = latinFirst || line.find("\u200F") != std::string::npos;
      CHECK(leftwards(line));
    }
  CHECK(latinFirst);
  for (const auto& line : letters().wrap("Say: כן כן כן כן כן", 100, 40, 100)) CHECK_FALSE(leftwards(line));
}

TEST_CASE("hostile text does no harm: long, broken, steering, piled up") {
  std::string piled = "o";
  for (int i = 0; i < 300; ++i) piled += "\u0301";
  std::string nul = "a";
  nul += '\0';
  nul += "b";
  const std::vector<std::string> hostile{std::string(100'000, 'x'),
                                         std::string(100'000, '\xFF'),
                                         "\xE2\x82",
                                         nul,
                                         "left \u202E right \u2066 in \u2069 out",
                                         piled,
                                         std::string(50'000, ' '),
                                         "\n\n\t\x01\x7F"};
  for (const auto& words : hostile) {
    TextRun wild = run(words);
    const auto stencil = letters().stencil(wild);
    const auto reach = reachOf(wild);
    CHECK(stencil.width <= 8192);
    CHECK(stencil.height <= reach.h + 2);
    CHECK(letters().wrap(words, 500, 40, 50).size() <= 50);
    (void)letters().shortened(words, 300, 40);
    CHECK(letters().width(letters().ending(words, 300, 40), 40) <= 300);
    Raster raster(400, 100);
    raster.paint({wild}, {0, 0, 400, 100}, letters());
  }
  CHECK(oneLine("a\nb\x01\xFF"
                "c") ==
        "a b \xEF\xBF\xBD"
        "c");
  CHECK(oneLine("x\xE2\x80\xAEy") == "x y");
  CHECK(oneLine(nul) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(oneLine(std::string(10000, 'a')).size() == 400);
}

TEST_CASE("pictures of text are made once, and the oldest go before there are too many") {
  constexpr std::size_t kMost = 200'000;
  Stencils stencils(letters(), kMost);
  const auto first = stencils.of(run("first"));
  CHECK(stencils.of(run("first")) == first);
  CHECK(stencils.of(run("first", 52)) != first);
  for (int i = 0; i < 500; ++i) {
    (void)stencils.of(run("number " + std::to_string(i)));
    (void)stencils.of(run("often"));
    REQUIRE(stencils.bytes() <= kMost);
  }
  const auto often = stencils.of(run("often"));
  CHECK(often.use_count() == 2);  // ours and the one that is kept
  CHECK(first.use_count() == 1);  // forgotten there, and still whole here
  CHECK(inkOf(*first) > 50);
  CHECK(inkOf(*stencils.of(run("first"))) == inkOf(*first));
}

TEST_CASE("letters of a picture have the same widths at every scale") {
  const Letters plain;
  CHECK(plain.width("Lullwater", 22) > 60);
  CHECK(plain.width("Lullwater", 44) == doctest::Approx(2 * plain.width("Lullwater", 22)).epsilon(0.001));
  CHECK(plain.width("", 22) == 0);
  for (const double scale : {0.8, 1.0, 1.0593, 2.0})
    CHECK(Letters(scale).width("Take all the time you need.", 52) ==
          doctest::Approx(plain.width("Take all the time you need.", 52)).epsilon(0.015));
  CHECK(Letters(1, 1.25).width("Lullwater", 40) ==
        doctest::Approx(1.25 * letters().width("Lullwater", 40)).epsilon(0.001));
}
