#include "draw/ops.hpp"

#include <algorithm>
#include <limits>

namespace lw::draw {
namespace {

constexpr double kEdge = 2;       // antialiasing, and half pixels when scaled
constexpr std::size_t kMost = 4;  // rectangles a frame

Box around(const std::vector<Point>& points, double by) {
  double x0 = std::numeric_limits<double>::max(), y0 = x0, x1 = -x0, y1 = -x0;
  for (const auto& p : points) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
  return points.empty() ? Box{} : Box{x0, y0, x1 - x0, y1 - y0}.inset(-by);
}

Box around(Point centre, double radius) {
  return {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

struct Places {
  Box operator()(const Fill& op) const { return op.box; }
  Box operator()(const Outline& op) const { return op.box; }
  Box operator()(const Disc& op) const { return around(op.centre, op.radius); }
  Box operator()(const Ring& op) const { return around(op.centre, op.radius + op.thickness / 2); }
  Box operator()(const Arc& op) const { return around(op.centre, op.radius + op.thickness / 2); }
  Box operator()(const Line& op) const { return around(op.points, op.thickness / 2); }
  Box operator()(const Shape& op) const { return around(op.points, 0); }
  Box operator()(const Area& op) const {
    auto points = op.course;
    for (const auto& p : op.course) points.push_back({p.x, op.base});
    return around(points, 0);
  }
  Box operator()(const Bars& op) const {
    if (op.halves.empty()) return {};
    const auto most = static_cast<double>(*std::ranges::max_element(op.halves));
    const double length = op.step * static_cast<double>(op.halves.size() - 1);
    return {op.x - op.thickness / 2, op.middle - most, length + op.thickness, 2 * most};
  }
  Box operator()(const TextRun& op) const { return op.box(); }
  Box operator()(const PushClip& op) const { return op.box; }
  Box operator()(const PopClip&) const { return {}; }
};

Box joined(const Box& a, const Box& b) {
  if (a.w <= 0 || a.h <= 0) return b;
  if (b.w <= 0 || b.h <= 0) return a;
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// Joins a box with all it overlaps; keeps the list short by joining the last ones.
void add(std::vector<Box>& boxes, Box box) {
  if (box.w <= 0 || box.h <= 0) return;
  for (std::size_t i = 0; i < boxes.size();) {
    if (!boxes[i].overlaps(box)) {
      ++i;
      continue;
    }
    box = joined(boxes[i], box);
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
    i = 0;
  }
  boxes.push_back(box);
  if (boxes.size() <= kMost) return;
  const auto last = boxes.back();
  boxes.pop_back();
  const auto other = boxes.back();
  boxes.pop_back();
  add(boxes, joined(last, other));
}

}  // namespace

Box placeOf(const Op& op) {
  return std::visit(Places{}, op);
}

// Italic tails and accents of other scripts reach beyond Lato's line.
Box reachOf(const TextRun& run) {
  const double over = run.size / 4;
  return {run.at.x - over, run.at.y - over, run.width + 2 * over, run.size + 2 * over};
}

Box boundsOf(const Op& op) {
  if (std::holds_alternative<PopClip>(op)) return {};
  const auto* run = std::get_if<TextRun>(&op);
  return (run != nullptr ? reachOf(*run) : placeOf(op)).inset(-kEdge);
}

std::vector<Box> differences(const std::vector<Op>& before, const std::vector<Op>& after) {
  std::vector<Box> boxes;
  // Same begin and same end stay; in between everything old and new counts, pair by pair where that is
  // possible.
  std::size_t head = 0, tail = 0;
  const auto common = std::min(before.size(), after.size());
  while (head < common && before[head] == after[head]) ++head;
  while (tail < common - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  const bool pairwise = before.size() == after.size();
  for (std::size_t i = head; i < std::max(before.size(), after.size()) - tail; ++i) {
    if (pairwise && before[i] == after[i]) continue;
    if (i < before.size() - tail) add(boxes, boundsOf(before[i]));
    if (i < after.size() - tail) add(boxes, boundsOf(after[i]));
  }
  return boxes;
}

}  // namespace lw::draw
