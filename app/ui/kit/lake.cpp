#include "ui/kit/lake.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lw::ui {
namespace {

struct Palette {
  std::array<Colour, 5> sky;
  Colour sun;
  std::array<Colour, 3> hills;
  std::array<Colour, 5> water;
  Colour glint, mirror, reed;
};

constexpr Palette kMorning{{{{0xE6D8C2}, {0xEADDC8}, {0xEEE3CF}, {0xF3E9D6}, {0xF8F0DF}}},
                           {0xF4D7A2},
                           {{{0xCBD0BF}, {0xB4C0B0}, {0x98AB9E}}},
                           {{{0xD8DDD0}, {0xD0D8CC}, {0xC6D1C7}, {0xBAC8C0}, {0xACBDB6}}},
                           {0xF5EFE0},
                           {0xBCC8BB},
                           {0x4F6A5C}};
constexpr Palette kEvening{{{{0x181310}, {0x1E1712}, {0x271D16}, {0x33251A}, {0x43301F}}},
                           {0xE3B97E},
                           {{{0x31251C}, {0x271E18}, {0x1D1713}}},
                           {{{0x3A2A1D}, {0x302419}, {0x271E17}, {0x1F1914}, {0x191411}}},
                           {0x8A6740},
                           {0x221A15},
                           {0x0E0B09}};

constexpr Palette kNightly{{{{0x050302}, {0x060402}, {0x080503}, {0x0A0604}, {0x0D0805}}},
                           {0x2A1B10},
                           {{{0x0D0805}, {0x090503}, {0x060402}}},
                           {{{0x120B06}, {0x0F0905}, {0x0C0704}, {0x090503}, {0x060402}}},
                           {0x20140B},
                           {0x0A0604},
                           {0x020101}};

const Palette& paletteOf(LakePicture picture) {
  return picture == LakePicture::morning ? kMorning : picture == LakePicture::dusk ? kEvening : kNightly;
}

/// Lehmer's minimal standard generator: the pictures were composed with it.
class Chance {
 public:
  explicit Chance(unsigned seed) : state_(seed) {}
  double operator()() {
    state_ = state_ * 16807 % 2147483647;
    return static_cast<double>(state_) / 2147483647;
  }

 private:
  std::uint64_t state_;
};

std::vector<Point> hillLine(const Box& box, double horizon, double height, double bends, double phase) {
  std::vector<Point> line;
  for (int i = 0; i <= 120; ++i) {
    const double u = i / 120.0;
    const double wave =
        0.55 + 0.3 * std::sin(u * bends + phase) + 0.15 * std::sin(u * bends * 2.7 + phase * 2.1);
    line.push_back({box.x + u * box.w, horizon - height * wave * (0.75 + 0.25 * std::cos(u * 2.2 + phase))});
  }
  return line;
}

void water(Draw& d, const Box& box, double horizon, const Palette& colours, const std::vector<Point>& shore) {
  constexpr std::array<double, 6> kBands{0, 0.1, 0.26, 0.48, 0.73, 1};
  const double depth = box.bottom() - horizon;
  for (std::size_t i = 0; i + 1 < kBands.size(); ++i)
    d.fill({box.x, horizon + depth * kBands[i], box.w, depth * (kBands[i + 1] - kBands[i]) + 1},
           colours.water[i]);
  std::vector<Point> mirrored;
  for (const auto& p : shore) mirrored.push_back({p.x, horizon + (horizon - p.y) * 0.42});
  d.area(std::move(mirrored), horizon, colours.mirror, 0.55);
}

void ripples(Draw& d, const Box& box, double horizon, const Palette& colours, const LakeStyle& style,
             Chance& chance) {
  const double depth = box.bottom() - horizon, k = style.scale;
  for (int i = 0; i < style.lines; ++i) {
    const double t = std::pow(chance(), 1.5), y = horizon + 8 + t * (depth - 20),
                 w = (26 + chance() * 170) * (0.35 + t) * k * 1.4;
    const double x = box.x + chance() * box.w - w / 2;
    const auto band = static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor(t * 5)) - 1, 0, 4));
    d.fill({x, y, w, (2 + 3 * t) * std::max(0.7, k)}, colours.water[band], 2);
  }
}

