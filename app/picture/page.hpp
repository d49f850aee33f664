#pragma once
#include <vector>

#include "picture/facts.hpp"
#include "picture/vocabulary.hpp"

namespace lw::picture {

/// A plan on paper: title, what it is, the strips (two hours each at most, one below the other), problems,
/// and all that is spoken. One sheet 1920 px wide, as high as it needs to be.
Sheet planPage(const PlanFacts& facts, const Letters& letters);

/// The same on sheets of A4's shape, for printing.
std::vector<Sheet> planPages(const PlanFacts& facts, const Letters& letters);

/// What a reader of the screen is told: title, length, phases.
Caption captionOf(const PlanFacts& facts);

}  // namespace lw::picture
