#include "call/latch.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>
#include <vector>

#include "core/files.hpp"
#include "core/text.hpp"

namespace lw::call {
namespace {

constexpr std::string_view kHead = "lullwater call latch 1";
constexpr std::uintmax_t kLargest = 4096;

std::int64_t milliseconds(core::UtcTime time) {
  return time.time_since_epoch().count();
}
core::UtcTime utcTime(std::int64_t value) {
  return core::UtcTime{std::chrono::milliseconds{value}};
}

template <class Number>
bool read(std::string_view line, std::string_view key, Number& number) {
  if (!line.starts_with(key) || line.size() <= key.size() + 1 || line[key.size()] != ' ') return false;
  const auto* begin = line.data() + key.size() + 1;
  const auto* end = line.data() + line.size();
  const auto [rest, error] = std::from_chars(begin, end, number);
  return error == std::errc{} && rest == end;
}

}  // namespace

std::string formatLatch(const Latch& latch) {
  const auto body = fmt::format("{}\nstanding {}\ncall {}\nring {}\nfirst {}\nsource {}\ntested {}\n", kHead,
                                latch.standing ? 1 : 0, latch.call, latch.ring, milliseconds(latch.first),
                                nameOf(latch.source), latch.tested ? milliseconds(*latch.tested) : -1);
  return fmt::format("{}check {:016x}\n", body, core::fnv1a(body));
}

std::optional<Latch> parseLatch(const std::string& text) {
  const auto lines = core::split(text, '\n');
  if (lines.size() != 9 || lines[0] != kHead) return std::nullopt;
  Latch latch;
  int standing = 0;
  std::int64_t first = 0, tested = 0;
  const bool numbers = read(lines[1], "standing", standing) && read(lines[2], "call", latch.call) &&
                       read(lines[3], "ring", latch.ring) && read(lines[4], "first", first) &&
                       read(lines[6], "tested", tested);
  if (!numbers || !lines[5].starts_with("source ")) return std::nullopt;
  const auto source = sourceOf(lines[5].substr(7));
  if (!source) return std::nullopt;
  latch.standing = standing != 0;
  latch.first = utcTime(first);
  latch.source = *source;
  if (tested >= 0) latch.tested = utcTime(tested);
  // Written again it must be the same text, checksum and all.
  return formatLatch(latch) == text ? std::optional(latch) : std::nullopt;
}

LatchFound readLatch(const std::filesystem::path& file) {
  LatchFound found;
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::not_found) {
    found.missing = true;
    return found;
  }
  try {
    if (auto latch = parseLatch(core::readTextFile(file, kLargest)))
      found.latch = *latch;
    else
      found.unreadable = fmt::format("{} is damaged", file.string());
  } catch (const core::FileError& problem) {
    found.unreadable = problem.what();
  }
  return found;
}

}  // namespace lw::call
