#include "author/preview_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <utility>

#include "library/likeness_file.hpp"

namespace lw::author {

namespace fs = std::filesystem;

FileWatch::Seen FileWatch::look(const fs::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return {};
  return {info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(info.st_size), info.st_ino};
}

void FileWatch::watch(std::vector<fs::path> files) {
  std::map<fs::path, Seen> seen;
  for (auto& file : files) {
    // what is watched already keeps what was last seen of it: nothing is missed in between
    const auto known = seen_.find(file);
    const auto state = known != seen_.end() ? known->second : look(file);
    seen.emplace(std::move(file), state);
  }
  seen_ = std::move(seen);
}

bool FileWatch::changed() {
  std::int64_t newest = -1;
  bool any = false;
  for (auto& [file, before] : seen_) {
    const auto now = look(file);
    if (now == before) continue;
    any = true;
    before = now;
    newest = std::max(newest, now.modified);
  }
  if (any && newest >= 0)
    writtenAt_ = std::chrono::system_clock::time_point(
        std::chrono::duration_cast<std::chrono::system_clock::duration>(std::chrono::nanoseconds(newest)));
  return any;
}

std::vector<fs::path> filesOf(const Version& version, const fs::path& session,
                              const library::Places& places) {
  std::set<fs::path> files{session, places.config() / "breath.toml"};
  for (const auto& [file, text] : version.library->sources) files.insert(file);
  for (const auto& diagnostic : version.library->diagnostics) files.insert(diagnostic.file);
  const auto addTracks = [&](const script::Playlist& list) {
    for (const auto& track : list.tracks) files.insert(track.file);
  };
  for (const auto& [name, list] : version.library->bundle.playlists) addTracks(list);
  addTracks(version.library->bundle.bed);
  // what is missing may appear in one of these
  for (const auto& folder : {places.config() / "forms", places.playlists(), places.voices()})
    files.insert(folder);
  return {files.begin(), files.end()};
}

VersionPtr readVersion(const library::Places& places, const fs::path& session) {
  try {
    auto library = library::loadLibrary(places, session);
    library::measureLikeness(places, *library);
    return makeVersion(std::move(library));
  } catch (const std::exception& error) {  // the machine failed: said where mistakes are said
    auto library = std::make_unique<library::Library>();
    library->diagnostics.push_back({core::Severity::error, "unreadable-file", session, {}, error.what(), ""});
    return makeVersion(std::move(library));
  }
}

void VersionLoader::start() {
  reading_ = std::async(std::launch::async, [this] {
    auto version = readVersion(places_, session_);
    {
      const std::lock_guard lock(mutex_);
      result_ = std::move(version);
    }
    ready_();
  });
}

void VersionLoader::request() {
  if (reading_.valid())
    again_ = true;
  else
    start();
}

VersionPtr VersionLoader::take() {
  VersionPtr version;
  {
    const std::lock_guard lock(mutex_);
    version = std::exchange(result_, nullptr);
  }
  if (!version) return nullptr;
  reading_.get();
  if (std::exchange(again_, false)) start();
  return version;
}

}  // namespace lw::author
