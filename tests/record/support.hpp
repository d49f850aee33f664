#pragma once
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "record/store.hpp"

namespace lw::record::test {

/// A folder of its own that goes with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "lullwater-record-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path store() const { return path_ / "record.db"; }
  std::filesystem::path key() const { return path_ / "record.key"; }

 private:
  std::filesystem::path path_;
};

inline constexpr core::UtcTime kMorning{
    std::chrono::milliseconds{1'772'356'320'250}};  // 2026-03-01T09:12:00.250Z

inline std::unique_ptr<Store> openIn(const Folder& folder, Access access = Access::write) {
  return openStore(folder.store(), folder.key(), access);
}

inline Row row(std::uint64_t number, std::string name = "step-shown",
               core::AnswerValue value = std::string("rest")) {
  return {0,
          number,
          kMorning + std::chrono::seconds{number},
          core::FramePos{core::Frames{static_cast<std::int64_t>(number) * 48000}},
          {std::move(name), {{"value", std::move(value)}}}};
}

/// What opening said, "" if it opened.
inline std::string refusal(const Folder& folder, Access access = Access::write) {
  try {
    openIn(folder, access);
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

/// Runs `work` in a process of its own; its result is the exit status (0 = well).
inline int inChild(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 99;
    try {
      status = work();
    } catch (...) {
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace lw::record::test
