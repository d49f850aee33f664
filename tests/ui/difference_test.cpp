#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "ui/call_samples.hpp"
#include "ui/kit/replay.hpp"
#include "ui/kit/vocabulary.hpp"
#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui;
using namespace lw::ui::stage;

namespace {

/// The operations that may colour a point, in order.
std::vector<const Op*> over(const std::vector<Op>& ops, Point at) {
  std::vector<const Op*> all;
  for (const auto& op : ops)
    if (boundsOf(op).contains(at)) all.push_back(&op);
  return all;
}

bool same(const std::vector<const Op*>& a, const std::vector<const Op*>& b) {
  return std::ranges::equal(a, b, [](const Op* x, const Op* y) { return *x == *y; });
}

/// Every point whose operations differ lies in a rectangle.
bool covered(const std::vector<Op>& before, const std::vector<Op>& after, const std::vector<Box>& boxes) {
  for (double y = 5; y < 1080; y += 23)
    for (double x = 5; x < 1920; x += 23) {
      const Point at{x, y};
      const bool inside = std::ranges::any_of(boxes, [&](const Box& box) { return box.contains(at); });
      if (!inside && !same(over(before, at), over(after, at))) return false;
    }
  return true;
}

Op randomOp(std::mt19937& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  const Box box{between(0, 1700), between(0, 900), between(10, 300), between(10, 200)};
  const Colour colour{static_cast<std::uint32_t>(random() & 0xFFFFFF)};
  switch (random() % 5) {
    case 0: return Fill{box, colour, 12};
    case 1: return Outline{box, colour, 12, 3};
    case 2: return Disc{box.centre(), box.w / 2, colour};
    case 3: return Line{{{box.x, box.y}, {box.right(), box.bottom()}}, colour, 4};
    default: return TextRun{{box.x, box.y}, "word", 40, Weight::regular, colour, 100};
  }
}

Box extentOf(const ImDrawData& data) {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (const auto& v : data.CmdLists[0]->VtxBuffer) {
    x0 = std::min(x0, static_cast<double>(v.pos.x));
    y0 = std::min(y0, static_cast<double>(v.pos.y));
    x1 = std::max(x1, static_cast<double>(v.pos.x));
    y1 = std::max(y1, static_cast<double>(v.pos.y));
  }
  return {x0, y0, x1 - x0, y1 - y0};
}

}  // namespace

TEST_CASE("equal frames differ nowhere; one changed shape differs where it was and where it is") {
  const std::vector<Op> before{Fill{{0, 0, 1920, 1080}, {0}}, Disc{{300, 300}, 50, {0xFFFFFF}},
                               Disc{{900, 300}, 50, {0xFFFFFF}}};
  CHECK(differences(before, before).empty());
  auto after = before;
  after[1] = Disc{{600, 300}, 50, {0xFFFFFF}};
  const auto boxes = differences(before, after);
  CHECK(covered(before, after, boxes));
  for (const auto& box : boxes) {
    CHECK_FALSE(box.contains({900, 300}));
    CHECK(box.h < 120);
  }
}

TEST_CASE("whatever changes between two frames is covered by at most four rectangles") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::vector<Op> before{Fill{{0, 0, 1920, 1080}, {0}}};
    for (int i = 0; i < 12; ++i) before.push_back(randomOp(random));
    auto after = before;
    const auto changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
      const auto place = 1 + random() % (after.size() - 1);
      const auto at = after.begin() + static_cast<std::ptrdiff_t>(place);
      switch (random() % 4) {
        case 0: after.insert(at, randomOp(random)); break;
        case 1: after.erase(at); break;
        case 2: std::iter_swap(at, after.begin() + 1); break;
        default: *at = randomOp(random); break;
      }
    }
    const auto boxes = differences(before, after);
    CHECK(boxes.size() <= 4);
    CHECK(covered(before, after, boxes));
  }
}

TEST_CASE("no operation of any screen draws outside its bounds, in any size of display or text") {
  auto all = samples();
  for (const auto& sample : callSamples()) all.push_back({sample.name, sample.model});
  for (const auto& display : kDisplays)
    for (const double textScale : {1.0, 1.25}) {
      const Letters letters(display.scale(), textScale);
      Replay replay(letters, display.width, display.height);
      const auto page = layoutFor(display.width / display.scale(), display.height / display.scale());
      const auto setup = setupFor(display);
      for (const auto& sample : all) {
        CAPTURE(display.name);
        CAPTURE(textScale);
        CAPTURE(sample.name);
        Local local;
        refresh(local, sample.model, core::UiTime{0});
        const auto screen = chooseScreen(setup, sample.model, local, core::UiTime{0});
        Draw d(letters, screen.light, page.w, page.h);
        Scene scene{setup, sample.model, page, {}, local, core::UiTime{0}};
        screen.draw(d, scene);
        std::size_t outside = 0;
        for (const auto& op : d.ops) {
          if (std::holds_alternative<PushClip>(op) || std::holds_alternative<PopClip>(op)) continue;
          const auto bounds = boundsOf(op);
          // far larger than the window, so that nothing is left out for being beside it
          const auto* data = replay.draw({op}, {-4000, -4000, 12000, 12000});
          if (data->TotalVtxCount == 0) continue;
          const auto drawn = extentOf(*data);
          const double s = display.scale();
          const Box allowed{bounds.x * s - 0.5, bounds.y * s - 0.5, bounds.w * s + 1, bounds.h * s + 1};
          if (drawn.x < allowed.x || drawn.y < allowed.y || drawn.right() > allowed.right() ||
              drawn.bottom() > allowed.bottom()) {
            ++outside;
            const auto* text = std::get_if<TextRun>(&op);
            MESSAGE("kind ", op.index(), " ", text != nullptr ? text->text : "", " drawn ", drawn.x, ",",
                    drawn.y, " ", drawn.w, "x", drawn.h, " allowed ", allowed.x, ",", allowed.y, " ",
                    allowed.w, "x", allowed.h);
          }
        }
        CHECK(outside == 0);
      }
    }
}

TEST_CASE("draw data for a rectangle is clipped to it") {
  const Letters letters(1);
  Replay replay(letters, 1920, 1080);
  const std::vector<Op> ops{Fill{{0, 0, 1920, 1080}, {0x102030}}, PushClip{{100, 100, 300, 300}},
                            Disc{{200, 200}, 500, {0xFFFFFF}}, PopClip{}, Fill{{0, 0, 50, 50}, {0xFF0000}}};
  const auto* data = replay.draw(ops, {150, 120, 400, 500});
  REQUIRE(data->CmdListsCount == 1);
  int drawn = 0;
  for (const auto& command : data->CmdLists[0]->CmdBuffer) {
    if (command.ElemCount == 0) continue;
    ++drawn;
    CHECK(command.ClipRect.x >= 150);
    CHECK(command.ClipRect.y >= 120);
    CHECK(command.ClipRect.z <= 550);
    CHECK(command.ClipRect.w <= 620);
  }
  CHECK(drawn == 2);  // the ground and the clipped disc; the red corner is elsewhere
}
