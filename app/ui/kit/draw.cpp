#include "ui/kit/draw.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"

namespace lw::ui {

Draw::Draw(const Fonts& fonts, Light light, double width, double height)
    : fonts_(&fonts), tokens_(&tokens(light)), width_(width), height_(height) {
  fill({0, 0, width, height}, T().bg);
}

double Draw::text(Point at, std::string_view text, const TextStyle& style) {
  double y = at.y, left = at.x, right = at.x;
  const auto first = ops.size();
  for (const auto line : core::split(text, '\n')) {
    const double width = textWidth(line, style.size, style.weight);
    const double x = style.align == Align::left     ? at.x
                     : style.align == Align::centre ? at.x - width / 2
                                                    : at.x - width;
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

double Draw::paragraph(Point at, double width, std::string_view content, const TextStyle& style) {
  std::string joined;
  for (const auto& line : wrap(content, width, style.size, style.weight))
    joined += (joined.empty() ? "" : "\n") + line;
  return text(at, joined, style);
}

double Draw::fittingSize(std::string_view text, double width, std::size_t lines, Weight weight,
                         const std::vector<double>& sizes) const {
  for (const double size : sizes)
    if (wrap(text, width, size, weight).size() <= lines) return size;
  return sizes.back();
}

std::vector<std::string> Draw::wrap(std::string_view text, double width, double size, Weight weight) const {
  std::vector<std::string> lines;
  for (const auto paragraph : core::split(text, '\n')) {
    std::string line;
    for (const auto word : core::split(paragraph, ' ')) {
      const auto longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
      if (line.empty() || textWidth(longer, size, weight) <= width) {
        line = longer;
        continue;
      }
      lines.push_back(std::exchange(line, std::string(word)));
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace lw::ui
