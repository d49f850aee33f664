#include "audio/measure_cache.hpp"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/murmur3.h>
}
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

#include "audio/scan.hpp"
#include "core/files.hpp"
#include "core/text.hpp"

namespace lw::audio {
namespace {

constexpr std::string_view kHeader = "lullwater index 2";
/// The cache only saves time: 64 MB are some 300,000 files in the index, or 19 days in one contour.
constexpr std::uintmax_t kLargest = 64u << 20;

struct FreeHash {
  void operator()(AVMurMur3* hash) const { av_free(hash); }
};

/// Held by one program at a time, until the end of the scope.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder)
      : descriptor_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
  }
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

template <class T>
bool parse(std::string_view text, T& value) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

/// Keys are names of files: nothing but what we make.
bool isKey(std::string_view key) {
  const auto allowed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; };
  return !key.empty() && key.size() < 64 && std::ranges::all_of(key, allowed);
}

/// Paths may hold any byte; tabs and line ends separate fields.
std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c == '%' || c == '\t' || c == '\n' || c == '\r')
      result += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else
      result += c;
  return result;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    unsigned value = 0;
    const auto digits = text.substr(i + 1, 2);
    if (digits.size() != 2) return std::nullopt;
    const auto parsed = std::from_chars(digits.data(), digits.data() + 2, value, 16);
    if (parsed.ptr != digits.data() + 2) return std::nullopt;
    result += static_cast<char>(value);
    i += 2;
  }
  return result;
}

std::string nameOf(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).lexically_normal().string();
}

}  // namespace

FileStamp stampOf(const std::filesystem::path& file) {
  return {std::filesystem::last_write_time(file).time_since_epoch().count(),
          std::filesystem::file_size(file)};
}

std::string contentKey(const std::filesystem::path& file, const std::function<bool()>& goOn) {
  const std::unique_ptr<AVMurMur3, FreeHash> hash(av_murmur3_alloc());
  if (!hash) throw std::bad_alloc();
  av_murmur3_init(hash.get());
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::runtime_error(fmt::format("can't read {}: {}", file.string(), std::strerror(errno)));
  std::vector<char> buffer(1 << 18);
  std::uint64_t size = 0;
  while (stream) {
    if (goOn && !goOn()) throw Interrupted(fmt::format("reading {} was broken off", file.string()));
    stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto got = static_cast<std::size_t>(stream.gcount());
    av_murmur3_update(hash.get(), reinterpret_cast<const std::uint8_t*>(buffer.data()), got);
    size += got;
  }
  if (stream.bad()) throw std::runtime_error(fmt::format("can't read {}: reading stopped", file.string()));
  std::array<std::uint8_t, 16> digest{};
  av_murmur3_final(hash.get(), digest.data());
  auto key = fmt::format("{}-", size);
  for (const auto byte : digest) key += fmt::format("{:02x}", byte);
  return key;
}

MeasureCache::MeasureCache(std::filesystem::path folder)
    : folder_(std::move(folder)), index_(readIndex(folder_ / "index")) {}

std::optional<std::pair<std::string, MeasureCache::Seen>> MeasureCache::readLine(std::string_view line) {
  const auto fields = core::split(line, '\t');
  if (fields.size() != 4 || !isKey(fields[2])) return std::nullopt;
  Seen seen;
  auto path = unescape(fields[3]);
  if (!path || !parse(fields[0], seen.stamp.modified) || !parse(fields[1], seen.stamp.size))
    return std::nullopt;
  seen.key = fields[2];
  return std::pair{std::move(*path), std::move(seen)};
}

MeasureCache::Index MeasureCache::readIndex(const std::filesystem::path& file) {
  try {
    const auto text = core::readTextFile(file, kLargest);
    const auto body = std::string_view(text).substr(0, text.rfind("sum\t"));
    if (text != fmt::format("{}sum\t{:016x}\n", body, core::fnv1a(body))) return {};
    const auto lines = core::split(body, '\n');
    Index index;
    if (lines.front() != kHeader) return {};
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
      auto entry = readLine(lines[i]);
      if (!entry) return {};
      index.insert(std::move(*entry));
    }
    return index;
  } catch (const core::FileError&) {
    return {};
  }
}

std::optional<Measure> MeasureCache::find(const std::filesystem::path& file, const FileStamp& stamp) const {
  const auto found = index_.find(nameOf(file));
  return found == index_.end() || found->second.stamp != stamp ? std::nullopt
                                                               : findContent(found->second.key);
}

std::optional<Measure> MeasureCache::findContent(const std::string& key) const {
  try {
    return unpackMeasure(core::readTextFile(folder_ / key, kLargest), key);
  } catch (const core::FileError&) {
    return std::nullopt;
  }
}

void MeasureCache::put(const std::string& key, const Measure& measure) const {
  std::filesystem::create_directories(folder_);
  core::writeFileAtomically(folder_ / key, packMeasure(measure, key));
}

void MeasureCache::note(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key) {
  fresh_[nameOf(file)] = {stamp, key};
}

void MeasureCache::saveIndex() {
  if (fresh_.empty()) return;
  std::filesystem::create_directories(folder_);
  const FolderLock lock(folder_);
  index_ = readIndex(folder_ / "index");
  for (const auto& [path, seen] : fresh_) index_[path] = seen;
  auto text = fmt::format("{}\n", kHeader);
  for (const auto& [path, seen] : index_)
    text += fmt::format("{}\t{}\t{}\t{}\n", seen.stamp.modified, seen.stamp.size, seen.key, escape(path));
  text += fmt::format("sum\t{:016x}\n", core::fnv1a(text));
  core::writeFileAtomically(folder_ / "index", text);
  fresh_.clear();
}

}  // namespace lw::audio
