#pragma once
#include "core/diagnostic.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

/// Diagnostics about one phase as it was laid out; `shortfall` is what its playlist lacks.
void checkPhase(const PhasePlan& plan, core::Frames shortfall, const script::Bundle& bundle,
                const Media& media, core::Diagnostics& out);

/// One warning a session, at the first line that nothing can speak.
void checkSpoken(const Plan& plan, const script::Bundle& bundle, core::Diagnostics& out);

/// A warning for each line that comes up further above the music before it than the bounds allow, lines that
/// follow closely on another aside.
void checkOnsets(const Plan& plan, const script::Bundle& bundle, const Media& media, core::Diagnostics& out);

/// Pieces that are wild in themselves (range, another length than their list says), and neighbours of which
/// one is written much louder than the other.
void checkMusicLevels(const Plan& plan, const script::Bundle& bundle, const Media& media,
                      core::Diagnostics& out);

}  // namespace lw::plan