void pathOfLight(Draw& d, const Box& box, double horizon, double sunX, const Palette& colours,
                 const LakeStyle& style, Chance& chance) {
  const double depth = box.bottom() - horizon, k = style.scale;
  for (int i = 0; i < style.glints; ++i) {
    const double t = static_cast<double>(i) / style.glints,
                 y = horizon + 10 * k + std::pow(t, 1.35) * depth * 0.86;
    const double w = (120 - 70 * std::abs(t - 0.25) + (chance() - 0.5) * 70) * k * (0.55 + t * 0.9),
                 aside = (chance() - 0.5) * 60 * k * (0.3 + t);
    d.fill({sunX - w / 2 + aside, y, w, (3 + 5 * t) * k}, colours.glint, 4);
  }
}

std::vector<Point> stalk(Point foot, double height, double lean) {
  std::vector<Point> points;
  for (int i = 0; i <= 8; ++i) {  // a quadratic curve through (lean / 5, 0.6 of the height)
    const double u = i / 8.0;
    points.push_back({foot.x + 2 * u * (1 - u) * lean * 0.2 + u * u * lean,
                      foot.y - 2 * u * (1 - u) * height * 0.6 - u * u * height});
  }
  return points;
}

void reedBed(Draw& d, const Box& box, const Palette& colours, const LakeStyle& style, Chance& chance) {
  const double k = style.scale, middle = box.x + box.w * style.reedX;
  for (int i = 0; i < style.reeds; ++i) {
    const double x = middle + (chance() - 0.5) * 190 * k, height = (150 + chance() * 240) * k,
                 lean = (chance() - 0.4) * 70 * k, y = box.bottom() + 6;
    d.polyline(stalk({x, y}, height, lean), colours.reed, (3 + chance() * 2.5) * k);
    if (i % 4 != 1) continue;
    const Point tip{x + lean, y - height};
    d.line(tip, {tip.x + lean * 0.07, tip.y - 52 * k}, colours.reed, 15 * k, true);
    d.line({tip.x + lean * 0.07, tip.y - 52 * k}, {tip.x + lean * 0.12, tip.y - 86 * k}, colours.reed, 3 * k,
           true);
  }
}

}  // namespace

void lake(Draw& d, const Box& box, LakePicture picture, const LakeStyle& style) {
  const auto& colours = paletteOf(picture);
  const double horizon = box.y + box.h * style.horizon;
  const Point sun{box.x + box.w * style.sunX, horizon - box.h * style.sunUp};
  Chance chance(style.seed);
  d.pushClip(box);
  d.fill(box, colours.sky[0]);
  constexpr std::array<double, 4> kHalos{640, 450, 300, 185};
  for (std::size_t i = 0; i < kHalos.size(); ++i) d.disc(sun, kHalos[i] * style.scale, colours.sky[i + 1]);
  d.disc(sun, 62 * style.scale, colours.sun);
  std::vector<Point> shore;
  for (std::size_t i = 0; i < 3; ++i) {
    auto line = hillLine(box, horizon, box.h * style.hills[i][0], style.hills[i][1], style.hills[i][2]);
    if (i == 1) shore = line;
    d.area(std::move(line), horizon + 2, colours.hills[i]);
  }
  water(d, box, horizon, colours, shore);
  ripples(d, box, horizon, colours, style, chance);
  pathOfLight(d, box, horizon, sun.x, colours, style, chance);
  if (style.reeds > 0) reedBed(d, box, colours, style, chance);
  d.popClip();
}

void archCorners(Draw& d, const Box& box, double radius, Colour ground) {
  std::vector<Point> left, right;
  for (int i = 0; i <= 40; ++i) {
    const double turn = std::numbers::pi / 2 * i / 40, x = radius * (1 - std::cos(turn)),
                 y = radius * (1 - std::sin(turn));
    left.push_back({box.x + x, box.y + y});
    right.push_back({box.right() - radius + radius * std::sin(turn), box.y + radius * (1 - std::cos(turn))});
  }
  d.area(std::move(left), box.y - 1, ground);
  d.area(std::move(right), box.y - 1, ground);
}

}  // namespace lw::ui
