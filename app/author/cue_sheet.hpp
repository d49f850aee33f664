#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "audio/sink.hpp"

namespace lw::author {

/// A cue sheet (as CD writers and players read it) for a sound file beside it: one track for each place, in
/// order; what begins within a second of another shares its track. At most 99, as the format has it.
std::string cueSheet(const std::string& title, const std::filesystem::path& soundFile,
                     const std::vector<audio::Chapter>& places);

}  // namespace lw::author
