#pragma once
#include <cstddef>
#include <vector>

#include "plan/media.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

/// Where a phase lies by now; by the plan, until people change it.
struct PhasePlace {
  core::Frames start{}, length{};
};

/// How loud the plan's music is, LUFS, in `steps` equal steps over the whole course: what was measured of
/// each piece with its gain, joined by its fades; -70 where nothing plays. Where a phase was made longer or
/// shorter, its music counts from its begin, and its last piece goes on. Without voice, breath and volume.
/// Pure.
std::vector<float> courseLoudness(const Plan& plan, const Media& media, const std::vector<PhasePlace>& places,
                                  std::size_t steps);

}  // namespace lw::plan
