#include "program/sound_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <system_error>

namespace lw::program {
namespace {

namespace fs = std::filesystem;

bool looksLikeSound(const fs::path& file) {
  static const std::set<std::string> kEndings{".flac", ".wav", ".wave", ".aiff", ".aif", ".aifc", ".ogg",
                                              ".oga", ".opus", ".mp3", ".m4a", ".m4b", ".mp4",
                                              // sound that can't be read here: it would be missed
                                              ".wma", ".aac", ".m4p", ".mp2", ".ape", ".wv", ".mpc", ".mka",
                                              ".weba", ".caf", ".au", ".ac3", ".dsf", ".dff", ".amr", ".spx",
                                              ".tta", ".ra", ".mid"};
  auto ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return kEndings.contains(ending);
}

void collect(const fs::path& folder, SoundFiles& found) {
  std::error_code error;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    std::error_code unknown;  // a link that leads nowhere or in circles: whoever opens it says so
    const auto kind = at->symlink_status(unknown).type();
    if (kind == fs::file_type::directory)
      collect(at->path(), found);
    else if (looksLikeSound(at->path()) && !at->is_directory(unknown))
      found.files.push_back(at->path());
  }
  if (error) found.unreadable[folder] = fmt::format("can't look into this folder: {}", error.message());
}

}  // namespace

SoundFiles soundFilesIn(const std::vector<std::string>& paths) {
  SoundFiles found;
  for (const fs::path path : paths) {
    std::error_code unknown;
    if (fs::is_directory(path, unknown))
      collect(path, found);
    else
      found.files.push_back(path);
  }
  std::ranges::sort(found.files);
  return found;
}

std::string onOneLine(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
  return text;
}

}  // namespace lw::program
