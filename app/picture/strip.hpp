#pragma once
#include <optional>
#include <vector>

#include "picture/facts.hpp"
#include "picture/pencil.hpp"
#include "picture/span.hpp"

namespace lw::picture {

/// A number on the picture, and the problem it stands for.
struct Spot {
  Box box;
  int problem = 0;
};

struct Strip {
  Span span;
  std::vector<Spot> spots;
};

/// How high a strip is.
inline constexpr double kStripHeight = 636;

/// Draws `from` to `to` of a plan with its top left at `at`, `width` wide: numbers of problems, axis, phases,
/// music, voice, breath, staff, loudness. `chosen` is the problem that stands out.
Strip drawStrip(const Pencil& pencil, const PlanFacts& facts, Point at, double width, core::Frames from,
                core::Frames to, int chosen = 0);

}  // namespace lw::picture
