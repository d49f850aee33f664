#include "ui/kit/mirror.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace lw::ui {
namespace {

constexpr double kAround = 26;  // focus rings and marks reach beyond their box

double shiftOf(const Box& box, double width) {
  return width - box.right() - box.x;
}

/// Moves an operation sideways.
struct Move {
  double by;
  void operator()(Fill& op) const { op.box.x += by; }
  void operator()(Outline& op) const { op.box.x += by; }
  void operator()(Disc& op) const { op.centre.x += by; }
  void operator()(Ring& op) const { op.centre.x += by; }
  void operator()(Arc& op) const { op.centre.x += by; }
  void operator()(Line& op) const { all(op.points); }
  void operator()(Shape& op) const { all(op.points); }
  void operator()(Area& op) const { all(op.course); }
  void operator()(Bars& op) const { op.x += by; }
  void operator()(TextRun& op) const { op.at.x += by; }
  void operator()(PushClip& op) const { op.box.x += by; }
  void operator()(PopClip&) const {}
  void all(std::vector<Point>& points) const {
    for (auto& p : points) p.x += by;
  }
};

/// Turns an operation over.
struct Flip {
  double width;
  void operator()(Fill& op) const { turn(op.box); }
  void operator()(Outline& op) const { turn(op.box); }
  void operator()(Disc& op) const { op.centre.x = width - op.centre.x; }
  void operator()(Ring& op) const { op.centre.x = width - op.centre.x; }
  void operator()(Arc& op) const {
    op.centre.x = width - op.centre.x;
    const double from = op.from;
    op.from = 180 - op.to;
    op.to = 180 - from;
  }
  void operator()(Line& op) const { all(op.points); }
  void operator()(Shape& op) const { all(op.points); }
  void operator()(Area& op) const {
    all(op.course);
    std::ranges::reverse(op.course);  // x rises
  }
  void operator()(Bars& op) const {
    op.x = width - op.x - op.step * static_cast<double>(op.halves.size()) + op.step;
    std::ranges::reverse(op.halves);
  }
  void operator()(TextRun& op) const { op.at.x = width - op.at.x - op.width; }
  void operator()(PushClip& op) const { turn(op.box); }
  void operator()(PopClip&) const {}
  void turn(Box& box) const { box.x = width - box.right(); }
  void all(std::vector<Point>& points) const {
    for (auto& p : points) p.x = width - p.x;
  }
};

Box boxOfAnswers(const std::vector<Hit>& hits) {
  double x0 = std::numeric_limits<double>::max(), y0 = x0, x1 = -x0, y1 = -x0;
  for (const auto& hit : hits) {
    if (hit.kind != TargetKind::answer) continue;
    x0 = std::min(x0, hit.box.x);
    y0 = std::min(y0, hit.box.y);
    x1 = std::max(x1, hit.box.right());
    y1 = std::max(y1, hit.box.bottom());
  }
  return x0 > x1 ? Box{} : Box{x0, y0, x1 - x0, y1 - y0};
}

bool inside(const Box& inner, const Box& outer) {
  return outer.w > 0 && outer.contains({inner.x, inner.y}, kAround) &&
         outer.contains({inner.right(), inner.bottom()}, kAround);
}

}  // namespace

void mirror(Draw& d) {
  std::vector<std::optional<double>> shift(d.ops.size());
  const auto apply = [&](const Draw::Group& group) {
    for (std::size_t i = group.from; i < std::min(group.to, shift.size()); ++i)
      shift[i] = shiftOf(group.box, d.w());
  };
  for (const auto& group : d.groups) apply(group);  // the outer of two groups ends later, and counts
  const auto answers = boxOfAnswers(d.hits);
  std::vector<Box> blocks{answers};
  for (const auto& hit : d.hits)
    if (hit.kind != TargetKind::answer && hit.kind != TargetKind::call) blocks.push_back(hit.box);
  for (std::size_t i = 0; i < d.ops.size(); ++i) {
    if (std::holds_alternative<PopClip>(d.ops[i])) continue;
    const auto bounds = boundsOf(d.ops[i]);
    for (const auto& block : blocks)
      if (inside(bounds, block)) shift[i] = shiftOf(block, d.w());
  }
  for (auto& hit : d.hits) {
    const auto index = static_cast<std::size_t>(&hit - d.hits.data());
    double by = hit.kind == TargetKind::answer ? shiftOf(answers, d.w()) : shiftOf(hit.box, d.w());
    for (const auto& group : d.groups)
      if (index >= group.hitFrom && index < group.hitTo) by = shiftOf(group.box, d.w());
    hit.box.x += by;
  }
  for (const auto& group : d.groups)
    if (group.hitTo > group.hitFrom) apply(group);
  for (std::size_t i = 0; i < d.ops.size(); ++i) {
    if (shift[i])
      std::visit(Move{*shift[i]}, d.ops[i]);
    else
      std::visit(Flip{d.w()}, d.ops[i]);
  }
}

}  // namespace lw::ui
