#pragma once
#include <string>

#include "plan/plan.hpp"

namespace lw::plan {

/// The plan as a timeline that a person can read.
std::string formatPlan(const Plan& plan);

}  // namespace lw::plan
