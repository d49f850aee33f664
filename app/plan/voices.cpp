#include "plan/voices.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lw::plan {
namespace {

// The first one wins; the last is what assets/voice/build makes.
constexpr std::array<std::string_view, 7> kEndings{".wav", ".flac", ".aiff", ".m4a", ".mp3", ".ogg", ".opus"};

bool isBuilt(std::string_view ending) {
  return ending == kEndings.back();
}

}  // namespace

bool builtVoiceReads(std::string_view language) {
  return language == "en" || language.starts_with("en-");
}

std::map<std::string, Media::Voice> chooseVoices(const std::vector<std::filesystem::path>& files) {
  const auto rank = [](const std::filesystem::path& file) {
    return std::ranges::find(kEndings, file.extension().string());
  };
  std::map<std::string, Media::Voice> voices;
  for (const auto& file : files) {
    if (rank(file) == kEndings.end()) continue;
    const auto [known, isNew] = voices.try_emplace(file.stem().string());
    if (isNew || rank(file) < rank(known->second.file))
      known->second = {file, {}, !isBuilt(file.extension().string())};
  }
  return voices;
}

std::vector<std::string> recordingNames(const std::string& key) {
  std::vector<std::string> names;
  for (const auto ending : kEndings)
    if (!isBuilt(ending)) names.push_back(key + std::string(ending));
  return names;
}

}  // namespace lw::plan
