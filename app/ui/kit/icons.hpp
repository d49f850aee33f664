#pragma once
#include "ui/kit/draw.hpp"

namespace lw::ui {

/// Signs, drawn on a grid of 24 units, strokes with round ends.
enum class Icon {
  tick,
  cross,
  back,
  next,
  ear,
  lock,
  pause,
  play,
  softer,
  plus,
  minus,
  extend,
  turn,
  end,
  broken,
  hand,
  clock,
  heart,
  home,
  shift,
  erase,
  eye,
  note,
  bang,
  skip,
  phone,
  person
};

/// `at` is the top left; `thickness` 0 = size / 12.
void icon(Draw& d, Icon which, Point at, double size, Colour colour, double thickness = 0);

/// The sign of the call: a person and two waves, filled.
void callSign(Draw& d, Point centre, double size, Colour colour);

/// 45 degree hatch inside a rounded box.
void hatch(Draw& d, const Box& box, double radius, Colour colour, double thickness = 5, double step = 26);

/// The mark of the program: a sun over three lines of water.
void mark(Draw& d, Point at, double size, Colour colour);

/// A diamond for observations.
void diamond(Draw& d, Point centre, double radius, Colour colour, bool open);

}  // namespace lw::ui
