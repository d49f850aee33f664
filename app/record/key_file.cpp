#include "record/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace lw::record {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view why) {
  throw std::runtime_error(fmt::format("the record's key {}: {}", file.string(), why));
}

Key randomKey(const std::filesystem::path& file) {
  Key key{};
  // Up to 256 bytes come whole or not at all (getrandom(2)).
  if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size()))
    fail(file, "the system gave no random bytes");
  return key;
}

void writeAndSync(int descriptor, const std::filesystem::path& file, const Key& key) {
  if (::write(descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
      ::fsync(descriptor) != 0)
    fail(file, fmt::format("can't be written: {}", std::strerror(errno)));
}

/// Under a name of its own first, then linked: a crash can't leave half a key, and an existing one is never
/// replaced.
void make(const std::filesystem::path& file) {
  auto temporary = file;
  temporary += fmt::format(".{}.new", ::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(file, fmt::format("can't be made: {}", std::strerror(errno)));
  Key key = randomKey(file);
  try {
    writeAndSync(descriptor, file, key);
  } catch (...) {
    ::close(descriptor);
    ::unlink(temporary.c_str());
    throw;
  }
  OPENSSL_cleanse(key.data(), key.size());
  ::close(descriptor);
  const int linked = ::link(temporary.c_str(), file.c_str()) == 0 ? 0 : errno;
  ::unlink(temporary.c_str());
  if (linked != 0 && linked != EEXIST) fail(file, fmt::format("can't be made: {}", std::strerror(linked)));
  const auto folder = std::filesystem::absolute(file).parent_path();
  if (const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); opened >= 0) {
    ::fsync(opened);
    ::close(opened);
  }
}

}  // namespace

KeyFile::KeyFile(const std::filesystem::path& file, bool mayMake) {
  descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0 && errno == ENOENT && mayMake) {
    make(file);
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  }
  if (descriptor_ < 0) fail(file, fmt::format("can't be read: {}", std::strerror(errno)));
  try {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail(file, std::strerror(errno));
    if (!S_ISREG(status.st_mode)) fail(file, "is not a regular file");
    if ((status.st_mode & 077) != 0)
      fail(file,
           fmt::format(
               "others can read it (mode {:03o}). Whoever has it can read every record. If nobody took it: "
               "chmod 600 {}",
               static_cast<unsigned>(status.st_mode & 0777), file.string()));
    if (status.st_size != static_cast<off_t>(key_.size()))
      fail(file, fmt::format(
                     "has {} bytes instead of {}: it is damaged or no key. Put a copy of the right one there",
                     status.st_size, key_.size()));
    ::flock(descriptor_, LOCK_EX);
    if (::pread(descriptor_, key_.data(), key_.size(), 0) != static_cast<ssize_t>(key_.size()))
      fail(file, "can't be read whole");
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

KeyFile::~KeyFile() {
  OPENSSL_cleanse(key_.data(), key_.size());
  ::close(descriptor_);
}

}  // namespace lw::record
