#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "picture/page.hpp"
#include "picture/paint.hpp"
#include "samples.hpp"

namespace lw::picture {
namespace {

TEST_CASE("an SVG holds no markup of titles, and no text that needs a font") {
  const Letters letters;
  const auto sample = test::manyScripts();
  const auto svg = svgOf(planPage(sample->facts, letters), letters, captionOf(sample->facts));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("<img") == std::string::npos);
  CHECK(svg.find("<text") == std::string::npos);
  CHECK(svg.find("<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;") !=
        std::string::npos);
  CHECK(svg.find("]]></svg><script>") == std::string::npos);
  CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("PNG and PDF are what they say") {
  const Letters letters;
  const auto sample = test::hour();
  CHECK(pngOf(planPage(sample->facts, letters), letters).starts_with("\x89PNG"));
  CHECK(pdfOf(planPages(sample->facts, letters), letters, captionOf(sample->facts)).starts_with("%PDF"));
}

TEST_CASE("a part that is painted again looks as the whole did") {
  const Letters letters;
  const auto sample = test::hour();
  const auto page = planPage(sample->facts, letters);
  const int width = 1920, height = static_cast<int>(page.height);
  Raster whole(width, height), parts(width, height);
  whole.paint(page.ops, {0, 0, page.width, page.height}, letters);
  for (int x = 0; x < width; x += 240)
    for (int y = 0; y < height; y += 160)
      parts.paint(page.ops, {static_cast<double>(x), static_cast<double>(y), 240, 160}, letters);
  // soft edges are rounded differently in another clip; anything that is missing or in another place is far
  // more
  int most = 0;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int shift : {0, 8, 16}) {
        const auto channel = [&](const Raster& from) {
          return static_cast<int>((from.pixels()[y * from.stride() + x] >> shift) & 0xFF);
        };
        most = std::max(most, std::abs(channel(whole) - channel(parts)));
      }
  CHECK(most <= 8);
}

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

}  // namespace
}  // namespace lw::picture
