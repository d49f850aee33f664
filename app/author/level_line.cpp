#include "author/level_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace lw::author {
namespace {

constexpr int kCells = 30;
constexpr double kSoftest = -60, kLeast = -36, kMost = -14;  // LUFS

int cellOf(double loudness) {
  return static_cast<int>(std::lround((loudness - kSoftest) / -kSoftest * kCells));
}

}  // namespace

std::string levelLine(const audio::TakeLevel& level, core::Frames length) {
  const double loudness = level.momentary.value;
  const int filled = std::clamp(cellOf(loudness), 0, kCells);
  std::string bar;
  for (int cell = 0; cell < kCells; ++cell)
    bar += cell < filled ? '#' : cell == cellOf(kLeast) || cell == cellOf(kMost) ? '|' : ' ';
  const auto* word = level.overloaded      ? "TOO LOUD: go back a little"
                     : loudness > kMost    ? "rather loud"
                     : loudness > kLeast   ? "good"
                     : loudness > kSoftest ? "soft"
                                           : "";
  return fmt::format("{:>5}  [{}] {:4.0f} LUFS  {:<26}", core::formatMinutesSeconds(length), bar,
                     std::max(loudness, -70.0), word);
}

}  // namespace lw::author
