#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/text.hpp"
#include "script/read.hpp"

namespace lw::script {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 13> kEndings{".flac", ".wav", ".aif", ".aiff", ".ogg", ".oga", ".opus",
                                                    ".mp3",  ".m4a", ".mp4", ".aac",  ".m4b", ".alac"};

std::string lowerCase(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

// Names of sound files in a folder, for "did you mean"; at most some hundreds are looked at.
std::vector<std::string> soundsIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end && names.size() < 500;
       entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  return names;
}

void checkSoundFile(Source& source, const Section& section, const fs::path& file, bool mustExist) {
  const auto span = section.spanOfValue("file");
  const auto ending = lowerCase(file.extension().string());
  if (std::ranges::find(kEndings, ending) == kEndings.end())
    return source.error(
        "unknown-sound-format", span,
        fmt::format("'{}' is not a sound file that Lullwater plays", file.filename().string()),
        "FLAC, WAV, AIFF, Ogg Vorbis, Opus, MP3 and M4A are");
  std::error_code error;
  const auto status = fs::status(file, error);
  if (fs::is_regular_file(status)) return;
  if (fs::exists(status))
    return source.error("not-a-file", span, fmt::format("'{}' is not a file", section.string("file")));
  if (!mustExist) return;
  auto hint = didYouMean(file.filename().string(), soundsIn(file.parent_path()));
  if (hint.empty()) hint = "the path counts from the folder of this playlist";
  source.error("missing-sound", span, fmt::format("there is no file '{}'", section.string("file")), hint);
}

Track readTrack(const Section& section, bool requireSoundFiles) {
  auto& source = section.source();
  Track track;
  track.origin = source.origin(section.has("file") ? section.spanOfValue("file") : section.span());
  const auto written = section.string("file");
  track.file = fs::absolute(source.file.parent_path() / written).lexically_normal();
  track.title = section.string("title");
  if (track.title.empty()) track.title = track.file.stem().string();
  track.artist = section.string("artist");
  track.licence = section.string("licence");
  track.intensity = section.integer("intensity");
  track.gain = {section.number("gain")};
  track.from = section.length("from");
  track.to = section.maybeLength("to");
  if (track.to && *track.to <= track.from)
    source.error("empty-track", section.spanOfValue("to"),
                 fmt::format("the piece ends at {}, before it begins at {}", core::formatLength(*track.to),
                             core::formatLength(track.from)));
  if (!written.empty()) checkSoundFile(source, section, track.file, requireSoundFiles);
  return track;
}

void warnOfDoubles(Source& source, const std::vector<Track>& tracks) {
  std::map<std::pair<fs::path, core::Frames>, std::uint32_t> seen;
  for (const auto& track : tracks) {
    const auto [first, isNew] = seen.emplace(std::pair(track.file, track.from), track.origin.span.begin.line);
    if (!isNew)
      source.warn("duplicate-track", track.origin.span,
                  fmt::format("this piece is already in line {}", first->second));
  }
}

}  // namespace

Playlist readPlaylist(Source& source, bool requireSoundFiles) {
  Playlist playlist;
  const auto file = openFile(source, Kind::playlist);
  if (!file) return playlist;
  playlist.file = source.file;
  playlist.id = idOf(source.file);
  playlist.title = file->text("title");
  playlist.order = file->word<Order>("order");
  for (const auto& section : file->tables("track"))
    playlist.tracks.push_back(readTrack(section, requireSoundFiles));
  warnOfDoubles(source, playlist.tracks);
  return playlist;
}

}  // namespace lw::script
