#pragma once
#include "core/time.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

enum class BreathPart { in, holdIn, out, holdOut, none };

/// Where in a breath a moment lies.
struct BreathMoment {
  BreathPart part = BreathPart::none;
  double progress = 0;  ///< of this part, 0 to 1
  double fullness = 0;  ///< of the lungs, 0 to 1, a raised cosine of progress
};

/// The moment `at` (from the block's begin) in a block; `none` before, after, and in an empty block.
BreathMoment breathAt(const BreathBlock& block, core::Frames at);

/// A block of whole breaths of `pattern` that comes nearest to `length`, at least one breath; with
/// `fromNatural` it starts at about 12 breaths a minute and lengthens every breath by at most 0.5 s up to the
/// pattern, so that nobody has to hurry into it.
BreathBlock layOutBreath(const script::BreathPattern& pattern, core::Frames at, core::Frames length,
                         bool fromNatural);

}  // namespace lw::plan
