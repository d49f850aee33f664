#include <doctest/doctest.h>

#include <cmath>

#include "platform/blend.hpp"
#include "scene.hpp"

using namespace lw::platform;

namespace {
constexpr ImU32 kTeal = IM_COL32(0x37, 0x6c, 0x63, 255);
constexpr std::uint32_t kTealPixel = 0x376c63;
}  // namespace

TEST_CASE("a rectangle has exactly its pixels") {
  Scene scene;
  Paper paper(0x102030);
  scene.list().AddRectFilled({10, 20}, {50, 40}, kTeal);
  paper.painter.draw(kWhole, *scene.data());
  CHECK(paper.count(kTealPixel) == 40 * 20);
  CHECK(paper.at(10, 20) == kTealPixel);
  CHECK(paper.at(49, 39) == kTealPixel);
  CHECK(paper.at(50, 39) == 0x102030);
  CHECK(paper.at(9, 20) == 0x102030);
}

TEST_CASE("nothing outside the drawn rectangle or the clip changes") {
  Scene scene;
  Paper paper;
  scene.list().PushClipRect({20, 10}, {60, 90});
  scene.list().AddCircleFilled({50, 50}, 45, kTeal, 90);
  scene.list().PopClipRect();
  paper.painter.draw({30, 0, 100, 50}, *scene.data());
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 200; ++x)
      if (x < 30 || x >= 60 || y < 10 || y >= 50) REQUIRE(paper.at(x, y) == 0);
  CHECK(paper.at(45, 30) == kTealPixel);
}

TEST_CASE("drawing in two rectangles gives the same pixels as in one") {
  Scene scene;
  Paper once, twice;
  auto words = stripes();
  scene.list().AddRectFilled({12.5F, 8}, {180, 90}, IM_COL32(200, 60, 40, 120), 28);
  scene.list().AddCircle({90.3F, 50.7F}, 40, IM_COL32(255, 240, 220, 255), 90, 4);
  addStencil(scene.list(), words, {70, 40}, IM_COL32_WHITE);
  auto* data = scene.data();
  once.painter.draw(kWhole, *data);
  twice.painter.draw({0, 0, 77, 100}, *data);
  twice.painter.draw({77, 0, 123, 100}, *data);
  CHECK(once.pixels == twice.pixels);
}

TEST_CASE("triangles that share an edge neither overlap nor leave a gap") {
  Scene scene;
  Paper paper(0xffffff);
  auto& list = scene.list();
  const auto flags = list.Flags;
  list.Flags = 0;  // no soft edges: each pixel is blended once or not at all
  const ImU32 half = IM_COL32(0, 0, 0, 128);
  const ImVec2 hub{71.3F, 47.9F};
  for (int i = 0; i < 37; ++i) {
    const auto corner = [&](int k) {
      const double angle = 2 * 3.14159265358979 * (k % 37) / 37;
      return ImVec2{hub.x + 40 * static_cast<float>(std::cos(angle)),
                    hub.y + 40 * static_cast<float>(std::sin(angle))};
    };
    list.AddTriangleFilled(corner(i), corner(i + 1), hub, half);
  }
  list.Flags = flags;
  paper.painter.draw(kWhole, *scene.data());
  const auto once = mix(0xffffff, 0, 128);
  CHECK(paper.count(0xffffff) + paper.count(once) == 200 * 100);
  CHECK(paper.count(once) > 4500);
}

TEST_CASE("soft edges lie between the two colours and the area is right") {
  Scene scene;
  Paper paper;
  scene.list().AddCircleFilled({100, 50}, 40, IM_COL32_WHITE, 120);
  paper.painter.draw(kWhole, *scene.data());
  double sum = 0;
  for (const auto pixel : paper.pixels) sum += static_cast<double>(pixel & 0xffU) / 255;
  CHECK(sum == doctest::Approx(3.14159 * 40 * 40).epsilon(0.01));
  CHECK(paper.count(0xffffff) + paper.count(0) < 200 * 100);
}

TEST_CASE("text covers as its picture says, in its colour, by its opacity") {
  Scene scene;
  Paper paper;
  auto words = stripes();
  addStencil(scene.list(), words, {30, 40}, kTeal);
  addStencil(scene.list(), words, {100, 40}, IM_COL32(255, 255, 255, 128));
  paper.painter.draw(kWhole, *scene.data());
  for (int y = 0; y < 10; ++y)
    for (int x = 0; x < 20; ++x) {
      const auto cover = words.cover[static_cast<std::size_t>(y * 20 + x)];
      REQUIRE(paper.at(30 + x, 40 + y) == mix(0, kTealPixel, cover));
      REQUIRE(paper.at(100 + x, 40 + y) == mix(0, 0xffffff, by255(cover * 128U)));
    }
  CHECK(paper.at(49, 45) != 0);
  CHECK(paper.at(50, 45) == 0);
  CHECK(paper.at(45, 50) == 0);
}

TEST_CASE("text that lies partly beside the display or the clip is cut there") {
  Scene scene;
  Paper paper;
  auto words = stripes();
  addStencil(scene.list(), words, {-10, -4}, IM_COL32_WHITE);
  addStencil(scene.list(), words, {190, 95}, IM_COL32_WHITE);
  scene.list().PushClipRect({55, 50}, {60, 52});
  addStencil(scene.list(), words, {50, 45}, IM_COL32_WHITE);
  scene.list().PopClipRect();
  paper.painter.draw(kWhole, *scene.data());
  CHECK(paper.at(0, 0) == mix(0, 0xffffff, 10 * 12));
  CHECK(paper.at(199, 99) == mix(0, 0xffffff, 9 * 12));
  CHECK(paper.at(55, 50) == mix(0, 0xffffff, 5 * 12));
  CHECK(paper.at(60, 50) == 0);
  CHECK(paper.at(55, 49) == 0);
}

TEST_CASE("colours of their own keep them, and fade with the text") {
  Scene scene;
  Paper paper(0x000040);
  // a red pixel, half of a red one, half red and half of the text's colour
  lw::draw::Stencil face{0, 0, 3, 1, {0, 0, 127}, {0xffff0000U, 0x80800000U, 0x80800000U}};
  addStencil(scene.list(), face, {10, 10}, IM_COL32(0, 255, 0, 255));
  addStencil(scene.list(), face, {10, 20}, IM_COL32(0, 255, 0, 0x80));
  paper.painter.draw(kWhole, *scene.data());
  CHECK(paper.at(10, 10) == 0xff0000);
  CHECK(paper.at(11, 10) == 0x800020);
  CHECK(paper.at(12, 10) == 0x807f00);
  CHECK(paper.at(10, 20) == 0x800020);
}

TEST_CASE("more vertices than 16 bits can count are drawn") {
  Scene scene;
  Paper paper;
  for (int i = 0; i < 20000; ++i) scene.list().AddRectFilled({0, 0}, {1, 1}, kTeal);
  scene.list().AddRectFilled({100, 50}, {110, 60}, IM_COL32_WHITE);
  paper.painter.draw(kWhole, *scene.data());
  CHECK(paper.at(105, 55) == 0xffffff);
}

TEST_CASE("mixing is exact at both ends and rounds between") {
  CHECK(mix(0x123456, 0xabcdef, 0) == 0x123456);
  CHECK(mix(0x123456, 0xabcdef, 255) == 0xabcdef);
  CHECK(mix(0x000000, 0xffffff, 128) == 0x808080);
  for (std::uint32_t opacity = 0; opacity < 256; ++opacity)
    REQUIRE(mix(0x7f017f, 0x7f017f, opacity) == 0x7f017f);
}
