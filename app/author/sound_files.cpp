#include "author/sound_files.hpp"
#include "core/harmless.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <system_error>
#include <utility>

namespace lw::author {
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

/// Looks into folders, each once: links between them may lead in circles, or to the same place twice.
class Collector {
 public:
  void collect(const fs::path& folder) {
    std::error_code error;
    if (const auto real = fs::canonical(folder, error); !error && !seen_.insert(real).second) return;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
      std::error_code unknown;  // a link that leads nowhere or in circles: whoever opens it says so
      if (at->is_directory(unknown))
        collect(at->path());
      else if (looksLikeSound(at->path()))
        found_.files.push_back(at->path());
    }
    if (error) found_.unreadable[folder] = fmt::format("can't look into this folder: {}", error.message());
  }
  void add(const fs::path& file) { found_.files.push_back(file); }
  SoundFiles found() && {
    std::ranges::sort(found_.files);
    return std::move(found_);
  }

 private:
  SoundFiles found_;
  std::set<fs::path> seen_;
};

}  // namespace

SoundFiles soundFilesIn(const std::vector<std::string>& paths) {
  Collector collector;
  for (const fs::path path : paths) {
    std::error_code unknown;
    if (fs::is_directory(path, unknown))
      collector.collect(path);
    else
      collector.add(path);
  }
  return std::move(collector).found();
}

std::string onOneLine(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
  return core::harmless(text);
}

}  // namespace lw::author
