#pragma once
#include <vector>

#include "picture/pencil.hpp"
#include "plan/plan.hpp"

namespace lw::picture {

/// Colours of the phases, in order of the plan.
std::vector<Colour> phaseColours(const plan::Plan& plan);

}  // namespace lw::picture
