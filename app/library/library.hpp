#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "library/places.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"
#include "script/documents.hpp"
#include "script/load.hpp"
#include "words/catalogue.hpp"

namespace lw::library {

/// A session script with all that it needs, read, measured and planned. `plan` points into `bundle`: never
/// moved.
struct Library {
  script::Bundle bundle;
  plan::Media media;
  plan::Plan plan;
  core::Diagnostics diagnostics;  ///< of everything, sorted
  script::Sources sources;        ///< texts of the files that were read
  words::Translation words;       ///< what the program itself says, in the session's language
};

using Progress = std::function<void(std::size_t done, std::size_t total, const std::filesystem::path& file)>;

/// Reads, measures (cached) and plans. Mistakes are in `diagnostics`; a plan exists only without errors.
/// Playlists that choose their pieces avoid those `heardBefore`.
std::unique_ptr<Library> loadLibrary(const Places& places, const std::filesystem::path& session,
                                     const Progress& progress = {},
                                     const std::set<std::filesystem::path>& heardBefore = {});

/// The program's own words in a language ("de", "de-AT"): config/languages/de-AT.po, else de.po, else
/// English.
words::Translation wordsFor(const Places& places, const std::string& language);

/// The sound files of a bundle, measured; what can't be read becomes a diagnostic.
/// `own`: the program's words in the session's language.
plan::Media gatherMedia(const Places& places, const script::Bundle& bundle, const words::Catalogue& own,
                        core::Diagnostics& diagnostics, const Progress& progress);

/// Every text that a session may speak, in its language, each once, by script::voiceKey: its own, and what
/// the program says of a call and on its own pages.
std::map<std::string, std::string> linesToSpeak(const script::Bundle& bundle, const words::Catalogue& own);

/// What will speak a line, by script::voiceKey: "recording" or "built"; none where nothing is there yet.
std::map<std::string, std::string> describeSpeakers(const Places& places);

/// The recordings of a line that are there, the one that is played first.
std::vector<std::filesystem::path> recordingsOf(const Places& places, const std::string& key);

}  // namespace lw::library
