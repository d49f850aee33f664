#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ui/kit/tokens.hpp"

/// What a screen is made of: a list of drawing operations in logical px, kept so that two frames can be
/// compared.
namespace lw::ui {

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { left, centre, right };

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
};

struct FillRect {
  Box box;
  Colour colour;
  double radius = 0;
  bool topOnly = false;
  double opacity = 1;
  friend bool operator==(const FillRect&, const FillRect&) = default;
};
/// The stroke lies inside the box.
struct StrokeRect {
  Box box;
  Colour colour;
  double radius = 0;
  double thickness = 2;
  friend bool operator==(const StrokeRect&, const StrokeRect&) = default;
};
struct FillCircle {
  Point centre;
  double radius = 0;
  Colour colour;
  friend bool operator==(const FillCircle&, const FillCircle&) = default;
};
struct StrokeCircle {
  Point centre;
  double radius = 0;
  Colour colour;
  double thickness = 2;
  friend bool operator==(const StrokeCircle&, const StrokeCircle&) = default;
};
/// Degrees, 0 = right, clockwise.
struct Arc {
  Point centre;
  double radius = 0, from = 0, to = 0;
  Colour colour;
  double thickness = 2;
  bool round = true;
  friend bool operator==(const Arc&, const Arc&) = default;
};
/// `dash` and `gap` 0 = solid.
struct Polyline {
  std::vector<Point> points;
  Colour colour;
  double thickness = 2;
  bool round = true;
  double dash = 0, gap = 0;
  friend bool operator==(const Polyline&, const Polyline&) = default;
};
/// Convex, filled.
struct Polygon {
  std::vector<Point> points;
  Colour colour;
  double opacity = 1;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};
/// The area between a course of points (x rising) and a horizontal line.
struct Area {
  std::vector<Point> course;
  double base = 0;
  Colour colour;
  double opacity = 1;
  friend bool operator==(const Area&, const Area&) = default;
};
/// One line of text; `at` is the top left of the line as ImGui takes it.
struct TextRun {
  Point at;
  std::string text;
  double size = 40;
  Weight weight = Weight::regular;
  Colour colour;
  double width = 0;
  double opacity = 1;
  friend bool operator==(const TextRun&, const TextRun&) = default;
};
/// What follows is drawn only inside `box`, until the matching PopClip.
struct PushClip {
  Box box;
  friend bool operator==(const PushClip&, const PushClip&) = default;
};
struct PopClip {
  friend bool operator==(const PopClip&, const PopClip&) = default;
};
/// Covers what has been drawn in `box` with a colour at an opacity: for fades.
struct Veil {
  Box box;
  Colour colour;
  double opacity = 0;
  friend bool operator==(const Veil&, const Veil&) = default;
};

using Op = std::variant<FillRect, StrokeRect, FillCircle, StrokeCircle, Arc, Polyline, Polygon, Area, TextRun,
                        PushClip, PopClip, Veil>;

/// What an operation can touch, antialiasing included.
Box boundsOf(const Op& op);

/// Rectangles (at most 4) that hold every difference between two frames; empty where they are the same.
std::vector<Box> differences(const std::vector<Op>& before, const std::vector<Op>& after);

}  // namespace lw::ui
