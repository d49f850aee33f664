#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "audio/programme.hpp"

namespace lw::sqlite {
class Database;
}

namespace lw::audio {

/// Throws std::filesystem::filesystem_error.
FileStamp stampOf(const std::filesystem::path& file);

/// Name of a file's content: its size and a hash of 128 bits (MurmurHash3), which no two files share by
/// chance. Not for security: who may put files into the library may put any sound there. Throws
/// std::runtime_error, or Interrupted where `goOn`, asked every few milliseconds, says no.
std::string contentKey(const std::filesystem::path& file, const std::function<bool()>& goOn = {});

/// Measures by content, and which content a path held when it was last looked at, in one plain file of
/// SQLite: `measures.sqlite` in a folder. It only saves time, so it does no harm where it is missing, can't
/// be written or is damaged: then things count as not measured yet. A damaged file is set aside as
/// `measures.sqlite.damaged`, and a new one is begun. Several programs may use one at the same time. Any
/// thread.
class MeasureCache {
 public:
  /// Opens the file, or makes it. Never throws: see `problem`.
  explicit MeasureCache(const std::filesystem::path& folder);
  ~MeasureCache();
  MeasureCache(const MeasureCache&) = delete;
  MeasureCache& operator=(const MeasureCache&) = delete;

  /// By path and stamp, without reading the sound.
  std::optional<Measure> find(const std::filesystem::path& file, const FileStamp& stamp);
  std::optional<Measure> findContent(const std::string& key);

  /// Keeps a measure, and what a path holds. On disk when they return, or `problem` says why not.
  void put(const std::string& key, const Measure& measure);
  void note(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key);

  /// Why something could not be kept; empty if all was.
  std::string problem() const;

 private:
  void open();
  void setAside();
  std::optional<std::string> contentOf(const std::filesystem::path& file, const FileStamp& stamp);
  template <class Action>
  void use(Action action);

  std::filesystem::path file_;
  mutable std::mutex mutex_;
  std::unique_ptr<sqlite::Database> database_;  ///< none where there is no file to be had
  bool givenUp_ = false;  ///< somebody holds it locked: we don't wait for that at each file
  std::string problem_;
};

}  // namespace lw::audio
