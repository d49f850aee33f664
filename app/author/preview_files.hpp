#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "author/preview_state.hpp"
#include "library/places.hpp"

namespace lw::author {

/// Notices when one of many files is written, replaced, made or removed. Asks for all of them each time,
/// which costs microseconds a file and works on every file system and with every way of saving.
class FileWatch {
 public:
  void watch(std::vector<std::filesystem::path> files);
  /// True if anything differs from the last time that it was asked.
  bool changed();
  /// When the newest of those that had changed was written, by the file system's clock.
  std::optional<std::chrono::system_clock::time_point> writtenAt() const { return writtenAt_; }

 private:
  struct Seen {
    std::int64_t modified = -1;  ///< ns; -1 = it is not there
    std::uint64_t size = 0, inode = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
  };
  static Seen look(const std::filesystem::path& file);

  std::map<std::filesystem::path, Seen> seen_;
  std::optional<std::chrono::system_clock::time_point> writtenAt_;
};

/// What a version was made of, and the folders where more could appear.
std::vector<std::filesystem::path> filesOf(const Version& version, const std::filesystem::path& session,
                                           const library::Places& places);

/// Reads versions beside the main thread, one at a time.
class VersionLoader {
 public:
  /// `ready` is called from the reading thread once a version is there.
  VersionLoader(const library::Places& places, std::filesystem::path session, std::function<void()> ready)
      : places_(places), session_(std::move(session)), ready_(std::move(ready)) {}
  /// Reads (again); if it is reading now, once more after that.
  void request();
  /// The newest version, once.
  VersionPtr take();

 private:
  void start();

  const library::Places& places_;
  std::filesystem::path session_;
  std::function<void()> ready_;
  std::mutex mutex_;
  VersionPtr result_;  ///< under `mutex_`
  bool again_ = false;
  std::future<void> reading_;  ///< last: it ends before the others go
};

/// Reads a version here and now.
VersionPtr readVersion(const library::Places& places, const std::filesystem::path& session);

}  // namespace lw::author
