#pragma once
#include <string>

#include "picture/vocabulary.hpp"

namespace lw::picture {

/// Adds operations to a sheet in one light. What it writes is never wider than it says.
class Pencil {
 public:
  Pencil(Sheet& sheet, const Letters& letters, const Tokens& tokens)
      : sheet_(&sheet), letters_(&letters), tokens_(&tokens) {}

  const Tokens& T() const { return *tokens_; }
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
    const Box box{x, at.y, w, size * kLineHeight};
    const Point top{x, at.y + (kLineHeight - 1) / 2 * size};
    if (w > 0 && !words.empty()) add(TextRun{top, words, size, weight, colour, w});
    return box;
  }

 private:
  static constexpr double kLineHeight = 1.2;

  Sheet* sheet_;
  const Letters* letters_;
  const Tokens* tokens_;
};

}  // namespace lw::picture
