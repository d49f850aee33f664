#include "author/cue_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lw::author {
namespace {

constexpr std::size_t kMostTracks = 99;
constexpr core::Frames kSamePlace = core::framesOf(1);

/// The format knows no escape for a quotation mark.
std::string quoted(std::string text) {
  for (char& c : text)
    if (c == '"' || c == '\n' || c == '\r') c = c == '"' ? '\'' : ' ';
  return '"' + text + '"';
}

std::string kindOf(const std::filesystem::path& file) {
  return file.extension() == ".wav" ? "WAVE" : file.extension() == ".flac" ? "FLAC" : "OPUS";
}

}  // namespace

std::string cueSheet(const std::string& title, const std::filesystem::path& soundFile,
                     const std::vector<audio::Chapter>& places) {
  std::vector<audio::Chapter> tracks;
  for (const auto& place : places) {
    if (!tracks.empty() && place.at - tracks.back().at < kSamePlace)
      tracks.back().title += ": " + place.title;
    else
      tracks.push_back(place);
  }
  tracks.resize(std::min(tracks.size(), kMostTracks));
  auto text = fmt::format("TITLE {}\nFILE {} {}\n", quoted(title), quoted(soundFile.filename().string()),
                          kindOf(soundFile));
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    const auto at = tracks[i].at.count() * 75 / core::kFrameRate;  // 75 frames of a CD a second
    text += fmt::format("  TRACK {:02} AUDIO\n    TITLE {}\n    INDEX 01 {:02}:{:02}:{:02}\n", i + 1,
                        quoted(tracks[i].title), at / 75 / 60, at / 75 % 60, at % 75);
  }
  return text;
}

}  // namespace lw::author
