#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "picture/page.hpp"
#include "picture/vocabulary.hpp"
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

}  // namespace
}  // namespace lw::picture
