#pragma once
#include <filesystem>
#include <string>

namespace lw::library {

/// Where the program's files are.
struct Places {
  std::filesystem::path root;  ///< holds config/, playlists/, assets/
  std::filesystem::path config() const { return root / "config"; }
  std::filesystem::path playlists() const { return root / "playlists"; }
  std::filesystem::path voices() const { return root / "assets" / "voice"; }
  std::filesystem::path cues() const { return root / "assets" / "cues"; }
  std::filesystem::path measures() const;  ///< cache of measured sound files
};

/// The library: $LULLWATER_ROOT if set, else the nearest folder above the program that holds config/sessions.
/// Throws std::runtime_error if there is none.
Places findPlaces();

/// A session as named on the command line: a path, or the name of a script in config/sessions.
std::filesystem::path findSession(const Places& places, const std::string& name);

}  // namespace lw::library
