#pragma once
#include <filesystem>

#include "record/database.hpp"

namespace lw::record {

/// A key file, held locked while it lives: whoever opens a store at the same time waits, so that two first
/// starts at once make one key and one store.
class KeyFile {
 public:
  /// Reads the key. Where there is none and `mayMake` is set, 32 bytes from getrandom are written first, mode
  /// 0600, once: an existing key is never replaced. Throws std::runtime_error: missing, readable by others,
  /// not 32 bytes.
  KeyFile(const std::filesystem::path& file, bool mayMake);
  ~KeyFile();
  KeyFile(const KeyFile&) = delete;
  KeyFile& operator=(const KeyFile&) = delete;

  const Key& key() const noexcept { return key_; }

 private:
  int descriptor_ = -1;
  Key key_{};
};

}  // namespace lw::record
