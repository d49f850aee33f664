#pragma once
#include <string>

#include "audio/take.hpp"
#include "core/time.hpp"

namespace lw::author {

/// A line of a terminal (no more than 78 columns): how long has been recorded, and how loud the last 400 ms
/// are. Speech does well between the two marks.
std::string levelLine(const audio::TakeLevel& level, core::Frames length);

}  // namespace lw::author
