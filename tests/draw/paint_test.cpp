#include "draw/paint.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "draw/tokens.hpp"
#include "support/read_png.hpp"

using namespace lw;
using namespace lw::draw;

namespace {

constexpr int kSide = 200;
constexpr std::uint32_t kGround = 0x102030;
constexpr Colour kInk{0xF0E0D0};

/// The colour of a point of a sheet that holds one operation.
std::uint32_t at(const std::vector<Op>& ops, Point p) {
  static const Letters letters;
  Raster raster(kSide, kSide);
  std::vector<Op> all{Fill{{0, 0, kSide, kSide}, {kGround}}};
  all.insert(all.end(), ops.begin(), ops.end());
  raster.paint(all, {0, 0, kSide, kSide}, letters);
  return raster.pixels()[static_cast<int>(p.y) * raster.stride() + static_cast<int>(p.x)] & 0xFFFFFF;
}

bool inked(const Op& op, Point p) {
  return at({op}, p) == kInk.rgb;
}
bool bare(const Op& op, Point p) {
  return at({op}, p) == kGround;
}

}  // namespace

TEST_CASE("Cairo draws every operation where it says") {
  const Op fill = Fill{{20, 20, 100, 100}, kInk, 30}, arch = Fill{{20, 20, 100, 100}, kInk, 30, true};
  CHECK(inked(fill, {70, 70}));
  CHECK(bare(fill, {22, 22}));
  CHECK(bare(fill, {22, 117}));
  CHECK(bare(arch, {22, 22}));
  CHECK(inked(arch, {22, 117}));
  const Op outline = Outline{{20, 20, 100, 100}, kInk, 0, 6};
  CHECK(inked(outline, {23, 70}));
  CHECK(bare(outline, {70, 70}));
  CHECK(bare(outline, {18, 70}));
  CHECK(inked(Disc{{100, 100}, 40, kInk}, {130, 100}));
  const Op ring = Ring{{100, 100}, 40, kInk, 8}, arc = Arc{{100, 100}, 40, 0, 90, kInk, 8, false};
  CHECK(inked(ring, {140, 100}));
  CHECK(inked(ring, {60, 100}));
  CHECK(bare(ring, {100, 100}));
  CHECK(inked(arc, {128, 128}));  // below right: clockwise from the right
  CHECK(bare(arc, {60, 100}));
  const Op line = Line{{{20, 50}, {180, 50}}, kInk, 6}, dashed = Line{{{20, 50}, {180, 50}}, kInk, 6, 20, 10};
  CHECK(inked(line, {45, 50}));
  CHECK(inked(dashed, {30, 50}));
  CHECK(bare(dashed, {45, 50}));
  CHECK(inked(dashed, {60, 50}));
  CHECK(inked(Shape{{{20, 20}, {180, 20}, {100, 180}}, kInk}, {100, 80}));
  const Op area = Area{{{20, 100}, {100, 50}, {180, 100}}, 150, kInk};
  CHECK(inked(area, {100, 60}));
  CHECK(inked(area, {30, 145}));
  CHECK(bare(area, {30, 80}));
  const Op bars = Bars{50, 100, 20, 6, {30, 60}, kInk};
  CHECK(inked(bars, {50, 80}));
  CHECK(bare(bars, {50, 60}));
  CHECK(inked(bars, {70, 60}));
}

TEST_CASE("a clip holds until it is taken back, and a colour covers by its share") {
  const std::vector<Op> ops{PushClip{{50, 50, 50, 50}}, Fill{{0, 0, 200, 200}, kInk}, PopClip{},
                            Fill{{150, 150, 50, 50}, Colour{0xFFFFFF}.with(0.5)}};
  CHECK(at(ops, {75, 75}) == kInk.rgb);
  CHECK(at(ops, {120, 75}) == kGround);
  const auto half = at(ops, {175, 175});
  CHECK(std::abs(static_cast<int>(half & 0xFF) - (0xFF + 0x30) / 2) <= 1);
}

TEST_CASE("PNG, SVG and PDF are what they say") {
  const Letters letters;
  const Sheet sheet{300, 100, {Fill{{0, 0, 300, 100}, kLinen.bg}, Fill{{10, 10, 50, 50}, kLinen.act}}};
  const test::ReadPng png(pngOf(sheet, letters, 2));
  CHECK(png.width == 600);
  CHECK(png.height == 200);
  CHECK((png.pixels[60 * 600 + 60] & 0xFFFFFF) == kLinen.act.rgb);
  const auto svg = svgOf(sheet, letters, {"a < b", "\"quoted\""});
  CHECK(svg.find("<title>a &lt; b</title>") != std::string::npos);
  CHECK(svg.find("<desc>&quot;quoted&quot;</desc>") != std::string::npos);
  CHECK(pdfOf({sheet}, letters, {"a", "b"}).starts_with("%PDF"));
}
