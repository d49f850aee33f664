#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "audio/sink.hpp"
#include "core/time.hpp"
#include "library/library.hpp"

namespace lw::author {

struct Rendered {
  core::Frames length{};
  std::vector<audio::Chapter> places;  ///< where phases and pieces begin, in order
};

/// Writes the phases of a session as they sound when nobody touches anything: marks come at once, nobody asks
/// for more time. Full volume, from the first phase's begin to the end of the last fade, with the phases as
/// chapters. `onward(share)` is told how far it is and says whether to go on. Throws std::runtime_error
/// (disk, codec, stopped); no half file is left under the final name.
Rendered renderPhases(const library::Library& library, const std::filesystem::path& output,
                      const std::function<bool(double)>& onward);

}  // namespace lw::author
