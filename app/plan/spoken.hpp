#pragma once
#include "core/time.hpp"

namespace lw::plan {

/// Silence between two texts that are spoken one after the other.
inline constexpr core::Frames kBetweenTexts = core::toFrames(std::chrono::milliseconds(700));

}  // namespace lw::plan
