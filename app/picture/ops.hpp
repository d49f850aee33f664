#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What a picture is made of: a list of drawing operations in px, the same for a file, a page and a window.
namespace lw::picture {

/// 0xRRGGBB and how much of it covers what lies below, 0 to 1.
struct Colour {
  std::uint32_t rgb = 0;
  double alpha = 1;
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
  constexpr Colour with(double opacity) const { return {rgb, opacity}; }
};

/// Between two colours, `t` from 0 to 1.
constexpr Colour mix(Colour a, Colour b, double t) {
  std::uint32_t out = 0;
  for (const int shift : {16, 8, 0}) {
    const double x = (a.rgb >> shift) & 0xFF, y = (b.rgb >> shift) & 0xFF;
    out |= static_cast<std::uint32_t>(x + (y - x) * t + 0.5) << shift;
  }
  return {out, a.alpha + (b.alpha - a.alpha) * t};
}

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
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  Box inset(double by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { left, centre, right };

struct Fill {
  Box box;
  Colour colour;
  double radius = 0;
};
/// The stroke lies inside the box.
struct Outline {
  Box box;
  Colour colour;
  double radius = 0, thickness = 2;
};
struct Disc {
  Point centre;
  double radius = 0;
  Colour colour;
};
struct Ring {
  Point centre;
  double radius = 0;
  Colour colour;
  double thickness = 2;
};
/// `dash` 0 = solid.
struct Line {
  std::vector<Point> points;
  Colour colour;
  double thickness = 2, dash = 0;
};
struct Shape {
  std::vector<Point> points;
  Colour colour;
};
/// Upright strokes about a middle line, one every `step` from `x` on: a waveform.
struct Bars {
  double x = 0, middle = 0, step = 3, thickness = 2;
  std::vector<float> halves;  ///< half heights
  Colour colour;
};
/// One line. What is longer than the box is wide ends in an ellipsis.
struct Text {
  Box box;
  std::string words;
  double size = 22;
  Weight weight = Weight::regular;
  Colour colour;
  Align align = Align::left;
};
struct PushClip {
  Box box;
};
struct PopClip {};

using Op = std::variant<Fill, Outline, Disc, Ring, Line, Shape, Bars, Text, PushClip, PopClip>;

/// All that an operation can touch.
Box boundsOf(const Op& op);

/// One picture: its size and what is on it.
struct Sheet {
  double width = 0, height = 0;
  std::vector<Op> ops;

  void add(Op op) { ops.push_back(std::move(op)); }
};

}  // namespace lw::picture
