#pragma once
#include <filesystem>
#include <functional>

#include "core/time.hpp"
#include "program/library.hpp"

namespace lw::program {

/// Writes the phases of a session as they sound when nobody touches anything: marks come at once, nobody asks
/// for more time. Full volume, from the first phase's begin to the end of the last fade. Returns the length.
/// Throws std::runtime_error (disk, codec); no half file is left under the final name.
core::Frames renderPhases(const Library& library, const std::filesystem::path& output,
                          const std::function<void(double)>& share);

}  // namespace lw::program
