#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/text.hpp"
#include "script/listed.hpp"
#include "script/read.hpp"
#include "script/source.hpp"

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

void checkSoundFile(Source& source, std::string_view written, core::Span span, const fs::path& file,
                    bool mustExist) {
  const auto ending = lowerCase(file.extension().string());
  if (std::ranges::find(kEndings, ending) == kEndings.end())
    return source.error(
        "unknown-sound-format", span,
        fmt::format("'{}' is not a sound file that Lullwater plays", file.filename().string()),
        "FLAC, WAV, AIFF, Ogg Vorbis, Opus, MP3 and M4A are");
  std::error_code error;
  const auto status = fs::status(file, error);
  if (fs::is_regular_file(status)) return;
  if (fs::exists(status)) return source.error("not-a-file", span, fmt::format("'{}' is not a file", written));
  if (!mustExist) return;
  auto hint = didYouMean(file.filename().string(), soundsIn(file.parent_path()));
  if (hint.empty()) hint = "the path counts from the folder of this playlist";
  source.error("missing-sound", span, fmt::format("there is no file '{}'", written), hint);
}

Track readTrack(const Section& section, bool requireSoundFiles) {
  auto& source = section.source();
  Track track;
  track.origin = source.origin(section.has("file") ? section.spanOfValue("file") : section.span());
  const auto written = section.string("file");
  track.file = (fs::absolute(source.file).parent_path() / written).lexically_normal();
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
  if (!written.empty())
    checkSoundFile(source, written, section.spanOfValue("file"), track.file, requireSoundFiles);
  return track;
}

std::optional<Track> trackOf(Source& source, const Listed& entry, bool isAddress, bool requireSoundFiles) {
  const auto file = locate(source, entry, isAddress);
  if (!file) return std::nullopt;
  checkSoundFile(source, entry.location, entry.span, *file, requireSoundFiles);
  Track track;
  track.file = *file;
  track.title = entry.title.empty() ? file->stem().string() : entry.title;
  track.artist = entry.artist;
  track.licence = entry.licence;
  track.intensity = entry.intensity.value_or(1);
  track.gain = {entry.gain.value_or(0)};
  track.from = entry.from.value_or(core::Frames{});
  track.to = entry.to;
  track.statedLength = entry.length;
  track.origin = source.origin(entry.span);
  if (track.to && *track.to <= track.from)
    source.error("empty-track", entry.span, "the piece ends before it begins");
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

/// One recording goes on from each file to the next: nothing may be chosen, left out or cut off in between.
void checkGapless(Source& source, const Section& file, const Playlist& playlist) {
  if (playlist.order != Order::listed)
    source.error("gapless-order", file.spanOfValue("order"),
                 "the pieces of a gapless album are played as they are listed",
                 "take out this line, or `gapless`");
  const auto sections = file.tables("track");
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& section = sections[i];
    const bool first = i == 0, last = i + 1 == sections.size();
    if (!first && section.has("from"))
      source.error("gapless-cut", section.spanOfValue("from"),
                   "a gapless album goes on from the piece before, so this one can't begin elsewhere",
                   "only its first piece may have a `from`");
    if (!last && section.has("to"))
      source.error("gapless-cut", section.spanOfValue("to"),
                   "a gapless album goes on with the next piece, so this one can't end early",
                   "only its last piece may have a `to`");
    const auto &head = playlist.tracks.front(), &track = playlist.tracks[i];
    if (section.has("gain") && track.gain != head.gain)
      source.error("gapless-gain", section.spanOfValue("gain"), "a gapless album has one level",
                   "write `gain` in its first piece, it counts for all");
    if (section.has("intensity") && track.intensity != head.intensity)
      source.error("gapless-gain", section.spanOfValue("intensity"), "a gapless album has one intensity",
                   "write `intensity` in its first piece, it counts for all");
  }
}

constexpr std::size_t kMostPieces = 2000;

// An M3U or XSPF knows no order of ours; its pieces play as they are listed.
Playlist readListed(Source& source, bool requireSoundFiles) {
  Playlist playlist;
  if (core::hasErrors(source.diagnostics)) return playlist;
  playlist.file = source.file;
  playlist.id = idOf(source.file);
  const bool xspf = source.file.extension() == ".xspf";
  const auto list = xspf ? readXspf(source) : readM3u(source);
  playlist.title.byLanguage["en"] = list.title.empty() ? playlist.id : list.title;
  if (list.entries.empty() && !core::hasErrors(source.diagnostics))
    source.error("no-track", {{1, 1}, {1, 1}}, "there is no piece in this list");
  if (list.entries.size() > kMostPieces)
    source.error("too-many", list.entries[kMostPieces].span,
                 fmt::format("{} pieces; at most {} may be there", list.entries.size(), kMostPieces));
  for (const auto& entry : list.entries)
    if (auto track = trackOf(source, entry, xspf, requireSoundFiles))
      playlist.tracks.push_back(std::move(*track));
  warnOfDoubles(source, playlist.tracks);
  return playlist;
}

}  // namespace

bool isListed(const fs::path& file) {
  const auto ending = file.extension();
  return ending == ".m3u" || ending == ".m3u8" || ending == ".xspf";
}

Playlist readPlaylist(Source& source, bool requireSoundFiles) {
  if (isListed(source.file)) return readListed(source, requireSoundFiles);
  Playlist playlist;
  const auto file = openFile(source, Kind::playlist);
  if (!file) return playlist;
  playlist.file = source.file;
  playlist.id = idOf(source.file);
  playlist.title = file->text("title");
  playlist.order = file->word<Order>("order");
  playlist.level = file->word<Levelling>("level");
  playlist.gapless = file->flag("gapless");
  for (const auto& section : file->tables("track"))
    playlist.tracks.push_back(readTrack(section, requireSoundFiles));
  warnOfDoubles(source, playlist.tracks);
  if (playlist.gapless) checkGapless(source, *file, playlist);
  return playlist;
}

}  // namespace lw::script
