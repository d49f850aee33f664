#include "audio/brightness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "audio/source_reader.hpp"

namespace lw::audio {
namespace {

struct Sums {
  double power = 0, slope = 0;  // of samples, and of what they differ by from one to the next
};

void add(Sums& sums, SourceReader& reader) {
  std::array<float, 2> before{};
  for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next())
    for (std::size_t i = 0; i + 1 < chunk.samples.size(); i += 2)
      for (std::size_t side = 0; side < 2; ++side) {
        const double value = chunk.samples[i + side], step = value - before[side];
        sums.power += value * value;
        sums.slope += step * step;
        before[side] = chunk.samples[i + side];
      }
}

}  // namespace

double brightness(const std::filesystem::path& file, core::Frames length) {
  constexpr core::Frames kPiece = core::framesOf(10);
  Sums sums;
  for (const int fifths : {1, 2, 4}) {
    FileSpec spec{file, length * fifths / 5, kPiece, false};
    if (length < kPiece * 5) spec.from = {};
    add(sums, *openSource(spec));
    if (length < kPiece * 5) break;
  }
  if (sums.power <= 0) return 0;
  // |x(n) - x(n-1)| = 2 sin(w/2) |x| for each frequency w
  const double half = std::min(1.0, std::sqrt(sums.slope / sums.power) / 2);
  return std::asin(half) / std::numbers::pi * core::kFrameRate;
}

}  // namespace lw::audio
