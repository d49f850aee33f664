#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draw/ops.hpp"

typedef struct _cairo cairo_t;

namespace lw::draw {

/// A line of text as pixels, for whoever paints without Cairo.
struct Stencil {
  int left = 0, top = 0;  ///< of its corner, from the left end of the line and the row that letters stand on
  int width = 0, height = 0;
  std::vector<std::uint8_t> cover;  ///< by rows: how much of a pixel the text's colour covers, of 255
  std::vector<std::uint32_t> own;   ///< colours of their own (emoji), 0xAARRGGBB times alpha; usually empty
};

/// Sets text by Pango: Lato in Latin, Cyrillic and Greek, other scripts in whatever the machine has; shaped,
/// in both directions. Malformed text is shown as far as it can be read (see `oneLine`). Lengths are logical
/// px. What was measured is kept, up to some MB. One thread.
class Letters {
 public:
  /// For pictures: the same widths in every kind of picture, at any scale.
  Letters();
  /// For a display of `scale` pixels a logical px: letters of whole pixels, `larger` times as large as said.
  /// Throws std::runtime_error naming the font that is missing.
  explicit Letters(double scale, double larger = 1);
  ~Letters();
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

  double scale() const;
  /// Width of one line.
  double width(std::string_view words, double size, Weight weight = Weight::regular) const;
  /// One paragraph broken into lines of at most `width`, at most `lines` of them: the last then holds the
  /// rest, for an ellipsis. Where a word is wider than that it breaks between two letters, never in one. Each
  /// line set by itself keeps the direction of the paragraph.
  std::vector<std::string> wrap(std::string_view words, double width, double size, std::size_t lines,
                                Weight weight = Weight::regular) const;
  /// True if lines of `width` have room for the words without a break inside one.
  bool fitsAcross(std::string_view words, double width, double size, Weight weight = Weight::regular) const;
  /// The begin that fits with an ellipsis behind it; all of it if that fits.
  std::string shortened(std::string_view words, double width, double size,
                        Weight weight = Weight::regular) const;
  /// The end that fits.
  std::string ending(std::string_view words, double width, double size,
                     Weight weight = Weight::regular) const;
  /// Letters of one line that no installed font has: they are shown as boxes with their number.
  int missing(std::string_view words) const;

  /// Onto a Cairo surface whose unit is a logical px.
  void draw(cairo_t* to, const TextRun& run) const;
  /// In pixels of the display.
  Stencil stencil(const TextRun& run) const;
  /// Where a run stands on a display, in pixels: its left end, and the row that letters stand on.
  struct Place {
    int x = 0, y = 0;
  };
  Place placeOf(const TextRun& run) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True where text begins at the right: its first letter that has a direction is Hebrew, Arabic or the like.
bool leftwards(std::string_view words);

/// One line without control characters, marks that turn the direction and broken bytes, at most `most` code
/// points long.
std::string oneLine(std::string_view words, std::size_t most = 400);

}  // namespace lw::draw
