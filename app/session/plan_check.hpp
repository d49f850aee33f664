#pragma once
#include "session/plan.hpp"

namespace lw::session {

/// Diagnostics about one phase as it was laid out; `shortfall` is what its playlist lacks.
void checkPhase(const PhasePlan& plan, core::Frames shortfall, const script::Bundle& bundle,
                const Media& media, core::Diagnostics& out);

}  // namespace lw::session
