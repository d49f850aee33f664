#include <fmt/format.h>

#include <cstdio>
#include <set>

#include "author/commands.hpp"
#include "library/library.hpp"
#include "script/load.hpp"

namespace lw::author {

int soundsCommand(const library::Places& places, const std::string& session) {
  const auto loaded =
      script::loadSession(library::findSession(places, session), {places.config(), places.playlists()},
                          {.requireSoundFiles = false});
  fmt::print(stderr, "{}", script::formatAll(loaded.diagnostics, loaded.sources));
  if (core::hasErrors(loaded.diagnostics)) return 1;
  std::set<std::filesystem::path> files;
  for (const auto& track : loaded.bundle.bed.tracks) files.insert(track.file);
  for (const auto& [name, playlist] : loaded.bundle.playlists)
    for (const auto& track : playlist.tracks) files.insert(track.file);
  for (const auto& file : files) {
    std::error_code unreadable;
    fmt::print("{}\t{}\n", std::filesystem::exists(file, unreadable) ? "there" : "missing",
               file.lexically_normal().string());
  }
  return 0;
}

}  // namespace lw::author
