#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "audio/programme.hpp"
#include "core/level.hpp"

namespace lw::plan {

/// Strokes of breath and the bell are made to fit music of this loudness.
inline constexpr core::Lufs kCuesMadeFor{-23.0};

/// What is known about the sound files that a bundle refers to, gathered before planning (library/ scans
/// them).
struct Media {
  struct Voice {
    std::filesystem::path file;
    audio::Measure measure;
    bool recorded = false;
  };
  std::map<std::filesystem::path, audio::Measure> music;     ///< by the path in script::Track::file
  std::map<std::string, Voice, std::less<>> voices;          ///< by script::voiceKey of the line
  std::filesystem::path bell;                                ///< cue file, "" if missing
  std::map<std::filesystem::path, audio::FileStamp> stamps;  ///< of music and voices, as they were measured
  /// Albums that are one piece (plan/albums.hpp), by what stands for their file: their real ones in order.
  std::map<std::filesystem::path, std::vector<audio::FilePart>> albums;
  std::set<std::filesystem::path> heardBefore;  ///< music of earlier sessions of the same person
};

}  // namespace lw::plan
