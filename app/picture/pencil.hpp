#pragma once
#include <string>

#include "picture/letters.hpp"
#include "picture/ops.hpp"
#include "picture/palette.hpp"

namespace lw::picture {

/// Adds operations to a sheet in one palette. What it writes is never wider than it says.
class Pencil {
 public:
  Pencil(Sheet& sheet, const Letters& letters, const Palette& palette)
      : sheet_(&sheet), letters_(&letters), palette_(&palette) {}

  const Palette& T() const { return *palette_; }
  const Letters& letters() const { return *letters_; }
  Sheet& sheet() const { return *sheet_; }
  double width(const std::string& words, double size, Weight weight = Weight::regular) const {
    return letters_->width(words, size, weight);
  }
  void add(Op op) const { sheet_->ops.push_back(std::move(op)); }

  /// One line with its top left (or right, or middle) at `at`, at most `most` wide. Returns its box.
  Box write(Point at, double most, const std::string& words, double size, Colour colour,
            Weight weight = Weight::regular, Align align = Align::left) const {
    const double w = std::min(most, letters_->width(words, size, weight) + 0.5);
    const double x = align == Align::left ? at.x : align == Align::right ? at.x - w : at.x - w / 2;
    const Box box{x, at.y, w, size * 1.2};
    if (w > 0 && !words.empty()) add(Text{box, words, size, weight, colour, Align::left});
    return box;
  }

 private:
  Sheet* sheet_;
  const Letters* letters_;
  const Palette* palette_;
};

}  // namespace lw::picture
