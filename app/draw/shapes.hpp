#pragma once
#include <cstdint>

/// What screens and pictures are made of: places, colours, operations, text set by Pango. Places are in
/// logical px; whoever draws knows how many pixels that is.
namespace lw::draw {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const Box&, const Box&) = default;
  double right() const { return x + w; }
  double bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p, double slop = 0) const {
    return p.x >= x - slop && p.y >= y - slop && p.x <= right() + slop && p.y <= bottom() + slop;
  }
  bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  /// Smaller by `by` on every side; larger for a negative one.
  Box inset(double by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

/// 0xRRGGBB and how much of it covers what lies below, 0 to 1.
struct Colour {
  std::uint32_t rgb = 0;
  double alpha = 1;
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
  constexpr Colour with(double opacity) const { return {rgb, opacity}; }
};

/// Between two colours, `t` from 0 to 1, by their code values.
constexpr Colour mix(Colour a, Colour b, double t) {
  std::uint32_t out = 0;
  for (const int shift : {16, 8, 0}) {
    const double x = (a.rgb >> shift) & 0xFF, y = (b.rgb >> shift) & 0xFF;
    out |= static_cast<std::uint32_t>(x + (y - x) * t + 0.5) << shift;
  }
  return {out, a.alpha + (b.alpha - a.alpha) * t};
}

}  // namespace lw::draw
