#pragma once
#include <cstdint>

#include "core/time.hpp"
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

}  // namespace lw::picture
