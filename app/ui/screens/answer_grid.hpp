#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/draw.hpp"

namespace lw::ui {

/// Words of one answer: what it says and a second line.
struct Label {
  std::string text, second;
};

/// Boxes for answers, row by row.
struct Grid {
  Box first;
  std::size_t columns = 1;
  double stepX = 0, stepY = 0;
  double size = 40, mark = 52;
  Box at(std::size_t i) const {
    return {first.x + static_cast<double>(i % columns) * stepX,
            first.y + static_cast<double>(i / columns) * stepY, first.w, first.h};
  }
};

struct GridWish {
  double height = 116, least = 80;  ///< of one answer: as wished, and as low as it may become
  double gapX = 24, gapY = 16;
  double mark = 52;
  double letters = 32;  ///< as small as they may become
};

/// A grid of `columns` inside `area` in which every label fits; nothing if none does.
std::optional<Grid> gridIn(const Draw& d, const Box& area, const std::vector<Label>& labels,
                           std::size_t columns, const GridWish& wish);

}  // namespace lw::ui
