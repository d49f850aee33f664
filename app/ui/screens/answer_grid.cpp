#include "ui/screens/answer_grid.hpp"

#include <algorithm>

#include "ui/kit/widgets.hpp"

namespace lw::ui {
namespace {

constexpr double kLow = 104;  // below this the mark becomes smaller too

bool fits(const Draw& d, const Box& box, const Label& label, double size, double mark) {
  const ChoiceStyle style{.second = label.second, .mark = mark, .size = size};
  return choiceHeight(d, box.w, label.text, style) <= box.h - 6 &&
         choiceFitsAcross(d, box.w, label.text, style);
}

}  // namespace

std::optional<Grid> gridIn(const Draw& d, const Box& area, const std::vector<Label>& labels,
                           std::size_t columns, const GridWish& wish) {
  const auto count = [](std::size_t n) { return static_cast<double>(n); };
  const std::size_t rows = (labels.size() + columns - 1) / columns;
  const double w = (area.w - count(columns - 1) * wish.gapX) / count(columns);
  double gap = wish.gapY, h = wish.height;
  if (count(rows) * h + count(rows - 1) * gap > area.h) {
    gap = std::min(gap, 12.0);
    h = std::min(wish.height, (area.h - count(rows - 1) * gap) / count(rows));
  }
  if (h < wish.least) return std::nullopt;
  Grid grid{{area.x, area.y, w, h},
            columns,
            w + wish.gapX,
            h + gap,
            40,
            h < kLow ? std::min(44.0, wish.mark) : wish.mark};
  for (const double size : {40.0, 32.0}) {
    if (size < wish.letters) break;
    grid.size = size;
    if (std::ranges::all_of(labels,
                            [&](const Label& label) { return fits(d, grid.first, label, size, grid.mark); }))
      return grid;
  }
  return std::nullopt;
}

}  // namespace lw::ui
