#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "audio/scan.hpp"
#include "author/commands.hpp"
#include "author/diagnostics_out.hpp"
#include "author/progress.hpp"
#include "core/files.hpp"
#include "core/harmless.hpp"
#include "core/text.hpp"
#include "script/listed.hpp"
#include "script/load.hpp"
#include "script/upgrade.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

fs::path findPlaylist(const library::Places& places, const std::string& name) {
  std::error_code ignored;
  if (fs::exists(name, ignored)) return name;
  for (const std::string_view ending : {".toml", ".m3u8", ".m3u", ".xspf"})
    if (const auto file = places.playlists() / (name + std::string(ending)); fs::exists(file, ignored))
      return file;
  return name;
}

// Lists of other programs say how long each piece lasts.
void stateLengths(const library::Places& places, script::Playlist& playlist) {
  std::vector<fs::path> files;
  for (const auto& track : playlist.tracks)
    if (fs::is_regular_file(track.file)) files.push_back(track.file);
  const auto scanned = audio::scan(files, places.measures(), showProgress("measuring"));
  for (auto& track : playlist.tracks)
    if (const auto found = scanned.measures.find(track.file); found != scanned.measures.end())
      track.statedLength = found->second.length;
}

std::string written(const script::Playlist& playlist, const fs::path& output) {
  const auto folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  if (output.extension() == ".xspf") return script::writeXspf(playlist, folder);
  if (output.extension() == ".toml") return script::writePlaylistToml(playlist, folder);
  return script::writeM3u(playlist, folder);
}

// Other programs' lists say which pieces, and no more.
void tellWhatIsLost(const script::Playlist& playlist, const fs::path& output) {
  std::vector<std::string> lost;
  if (playlist.order != script::Order::listed) lost.emplace_back("order");
  if (playlist.level != script::Levelling::track) lost.emplace_back("level");
  if (playlist.gapless) lost.emplace_back("gapless");
  if (lost.empty() || output.extension() == ".toml") return;
  fmt::print(stderr, "note: such a list has no place for: {}; keep {} for Lullwater\n", fmt::join(lost, ", "),
             playlist.file.filename().string());
}

void printChanges(const std::string& before, const std::string& after) {
  const auto old = core::split(before, '\n'), now = core::split(after, '\n');
  for (std::size_t i = 0; i < old.size() && i < now.size(); ++i)
    if (old[i] != now[i]) fmt::print("@@ -{0} +{0} @@\n-{1}\n+{2}\n", i + 1, old[i], now[i]);
}

}  // namespace

int convertCommand(const library::Places& places, const std::string& name, const fs::path& output) {
  const auto ending = output.extension();
  if (ending != ".toml" && ending != ".m3u8" && ending != ".xspf") {
    fmt::print(stderr, "lullwater: the file to write must end in .toml, .m3u8 or .xspf\n");
    return 2;
  }
  auto loaded = script::loadPlaylist(findPlaylist(places, name), {.requireSoundFiles = false});
  fmt::print(stderr, "{}", script::formatAll(loaded.diagnostics, loaded.sources, colourFor(STDERR_FILENO)));
  if (core::hasErrors(loaded.diagnostics)) return 1;
  if (fs::exists(output)) {
    fmt::print(stderr, "lullwater: {} is already there\n", output.string());
    return 1;
  }
  tellWhatIsLost(loaded.playlist, output);
  stateLengths(places, loaded.playlist);
  core::writeFileAtomically(output, written(loaded.playlist, output));
  fmt::print("{}: {} {}\n", core::harmless(output.string()), loaded.playlist.tracks.size(),
             loaded.playlist.tracks.size() == 1 ? "piece" : "pieces");
  return 0;
}

int upgradeCommand(const fs::path& file, bool dryRun) {
  const auto before = core::readTextFile(file);
  const auto upgraded = script::upgrade(file, before);
  if (core::hasErrors(upgraded.diagnostics)) {
    fmt::print(stderr, "{}",
               script::formatAll(upgraded.diagnostics, {{file, before}}, colourFor(STDERR_FILENO)));
    return 1;
  }
  if (upgraded.changes == 0) {
    fmt::print("{} is of format {} already\n", file.string(), script::kFormat);
    return 0;
  }
  if (dryRun) {
    fmt::print("--- {0}\n+++ {0}\n", file.string());
    printChanges(before, upgraded.text);
    return 0;
  }
  // The file itself, not a link to it, is replaced.
  core::writeFileAtomically(fs::canonical(file), upgraded.text);
  fmt::print("{}: {} changes, format {} now; `lullwater check` reads it\n", file.string(), upgraded.changes,
             script::kFormat);
  return 0;
}

}  // namespace lw::author
