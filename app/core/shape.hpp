#pragma once
#include <cmath>
#include <numbers>

/// The curves along which levels, sizes and colours get from one value to another. Each takes the share of
/// the way, 0 to 1, and is a pure function of it.
namespace lw::core {

/// Half a turn of a cosine, raised to lie between 0 and 1: starts and ends without a corner.
inline double raisedCosine(double share) {
  return 0.5 - 0.5 * std::cos(std::numbers::pi * share);
}

/// A raised cosine is steepest half way: so many times as steep as the straight line between its ends.
inline constexpr double kSteepestOfRaisedCosine = std::numbers::pi / 2;

/// A quarter turn of a sine: the amplitude of a fade in. Together with `quarterDown` it keeps the power of
/// two sounds that have nothing in common, since sin^2 + cos^2 = 1.
inline double quarterUp(double share) {
  return std::sin(share * std::numbers::pi / 2);
}

/// A quarter turn of a cosine: the amplitude of the fade out that goes with `quarterUp`.
inline double quarterDown(double share) {
  return std::cos(share * std::numbers::pi / 2);
}

}  // namespace lw::core
