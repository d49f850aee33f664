#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "audio/programme.hpp"

namespace lw::audio {

/// Throws std::filesystem::filesystem_error.
FileStamp stampOf(const std::filesystem::path& file);

/// Name of a file's content: its size and a hash of 128 bits (MurmurHash3), which no two files share by
/// chance. Not for security: who may put files into the library may put any sound there. Throws
/// std::runtime_error, or Interrupted where `goOn`, asked every few milliseconds, says no.
std::string contentKey(const std::filesystem::path& file, const std::function<bool()>& goOn = {});

/// As it is kept on disk: compact, with its key and a check sum. 40 bytes a second are the contour.
std::string packMeasure(const Measure& measure, std::string_view key);
/// Nothing where it is damaged, of another version or of another key, or holds what can't be.
std::optional<Measure> unpackMeasure(std::string_view packed, std::string_view key);

/// Measures by content, each in a file of its own that is written at once; and an index of paths for files
/// that were not touched. Several programs may use a folder at the same time. What is damaged counts as
/// missing.
class MeasureCache {
 public:
  /// Reads the index; a folder that is missing is empty.
  explicit MeasureCache(std::filesystem::path folder);

  /// By path and stamp, without reading the sound. Any thread, as is the next.
  std::optional<Measure> find(const std::filesystem::path& file, const FileStamp& stamp) const;
  std::optional<Measure> findContent(const std::string& key) const;
  /// Throws core::FileError or std::filesystem::filesystem_error.
  void put(const std::string& key, const Measure& measure) const;

  /// Remembers what a path holds, until `saveIndex`.
  void note(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key);
  /// Writes the index together with what others wrote into it since. Throws like `put`.
  void saveIndex();

 private:
  struct Seen {
    FileStamp stamp;
    std::string key;
  };
  using Index = std::map<std::string, Seen>;  ///< by absolute path
  static std::optional<std::pair<std::string, Seen>> readLine(std::string_view line);
  static Index readIndex(const std::filesystem::path& file);

  std::filesystem::path folder_;
  Index index_;
  Index fresh_;  ///< noted since the index was saved
};

}  // namespace lw::audio
