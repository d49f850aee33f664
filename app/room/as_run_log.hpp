#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>

#include "record/writer.hpp"

namespace lw::room {

/// The as-run log of a visit: a line for each row, in a file that no slow disk lets anybody wait for.
class AsRunLog {
 public:
  /// Throws std::runtime_error: the file can't be made. `onThread`: a thread of its own writes it.
  AsRunLog(const std::filesystem::path& file, bool onThread);

  void add(const record::Row& row) { writer_->append({row}); }
  /// Throws std::runtime_error: a line is missing.
  void finish();

 private:
  using File = std::shared_ptr<std::FILE>;

  const std::filesystem::path path_;
  File file_;  // its writer's, too
  std::unique_ptr<record::Writer> writer_;
};

}  // namespace lw::room
