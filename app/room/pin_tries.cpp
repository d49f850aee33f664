#include "room/pin_tries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "core/files.hpp"
#include "core/text.hpp"

namespace lw::room {
namespace {

constexpr std::uintmax_t kLargestTries = 4096;
constexpr int kMostCounted = 1000;

}  // namespace

std::chrono::seconds pauseAfter(int wrong) {
  using std::chrono::seconds;
  if (wrong < kFreeTries) return seconds{0};
  const int doublings = std::min(wrong - kFreeTries, 10);
  return std::min(seconds{60} * (1 << doublings), kLongestPause);
}

std::string formatTries(const PinTries& tries) {
  const auto body =
      fmt::format("lullwater pin tries 1: wrong {} paused {}\n", tries.wrong, tries.paused ? 1 : 0);
  return fmt::format("{}check {:016x}\n", body, core::fnv1a(body));
}

std::optional<PinTries> parseTries(const std::string& text) {
  PinTries tries;
  int paused = 0;
  if (std::sscanf(text.c_str(), "lullwater pin tries 1: wrong %4d paused %1d", &tries.wrong, &paused) != 2)
    return std::nullopt;
  tries.paused = paused != 0;
  if (tries.wrong < 0 || tries.wrong > kMostCounted) return std::nullopt;
  // Written again it must be the same text, checksum and all.
  return formatTries(tries) == text ? std::optional(tries) : std::nullopt;
}

PinTries readTries(const std::filesystem::path& file) {
  std::error_code error;
  if (file.empty() ||
      std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::not_found)
    return {};
  try {
    if (const auto tries = parseTries(core::readTextFile(file, kLargestTries))) return *tries;
  } catch (const core::FileError&) {
    // taken for five wrong ones below
  }
  return {kFreeTries, true};
}

}  // namespace lw::room
