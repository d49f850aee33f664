#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lw::author {

struct SoundFiles {
  std::vector<std::filesystem::path> files;                 ///< sorted
  std::map<std::filesystem::path, std::string> unreadable;  ///< folders, and why
};

/// Files as they are named; of folders all that are called like sound, of kinds that can be read or not, so
/// that somebody says which can't. Links to folders are followed, each folder once: they may lead in
/// circles. What can't be looked at stops nothing.
SoundFiles soundFilesIn(const std::vector<std::string>& paths);

/// A name, or a text that holds one, as a line of a terminal: names of files may hold whatever moves its
/// cursor.
std::string onOneLine(std::string text);

}  // namespace lw::author
