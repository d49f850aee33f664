#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "audio/programme.hpp"

namespace lw::audio {

/// Throws std::filesystem::filesystem_error.
FileStamp stampOf(const std::filesystem::path& file);

/// Name of a file's content: its size and SHA-256. Throws std::runtime_error.
std::string contentKey(const std::filesystem::path& file);

/// Measures by content, with a short way by path and time for files that were not touched.
class LoudnessCache {
 public:
  /// Empty if the file is missing, damaged or of another version.
  static LoudnessCache load(const std::filesystem::path& cacheFile);
  /// Throws core::FileError or std::filesystem::filesystem_error.
  void save(const std::filesystem::path& cacheFile) const;

  /// By path and stamp, without reading the file.
  std::optional<Measure> find(const std::filesystem::path& file, const FileStamp& stamp) const;
  std::optional<Measure> findContent(const std::string& key) const;
  void put(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key,
           const Measure& measure);

 private:
  struct Seen {
    FileStamp stamp;
    std::string key;
  };
  bool readLine(std::string_view line);

  std::map<std::string, Measure> measures_;
  std::map<std::string, Seen> seen_;  ///< by absolute path
};

}  // namespace lw::audio
