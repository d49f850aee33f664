#pragma once
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lw::core {

/// A file could not be read or written; `what()` says which and why.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Largest text file that is read: more is a mistake or an attack.
inline constexpr std::uintmax_t kLargestTextFile = 16u << 20;

/// Whole content of a regular file (never a device or pipe) of at most `limit` bytes, as it was at one time:
/// a file that somebody writes to meanwhile is read again, three times in all. Throws FileError.
std::string readTextFile(const std::filesystem::path& file, std::uintmax_t limit = kLargestTextFile);

/// Replaces a file at once: temporary name beside it, fsync, rename, fsync of the folder. Throws FileError;
/// then the old content still stands, and nothing lies beside it. Who may read the old file may read the new
/// one; `ownerOnly` gives mode 0600.
void writeFileAtomically(const std::filesystem::path& file, std::string_view content, bool ownerOnly = false);

/// Folders of this user by the XDG base directory specification, with "/lullwater" behind them. Not created
/// here.
std::filesystem::path cacheFolder();
std::filesystem::path stateFolder();

}  // namespace lw::core
