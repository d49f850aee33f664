#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "draw/letters.hpp"
#include "draw/ops.hpp"

namespace lw::draw {

/// Pixels that operations are drawn on, 0xffRRGGBB by rows. One thread.
class Raster {
 public:
  /// Throws std::runtime_error where there is no memory for it.
  Raster(int width, int height);
  ~Raster();

  /// Draws what lies inside `part`, over what is there; `scale` px a unit of the operations.
  void paint(const std::vector<Op>& ops, const Box& part, const Letters& letters, double scale = 1);
  /// The same part of another of the same size, which must lie inside both.
  void copyFrom(const Raster& other, int x, int y, int w, int h);
  const std::uint32_t* pixels() const;
  int stride() const;  ///< in pixels
  int width() const;
  int height() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What a reader of the screen is told of a picture.
struct Caption {
  std::string title, description;
};

/// A picture as SVG, self-contained: letters are shapes, so it needs no font.
std::string svgOf(const Sheet& sheet, const Letters& letters, const Caption& caption);
/// As PNG, `scale` pixels a px. Throws std::runtime_error.
std::string pngOf(const Sheet& sheet, const Letters& letters, double scale = 1);
/// Sheets as the pages of a PDF, each scaled to lie on A4.
std::string pdfOf(const std::vector<Sheet>& sheets, const Letters& letters, const Caption& caption);

/// For text inside XML and HTML.
std::string escapeMarkup(const std::string& text);

}  // namespace lw::draw
