#pragma once
#include "ui/kit/vocabulary.hpp"

namespace lw::ui {

enum class LayoutClass { wide, compact, tall };

/// Where things are on a page, in logical px: of a page that is 1920 x 1080 of them, 5.56 a millimetre. Where
/// the call is on the right side, the page is mirrored at the very end.
struct Layout {
  LayoutClass kind = LayoutClass::wide;
  double w = 1920, h = 1080;
  Box capsule;  ///< the call
  Box rail;     ///< ground behind it
  Box content;  ///< what is asked: left edge, top line of the question, width
  double answersTop = 376;
  Box back, next;  ///< Next keeps its corner on every screen
  Box readAloud, notToday;
  double stepTop = 68, dashTop = 132;
  double dash = 44;

  bool wide() const { return kind == LayoutClass::wide; }
  bool compact() const { return kind == LayoutClass::compact; }
  bool tall() const { return kind == LayoutClass::tall; }
};

/// Pixels per logical px on a display of `width` x `height` pixels, so that 5.56 logical px are
/// a millimetre (`pixelsPerMillimetre`; 0 = unknown: the shorter side counts as 1080 logical px). A page
/// between two layouts takes the smaller one, enlarged until it fills the page; a tall page may be shrunk a
/// little.
double scaleFor(double width, double height, double pixelsPerMillimetre);

/// The page for a window of `width` x `height` logical px. Throws std::runtime_error for one that is too
/// small for safe buttons.
Layout layoutFor(double width, double height);

}  // namespace lw::ui
