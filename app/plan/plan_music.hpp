#pragma once
#include <optional>

#include "plan/pieces.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

/// What the music of one phase hands on to the next while a plan is laid out.
struct MusicThread {
  Uses uses;
  std::optional<Piece> last;
};

/// Lays out a phase's music (and settles its length within flex). Returns by how much its playlist falls
/// short of the length, with all its pieces; nothing if it suffices or the phase asks for the bed alone.
core::Frames layOutMusic(PhasePlan& plan, PhasePlan* before, const script::Bundle& bundle, const Media& media,
                         MusicThread& thread);

}  // namespace lw::plan
