#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "plan/media.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"

/// Where the pieces of a plan cross, so that how alike they are there can be measured and then told to the
/// mixer. Pure.
namespace lw::plan {

/// Two pieces that cross: what sounds of both files from the same frame on, for `length`.
struct Overlap {
  std::size_t phase = 0, cue = 0;  ///< of the piece that comes in
  audio::FileSpec out, in;
  core::Frames length{};
};

/// All crossfades of a plan in which both pieces fade over the same frames. The bed is taken where it will be
/// after so many times round.
std::vector<Overlap> overlapsOf(const Plan& plan, const Media& media);

/// Puts what was measured into the plan.
void setLikeness(Plan& plan, const Overlap& overlap, double likeness);

/// A crossfade as a running session is about to make it.
struct Crossing {
  const Piece* out = nullptr;
  core::Frames outAt{};  ///< in the file of `out`; of the bed, counted on through all its rounds
  const Piece* in = nullptr;
  core::Frames length{};
};

/// What was measured for the crossfade that is this one, frame by frame; 1 for the same place of the same
/// file; none where the plan does not know.
std::optional<double> plannedLikeness(const Plan& plan, const Crossing& crossing, const Media& media);

}  // namespace lw::plan
