#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

/// Looks for hard edges in what comes out: a splash of high frequencies that stands alone (sound begins,
/// stops or jumps between two samples), and sound that is cut to silence. Music and drums have their highs
/// for longer than such a splash, and a fade of 50 ms is no cut.
namespace lw::test {

struct Edges {
  double burst = 0;  ///< dB above what is within 20 ms on both sides
  double drop = 0;   ///< dB within 3 ms, from above -60 dBFS
  double burstAt = 0, dropAt = 0;
  bool ok() const { return burst <= 20 && drop <= 30; }
  std::string text() const {
    return fmt::format("burst of {:.1f} dB at {:.3f} s, drop of {:.1f} dB at {:.3f} s", burst, burstAt, drop,
                       dropAt);
  }
};

/// Of interleaved stereo at 48 kHz.
inline Edges edgesIn(const std::vector<float>& samples) {
  constexpr std::size_t kBlock = 48;            // 1 ms
  constexpr std::size_t kNear = 2, kWide = 20;  // blocks beside it
  constexpr double kLeast = 1e-5;               // -100 dBFS: what lies below hides behind anything
  const auto blocks = samples.size() / (2 * kBlock);
  std::vector<double> high(blocks), level(blocks);
  std::array<std::array<double, 4>, 2> past{};
  for (std::size_t i = 0; i < 2 * blocks * kBlock; ++i) {
    auto& x = past[i % 2];
    const auto now = static_cast<double>(samples[i]);
    const double fourth = now - 4 * x[0] + 6 * x[1] - 4 * x[2] + x[3];  // highs: +24 dB per octave
    x = {now, x[0], x[1], x[2]};
    const auto block = i / (2 * kBlock);
    high[block] = std::max(high[block], std::fabs(fourth) / 16);
    level[block] = std::max(level[block], std::fabs(now));
  }
  const auto most = [&](const std::vector<double>& values, std::size_t from, std::size_t to) {
    return *std::max_element(values.begin() + static_cast<std::ptrdiff_t>(from),
                             values.begin() + static_cast<std::ptrdiff_t>(to));
  };
  const auto db = [](double ratio) { return 20 * std::log10(ratio); };
  Edges edges;
  for (std::size_t i = kWide; i + kWide < blocks; ++i) {
    const double beside =
        std::max({most(high, i - kWide, i - kNear + 1), most(high, i + kNear, i + kWide), kLeast});
    if (const double burst = db(std::max(high[i], kLeast) / beside); burst > edges.burst) {
      edges.burst = burst;
      edges.burstAt = static_cast<double>(i * kBlock) / 48000;
    }
    const double before = most(level, i - kWide, i);
    const double after = most(level, i + 3, i + kWide);
    if (before < 1e-3) continue;
    if (const double drop = db(before / std::max(after, kLeast)); drop > edges.drop) {
      edges.drop = drop;
      edges.dropAt = static_cast<double>(i * kBlock) / 48000;
    }
  }
  return edges;
}

}  // namespace lw::test
