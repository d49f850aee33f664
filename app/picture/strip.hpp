#pragma once
#include <optional>
#include <vector>

#include "picture/facts.hpp"
#include "picture/pencil.hpp"

namespace lw::picture {

/// Which stretch of time is drawn where.
struct Span {
  Box plot;  ///< between left and right edge of the courses, from the axis to below the loudness
  core::Frames from{}, to{};

  double x(core::Frames at) const {
    return plot.x +
           plot.w * static_cast<double>((at - from).count()) / static_cast<double>((to - from).count());
  }
  core::Frames at(double px) const {
    const double share = (px - plot.x) / plot.w;
    return from + core::Frames{static_cast<std::int64_t>(share * static_cast<double>((to - from).count()))};
  }
  bool shows(core::Frames begin, core::Frames end) const { return end >= from && begin < to; }
};

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

/// Colours of the phases, in order of the plan.
std::vector<Colour> phaseColours(const plan::Plan& plan);

}  // namespace lw::picture
