#include "ui/kit/draw.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/text.hpp"
#include "words/messages.hpp"

namespace lw::ui {

Draw::Draw(const Letters& letters, Light light, double width, double height, const words::Catalogue& words)
    : letters_(&letters), tokens_(&tokens(light)), words_(&words), width_(width), height_(height) {
  fill({0, 0, width, height}, T().bg);
}

/// `block`: how wide the lines are together.
double Draw::set(Point at, double block, std::string_view lines, const TextStyle& style) {
  double y = at.y, left = at.x, right = at.x;
  const auto first = ops.size();
  for (const auto line : core::split(lines, '\n')) {
    const double width = textWidth(line, style.size, style.weight);
    double x = at.x;
    if (style.align == Align::centre) x -= width / 2;
    if (style.align == Align::right) x -= width;
    if (style.align == Align::left && leftwards(line)) x += std::max(0.0, block - width);
    if (!line.empty())
      ops.push_back(TextRun{
          {x, y}, std::string(line), style.size, style.weight, style.colour.with(style.opacity), width});
    left = std::min(left, x);
    right = std::max(right, x + width);
    y += style.size * style.lineHeight;
  }
  together(first, {left, at.y, right - left, y - at.y});
  return y;
}

double Draw::text(Point at, std::string_view text, const TextStyle& style) {
  double block = 0;
  for (const auto line : core::split(text, '\n'))
    block = std::max(block, textWidth(line, style.size, style.weight));
  return set(at, block, text, style);
}

double Draw::paragraph(Point at, double width, std::string_view content, const TextStyle& style) {
  std::string joined;
  for (const auto& line : wrap(content, width, style.size, style.weight))
    joined += (joined.empty() ? "" : "\n") + line;
  return set(at, width, joined, style);
}

double Draw::fittingSize(std::string_view text, double width, std::size_t lines, Weight weight,
                         const std::vector<double>& sizes) const {
  for (const double size : sizes)
    if (wrap(text, width, size, weight).size() <= lines) return size;
  return sizes.back();
}

std::vector<std::string> Draw::wrap(std::string_view text, double width, double size, Weight weight) const {
  constexpr auto kAll = std::numeric_limits<std::size_t>::max();
  std::vector<std::string> lines;
  for (const auto paragraph : core::split(text, '\n'))
    for (auto& line : letters_->wrap(paragraph, width, size, kAll, weight)) lines.push_back(std::move(line));
  return lines;
}

bool Draw::fitsAcross(std::string_view text, double width, double size, Weight weight) const {
  return std::ranges::all_of(core::split(text, '\n'), [&](std::string_view paragraph) {
    return letters_->fitsAcross(paragraph, width, size, weight);
  });
}

}  // namespace lw::ui
