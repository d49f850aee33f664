#include "audio/loudness_cache.hpp"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/sha.h>
}
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

#include "core/files.hpp"
#include "core/text.hpp"

namespace lw::audio {
namespace {

constexpr std::string_view kHeader = "lullwater loudness 1";
/// The cache only saves time: 64 MB are some 300,000 files.
constexpr std::uintmax_t kLargestCache = 64u << 20;

struct FreeSha {
  void operator()(AVSHA* sha) const { av_free(sha); }
};

template <class T>
bool parse(std::string_view text, T& value) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

bool parse(std::string_view text, core::Frames& value) {
  std::int64_t count = 0;
  if (!parse(text, count) || count < 0) return false;
  value = core::Frames{count};
  return true;
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

std::string contentKey(const std::filesystem::path& file) {
  const std::unique_ptr<AVSHA, FreeSha> sha(av_sha_alloc());
  if (!sha || av_sha_init(sha.get(), 256) < 0) throw std::bad_alloc();
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error(fmt::format("can't read {}", file.string()));
  std::vector<char> buffer(1 << 18);
  std::uint64_t size = 0;
  while (stream) {
    stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto got = static_cast<std::size_t>(stream.gcount());
    av_sha_update(sha.get(), reinterpret_cast<const std::uint8_t*>(buffer.data()), got);
    size += got;
  }
  if (stream.bad()) throw std::runtime_error(fmt::format("can't read {}: reading stopped", file.string()));
  std::array<std::uint8_t, 32> digest{};
  av_sha_final(sha.get(), digest.data());
  auto key = fmt::format("{}-", size);
  for (const auto byte : digest) key += fmt::format("{:02x}", byte);
  return key;
}

bool LoudnessCache::readLine(std::string_view line) {
  const auto fields = core::split(line, '\t');
  if (fields.size() == 8 && fields[0] == "measure") {
    Measure measure;
    const bool good = parse(fields[2], measure.length) && parse(fields[3], measure.integrated.value) &&
                      parse(fields[4], measure.truePeak.value) && parse(fields[5], measure.range.value) &&
                      parse(fields[6], measure.headSilence) && parse(fields[7], measure.tailSilence) &&
                      std::isfinite(measure.integrated.value) && !std::isnan(measure.truePeak.value);
    if (good) measures_[std::string(fields[1])] = measure;
    return good;
  }
  if (fields.size() != 5 || fields[0] != "file") return false;
  Seen seen;
  const auto path = unescape(fields[4]);
  if (!path || !parse(fields[1], seen.stamp.modified) || !parse(fields[2], seen.stamp.size)) return false;
  seen.key = fields[3];
  seen_[*path] = seen;
  return true;
}

LoudnessCache LoudnessCache::load(const std::filesystem::path& cacheFile) {
  try {
    const auto text = core::readTextFile(cacheFile, kLargestCache);
    const auto body = std::string_view(text).substr(0, text.rfind("sum\t"));
    if (text != fmt::format("{}sum\t{:016x}\n", body, core::fnv1a(body))) return {};
    const auto lines = core::split(body, '\n');
    LoudnessCache cache;
    if (lines.front() != kHeader) return {};
    for (std::size_t i = 1; i + 1 < lines.size(); ++i)
      if (!cache.readLine(lines[i])) return {};
    return cache;
  } catch (const core::FileError&) {
    return {};
  }
}

void LoudnessCache::save(const std::filesystem::path& cacheFile) const {
  auto text = fmt::format("{}\n", kHeader);
  for (const auto& [key, m] : measures_)
    text += fmt::format("measure\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", key, m.length.count(), m.integrated.value,
                        m.truePeak.value, m.range.value, m.headSilence.count(), m.tailSilence.count());
  for (const auto& [path, seen] : seen_)
    text +=
        fmt::format("file\t{}\t{}\t{}\t{}\n", seen.stamp.modified, seen.stamp.size, seen.key, escape(path));
  text += fmt::format("sum\t{:016x}\n", core::fnv1a(text));
  if (cacheFile.has_parent_path()) std::filesystem::create_directories(cacheFile.parent_path());
  core::writeFileAtomically(cacheFile, text);
}

std::optional<Measure> LoudnessCache::findContent(const std::string& key) const {
  const auto found = measures_.find(key);
  return found == measures_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Measure> LoudnessCache::find(const std::filesystem::path& file, const FileStamp& stamp) const {
  const auto found = seen_.find(nameOf(file));
  return found == seen_.end() || found->second.stamp != stamp ? std::nullopt : findContent(found->second.key);
}

void LoudnessCache::put(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key,
                        const Measure& measure) {
  measures_[key] = measure;
  seen_[nameOf(file)] = {stamp, key};
}

}  // namespace lw::audio
