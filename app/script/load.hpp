#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/diagnostic.hpp"
#include "script/documents.hpp"
#include "script/field.hpp"
#include "script/places.hpp"

/// Files that people write -> documents, or everything that is wrong with them.
namespace lw::script {

struct LoadOptions {
  /// A track whose sound file is not there is an error. Tests and tools that make no sound may do without.
  bool requireSoundFiles = true;
};

/// Text of every file that was read, by the path that diagnostics name: what core::format shows lines from.
using Sources = std::map<std::filesystem::path, std::string>;

struct Loaded {
  Bundle bundle;                  ///< only good where `diagnostics` has no errors
  core::Diagnostics diagnostics;  ///< sorted, of the script and all it refers to
  Sources sources;
};

/// Reads a session script and everything that it names. Never throws for what a file holds. Any thread.
Loaded loadSession(const std::filesystem::path& file, const Places& places, const LoadOptions& options = {});

struct LoadedRoom {
  Room room;  ///< all defaults where there is no file
  core::Diagnostics diagnostics;
  Sources sources;
};

/// Reads room.toml. A file that is not there is no mistake: the defaults run.
LoadedRoom loadRoom(const std::filesystem::path& file);
/// The same for a text that is not yet in that file.
LoadedRoom loadRoom(const std::filesystem::path& file, std::string text);

struct LoadedPlaylist {
  Playlist playlist;  ///< only good where `diagnostics` has no errors
  core::Diagnostics diagnostics;
  Sources sources;
};

/// Reads one playlist of any form.
LoadedPlaylist loadPlaylist(const std::filesystem::path& file, const LoadOptions& options = {});

struct Checked {
  std::optional<Kind> kind;  ///< nothing where the file could not be recognised
  core::Diagnostics diagnostics;
  Sources sources;
};

/// Checks a file of any kind, with all that it refers to. The kind is told by folder and name, else by what
/// is in it.
Checked checkFile(const std::filesystem::path& file, const Places& places, const LoadOptions& options = {});

/// The same for a text that is still being written, as if it were that file's.
Checked checkText(const std::filesystem::path& file, std::string text, const Places& places,
                  const LoadOptions& options = {});

/// All diagnostics as a person reads them, each with its source line.
std::string formatAll(const core::Diagnostics& diagnostics, const Sources& sources,
                      core::Colour colour = core::Colour::no);

}  // namespace lw::script
