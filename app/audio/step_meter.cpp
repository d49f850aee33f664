#include "audio/step_meter.hpp"

#include <algorithm>
#include <cmath>

namespace lw::audio {
namespace {

/// -0.691 dB: what a sine of 997 Hz in one side gets in front, so that it reads as its level.
constexpr double kScale = 0.8529037031;
constexpr double kTiny = 1e-30;
// The shelf (what is fed back with its sign turned where that saves one) and the high pass behind it.
constexpr double kB0 = 1.53512485958697, kB1 = -2.69169618940638, kB2 = 1.19839281085285;
constexpr double kA1 = 1.69065929318241, kA2 = 0.73248077421585;
constexpr double kHigh1 = 1.99004745483398, kHigh2 = 0.99007225036621;

}  // namespace

StepMeter::Step StepMeter::measure(std::span<const float> samples) {
  using Floats = float __attribute__((vector_size(16)));
  const auto frames = samples.size() / 2;
  auto [a, b, c, d] = state_;
  Pair sum{}, mean{};
  float most = 0;
  for (std::size_t i = 0; i < frames; ++i) {
    const Pair x{static_cast<double>(samples[2 * i]), static_cast<double>(samples[2 * i + 1])};
    // What each state needs of itself comes last, so that one frame hardly waits for the one before.
    const Pair shelf = kB0 * x + a;
    const Pair toA = (kB1 + kA1 * kB0) * x + b;
    b = (kB2 - kA2 * kB0) * x - kA2 * a;
    a = kA1 * a + toA;
    const Pair y = shelf + c;
    const Pair toC = (kHigh1 - 2) * shelf + d;
    d = (1 - kHigh2) * shelf - kHigh2 * c;
    c = kHigh1 * c + toC;
    sum += y * y;
    mean += x;
  }
  Floats high{}, low{};
  std::size_t i = 0;
  for (; i + 4 <= samples.size(); i += 4) {
    const Floats x{samples[i], samples[i + 1], samples[i + 2], samples[i + 3]};
    high = x > high ? x : high;
    low = x < low ? x : low;
  }
  for (std::size_t k = 0; k < 4; ++k) most = std::max({most, high[k], -low[k]});
  for (; i < samples.size(); ++i) most = std::max(most, std::fabs(samples[i]));
  state_ = {a, b, c, d};
  for (auto& value : state_)
    for (int side = 0; side < 2; ++side)
      if (std::fabs(value[side]) < kTiny) value[side] = 0;
  const auto count = static_cast<double>(std::max<std::size_t>(frames, 1));
  return {kScale * (sum[0] + sum[1]) / count, most, static_cast<float>(mean[0] / count),
          static_cast<float>(mean[1] / count)};
}

}  // namespace lw::audio
