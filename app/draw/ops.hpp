#pragma once
#include <string>
#include <variant>
#include <vector>

#include "draw/shapes.hpp"

/// What a screen or a picture is made of: a list of drawing operations, plain values, so that two frames can
/// be compared. A window paints them by ImGui's draw lists (ui/kit/replay.hpp), a file by Cairo (paint.hpp).
namespace lw::draw {

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { left, centre, right };

/// Filled. `topOnly`: only the two upper corners are round.
struct Fill {
  Box box;
  Colour colour;
  double radius = 0;
  bool topOnly = false;
  friend bool operator==(const Fill&, const Fill&) = default;
};
/// The stroke lies inside the box.
struct Outline {
  Box box;
  Colour colour;
  double radius = 0;
  double thickness = 2;
  friend bool operator==(const Outline&, const Outline&) = default;
};
struct Disc {
  Point centre;
  double radius = 0;
  Colour colour;
  friend bool operator==(const Disc&, const Disc&) = default;
};
struct Ring {
  Point centre;
  double radius = 0;
  Colour colour;
  double thickness = 2;
  friend bool operator==(const Ring&, const Ring&) = default;
};
/// Degrees, 0 = right, clockwise.
struct Arc {
  Point centre;
  double radius = 0, from = 0, to = 0;
  Colour colour;
  double thickness = 2;
  bool round = true;  ///< its ends
  friend bool operator==(const Arc&, const Arc&) = default;
};
/// From point to point. `dash` 0 = solid; `gap` 0 = as long as a dash. Ends and corners of a solid line are
/// round where `round` says so.
struct Line {
  std::vector<Point> points;
  Colour colour;
  double thickness = 2;
  double dash = 0, gap = 0;
  bool round = true;
  friend bool operator==(const Line&, const Line&) = default;
};
/// Filled; on a window it must be convex.
struct Shape {
  std::vector<Point> points;
  Colour colour;
  friend bool operator==(const Shape&, const Shape&) = default;
};
/// The area between a course of points (x rising) and a horizontal line.
struct Area {
  std::vector<Point> course;
  double base = 0;
  Colour colour;
  friend bool operator==(const Area&, const Area&) = default;
};
/// Upright strokes about a middle line, one every `step` from `x` on: a waveform.
struct Bars {
  double x = 0, middle = 0, step = 3, thickness = 2;
  std::vector<float> halves;  ///< half heights
  Colour colour;
  friend bool operator==(const Bars&, const Bars&) = default;
};
/// One line of text; `at` is the left end of its top, `size` the height from there to the lowest letter. What
/// is longer than `width` ends in an ellipsis.
struct TextRun {
  Point at;
  std::string text;
  double size = 40;
  Weight weight = Weight::regular;
  Colour colour;
  double width = 0;
  friend bool operator==(const TextRun&, const TextRun&) = default;
  Box box() const { return {at.x, at.y, width, size}; }
};
/// What follows is drawn only inside `box`, until the matching PopClip.
struct PushClip {
  Box box;
  friend bool operator==(const PushClip&, const PushClip&) = default;
};
struct PopClip {
  friend bool operator==(const PopClip&, const PopClip&) = default;
};

using Op = std::variant<Fill, Outline, Disc, Ring, Arc, Line, Shape, Area, Bars, TextRun, PushClip, PopClip>;

/// Where an operation lies.
Box placeOf(const Op& op);

/// What an operation can touch: its place, soft edges, and what letters reach beyond their line.
Box boundsOf(const Op& op);

/// Where letters of a run may have ink: a painter cuts off what is beyond (piles of accents).
Box reachOf(const TextRun& run);

/// Rectangles (at most 4) that hold every difference between two frames; empty where they are the same.
std::vector<Box> differences(const std::vector<Op>& before, const std::vector<Op>& after);

/// One picture: its size and what is on it.
struct Sheet {
  double width = 0, height = 0;
  std::vector<Op> ops;

  void add(Op op) { ops.push_back(std::move(op)); }
};

}  // namespace lw::draw
