#include "picture/ops.hpp"

#include <algorithm>

namespace lw::picture {
namespace {

Box around(const std::vector<Point>& points, double margin) {
  if (points.empty()) return {};
  double left = points[0].x, right = left, top = points[0].y, bottom = top;
  for (const auto& p : points) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  return {left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin};
}

struct Bounds {
  Box operator()(const Fill& op) const { return op.box; }
  Box operator()(const Outline& op) const { return op.box; }
  Box operator()(const Disc& op) const { return around({op.centre}, op.radius); }
  Box operator()(const Ring& op) const { return around({op.centre}, op.radius + op.thickness / 2); }
  Box operator()(const Line& op) const { return around(op.points, op.thickness / 2); }
  Box operator()(const Shape& op) const { return around(op.points, 0); }
  Box operator()(const Bars& op) const {
    if (op.halves.empty()) return {};
    const auto most = static_cast<double>(*std::ranges::max_element(op.halves));
    const double length = op.step * static_cast<double>(op.halves.size() - 1);
    return {op.x - op.thickness / 2, op.middle - most, length + op.thickness, 2 * most};
  }
  Box operator()(const Text& op) const { return op.box; }
  Box operator()(const PushClip& op) const { return op.box; }
  Box operator()(const PopClip&) const { return {}; }
};

}  // namespace

Box boundsOf(const Op& op) {
  return std::visit(Bounds{}, op);
}

}  // namespace lw::picture
