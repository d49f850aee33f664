#pragma once
#include "core/diagnostic.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

struct PlanResult {
  Plan plan;
  core::Diagnostics diagnostics;
};

/// Lays a bundle out in time. Diagnostics: cues outside their phase, voices that overlap (by real length),
/// playlists that can't fill their phase (by how much), crossfades longer than the shortest piece, missing
/// voices. Pure.
PlanResult makePlan(const script::Bundle& bundle, const Media& media);

}  // namespace lw::plan
