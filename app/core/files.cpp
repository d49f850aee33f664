#include "core/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace lw::core {
namespace {

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& file, int error) {
  throw FileError(fmt::format("{} {}: {}", what, file.string(), std::strerror(error)));
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

void writeAll(int descriptor, std::string_view content, const std::filesystem::path& file) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("can't write", file, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) fail("can't write", file, errno);
}

/// Who may do what with a file; as usual where there is none yet.
mode_t modeOf(const std::filesystem::path& file) {
  struct stat status {};
  constexpr mode_t kUsual = 0644;
  return ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? status.st_mode & 0777 : kUsual;
}

void writeNew(const std::filesystem::path& file, std::string_view content, mode_t mode) {
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (descriptor.get() < 0) fail("can't write", file, errno);
  writeAll(descriptor.get(), content, file);
}

std::filesystem::path xdgFolder(const char* variable, const char* underHome) {
  const char* set = std::getenv(variable);
  if (set != nullptr && *set == '/') return std::filesystem::path(set) / "lullwater";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return std::filesystem::temp_directory_path() / "lullwater";
  return std::filesystem::path(home) / underHome / "lullwater";
}

std::string readAll(int descriptor, std::uintmax_t limit, const std::filesystem::path& file) {
  std::string content;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("can't read", file, errno);
    if (got == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(got));
    if (content.size() > limit)
      throw FileError(fmt::format("can't read {}: it grows while it is read", file.string()));
  }
}

// Whether nobody wrote to a file in between.
bool sameFile(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

}  // namespace

std::string readTextFile(const std::filesystem::path& file, std::uintmax_t limit) {
  // O_NONBLOCK: opening a pipe must not hang before we can see that it is one.
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.get() < 0) fail("can't read", file, errno);
  struct stat status {};
  if (::fstat(descriptor.get(), &status) != 0) fail("can't read", file, errno);
  if (S_ISDIR(status.st_mode)) throw FileError(fmt::format("can't read {}: it is a folder", file.string()));
  if (!S_ISREG(status.st_mode))
    throw FileError(fmt::format("can't read {}: it is not a regular file", file.string()));
  if (static_cast<std::uintmax_t>(status.st_size) > limit)
    throw FileError(fmt::format("can't read {}: it is larger than {} MB", file.string(), limit >> 20));
  for (int tries = 0; tries < 3; ++tries) {
    auto content = readAll(descriptor.get(), limit, file);
    struct stat after {};
    if (::fstat(descriptor.get(), &after) != 0) fail("can't read", file, errno);
    if (sameFile(status, after) && content.size() == static_cast<std::uintmax_t>(after.st_size))
      return content;
    status = after;
    if (::lseek(descriptor.get(), 0, SEEK_SET) < 0) fail("can't read", file, errno);
  }
  throw FileError(fmt::format("can't read {}: it changes while it is read; try again", file.string()));
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view content, bool ownerOnly) {
  auto temporary = file;
  temporary += fmt::format(".{}.tmp", ::getpid());
  try {
    writeNew(temporary, content, ownerOnly ? 0600 : modeOf(file));
    if (::rename(temporary.c_str(), file.c_str()) != 0) fail("can't replace", file, errno);
  } catch (const FileError&) {
    ::unlink(temporary.c_str());
    throw;
  }
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() >= 0) ::fsync(descriptor.get());
}

std::filesystem::path cacheFolder() {
  return xdgFolder("XDG_CACHE_HOME", ".cache");
}
std::filesystem::path stateFolder() {
  return xdgFolder("XDG_STATE_HOME", ".local/state");
}

}  // namespace lw::core
