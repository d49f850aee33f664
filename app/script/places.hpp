#pragma once
#include <filesystem>

namespace lw::script {

/// Where the library lies. Relative folders count from the working folder; diagnostics show paths as given
/// here.
struct Places {
  std::filesystem::path config;     ///< holds sessions/, forms/, breath.toml, room.toml
  std::filesystem::path playlists;  ///< holds bed.toml and what scripts name
};

}  // namespace lw::script
