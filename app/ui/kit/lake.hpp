#pragma once
#include "ui/kit/draw.hpp"

namespace lw::ui {

/// `night` stays within the light of the session: no tone above #2A1B10.
enum class LakePicture { morning, dusk, night };

struct LakeStyle {
  double horizon = 0.6;             ///< share of the height
  double sunX = 0.62, sunUp = 0.2;  ///< shares of width and height
  double scale = 1;
  unsigned seed = 7;
  double reedX = 0.9;
  int reeds = 13, lines = 34, glints = 16;
  double hills[3][3] = {{0.15, 5.2, 0.4}, {0.10, 7.5, 2.2}, {0.055, 10.5, 4.4}};  ///< height, bends, phase
};

/// Still water in flat tones: sky, sun, hills, bands of water, ripples, reeds. The same seed gives the same
/// picture.
void lake(Draw& d, const Box& box, LakePicture picture, const LakeStyle& style);

/// Covers the two upper corners of `box` outside an arch of `radius` with a colour (there is no round clip).
void archCorners(Draw& d, const Box& box, double radius, Colour ground);

}  // namespace lw::ui
