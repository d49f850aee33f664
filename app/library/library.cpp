#include "library/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "audio/measure_cache.hpp"
#include "audio/remarks.hpp"
#include "audio/scan.hpp"
#include "library/own_lines.hpp"
#include "plan/albums.hpp"
#include "plan/make_plan.hpp"
#include "plan/voices.hpp"
#include "script/load.hpp"
#include "script/texts.hpp"
#include "script/voice_key.hpp"

namespace lw::library {
namespace {

namespace fs = std::filesystem;

// The folder is read once, a script may have thousands of lines.
std::map<std::string, plan::Media::Voice> voicesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) files.push_back(entry->path());
  }
  return plan::chooseVoices(files);
}

std::vector<const script::Playlist*> playlistsOf(const script::Bundle& bundle) {
  std::vector<const script::Playlist*> all{&bundle.bed};
  for (const auto& [name, playlist] : bundle.playlists) all.push_back(&playlist);
  return all;
}

void complain(core::Diagnostics& diagnostics, const script::Origin& origin, const fs::path& file,
              const std::string& why) {
  diagnostics.push_back({core::Severity::error, "unreadable-sound", origin.file, origin.span,
                         fmt::format("{} can't be played: {}", file.filename().string(), why),
                         "choose another file, or convert it to FLAC"});
}

/// What a file was when it was measured: a session plays nothing else in its place.
void remember(plan::Media& media, const fs::path& file) {
  try {
    media.stamps[file] = audio::stampOf(file);
  } catch (const fs::filesystem_error&) {  // gone since: opening it says so
  }
}

/// What plays and yet may surprise: told where the playlist names the file.
void remark(core::Diagnostics& diagnostics, const script::Origin& origin, const fs::path& file,
            const audio::Measure& measure) {
  for (const auto& remark : audio::remarksOn(measure, file))
    diagnostics.push_back({core::Severity::warning, remark.code, origin.file, origin.span,
                           fmt::format("{}: {}", file.filename().string(), remark.message), remark.hint});
}

void takeMeasures(plan::Media& media, const script::Bundle& bundle, const audio::ScanResult& result,
                  core::Diagnostics& diagnostics) {
  for (const auto* playlist : playlistsOf(bundle))
    for (const auto& track : playlist->tracks) {
      if (const auto found = result.measures.find(track.file); found != result.measures.end()) {
        media.music[track.file] = found->second;
        remember(media, track.file);
        remark(diagnostics, track.origin, track.file, found->second);
      }
      if (const auto failed = result.failures.find(track.file); failed != result.failures.end())
        complain(diagnostics, track.origin, track.file, failed->second);
    }
  for (auto voice = media.voices.begin(); voice != media.voices.end();) {
    const auto found = result.measures.find(voice->second.file);
    if (found == result.measures.end()) {
      diagnostics.push_back({core::Severity::warning,
                             "unreadable-voice",
                             voice->second.file,
                             {},
                             "this voice can't be played, so the line stays unspoken",
                             ""});
      voice = media.voices.erase(voice);
    } else {
      remember(media, voice->second.file);
      voice++->second.measure = found->second;
    }
  }
}

}  // namespace

std::map<std::string, std::string> linesToSpeak(const script::Bundle& bundle, const words::Catalogue& own) {
  std::map<std::string, std::string> lines;
  for (const auto& text : ownTexts(own))
    for (const auto& line : script::spokenLines(text)) lines.emplace(script::voiceKey(line), line);
  for (const auto& text : script::spokenTexts(bundle, bundle.script.language))
    lines.emplace(script::voiceKey(text), text);
  return lines;
}

plan::Media gatherMedia(const Places& places, const script::Bundle& bundle, const words::Catalogue& own,
                        core::Diagnostics& diagnostics, const Progress& progress) {
  plan::Media media;
  std::vector<fs::path> files;
  for (const auto* playlist : playlistsOf(bundle))
    for (const auto& track : playlist->tracks) files.push_back(track.file);
  const auto voices = voicesIn(places.voices());
  const auto speaks = [&](const plan::Media::Voice& voice) {
    return voice.recorded || plan::builtVoiceReads(bundle.script.language);
  };
  for (const auto& [key, text] : linesToSpeak(bundle, own))
    if (const auto voice = voices.find(key); voice != voices.end() && speaks(voice->second)) {
      files.push_back(voice->second.file);
      media.voices.insert(*voice);
    }
  if (auto bell = places.cues() / "bell.flac"; fs::exists(bell)) media.bell = bell;
  takeMeasures(media, bundle, audio::scan(files, places.measures(), progress), diagnostics);
  return media;
}

words::Translation wordsFor(const Places& places, const std::string& language) {
  const bool isTag = std::ranges::all_of(
      language, [](unsigned char letter) { return std::isalnum(letter) != 0 || letter == '-'; });
  if (!isTag) return {};
  for (const auto& name : {language, language.substr(0, language.find('-'))}) {
    const auto file = places.config() / "languages" / (name + ".po");
    std::error_code ignored;
    if (fs::exists(file, ignored)) return words::loadTranslation(file);
  }
  return {};
}

std::unique_ptr<Library> loadLibrary(const Places& places, const fs::path& session, const Progress& progress,
                                     const std::set<fs::path>& heardBefore) {
  auto library = std::make_unique<Library>();
  auto loaded = script::loadSession(session, {places.config(), places.playlists()});
  library->bundle = std::move(loaded.bundle);
  library->diagnostics = std::move(loaded.diagnostics);
  library->sources = std::move(loaded.sources);
  library->words = wordsFor(places, library->bundle.script.language);
  if (!core::hasErrors(library->diagnostics)) {
    library->media =
        gatherMedia(places, library->bundle, *library->words.catalogue, library->diagnostics, progress);
    plan::joinAlbums(library->bundle, library->media);
    plan::levelAlbums(library->bundle, library->media);
    library->media.heardBefore = heardBefore;
    auto planned = plan::makePlan(library->bundle, library->media);
    library->plan = std::move(planned.plan);
    library->diagnostics.insert(library->diagnostics.end(), planned.diagnostics.begin(),
                                planned.diagnostics.end());
  }
  core::sortDiagnostics(library->diagnostics);
  return library;
}

std::map<std::string, std::string> describeSpeakers(const Places& places) {
  std::map<std::string, std::string> speakers;
  for (const auto& [key, voice] : voicesIn(places.voices()))
    speakers[key] = voice.recorded ? "recording" : "built";
  return speakers;
}

std::vector<fs::path> recordingsOf(const Places& places, const std::string& key) {
  std::vector<fs::path> files;
  for (const auto& name : plan::recordingNames(key)) {
    auto file = places.voices() / name;
    std::error_code ignored;
    if (fs::exists(file, ignored)) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace lw::library
