#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "library/places.hpp"
#include "script/documents.hpp"

/// Texts of the files that `lullwater new` writes: commented, and without a mistake in the library they are
/// for.
namespace lw::author {

/// "quiet-hour" -> "Quiet hour"
std::string titleOf(std::string name);

struct NewSession {
  std::string title;
  script::Setting setting = script::Setting::clinic;
  script::Route route = script::Route::none;
};
/// Uses forms, checklists, playlists and patterns of the library that are there, and leaves out others.
std::string newSessionText(const library::Places& places, const NewSession& session);

std::string newFormText(const std::string& title, script::Who who);

struct MeasuredPiece {
  std::filesystem::path file;
  double loudness = 0;    ///< LUFS, as recorded
  double range = 0;       ///< LU
  double brightness = 0;  ///< Hz
  int intensity = 1;      ///< proposed
};
/// Sorts from calm to strong and gives each an intensity from 1 to 5: louder, wider and brighter pieces are
/// stronger, each compared with the others.
void proposeIntensity(std::vector<MeasuredPiece>& pieces);

/// `folder` is where the playlist will lie.
std::string newPlaylistText(const std::string& title, const std::vector<MeasuredPiece>& pieces,
                            const std::filesystem::path& folder);

}  // namespace lw::author
