#include "audio/pink_noise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

#include "core/shape.hpp"

namespace lw::audio {
namespace {

constexpr core::Frames kSeam = core::framesOf(0.5);
constexpr double kRms = 0.1;  // -20 dBFS

double poleAt(double hertz) {
  return std::exp(-2 * std::numbers::pi * hertz / core::kFrameRate);
}

/// A pole and a zero an octave above it, two octaves apart from the next pair: a stair that falls 3 dB an
/// octave.
class Pink {
 public:
  Pink() {
    double hertz = 12;
    for (std::size_t i = 0; i < kPairs; ++i, hertz *= 4) {
      poles_[i] = poleAt(hertz);
      zeros_[i] = poleAt(2 * hertz);
    }
  }
  double next(double x) {
    for (std::size_t i = 0; i < kPairs; ++i) {
      const double y = x - zeros_[i] * in_[i] + poles_[i] * out_[i];
      in_[i] = x;
      out_[i] = x = y;
    }
    return x;
  }

 private:
  static constexpr std::size_t kPairs = 6;
  std::array<double, kPairs> poles_{}, zeros_{}, in_{}, out_{};
};

/// Two first-order steps at each end of the band.
class Band {
 public:
  double next(double x) {
    for (auto& low : low_) {
      low += lowStep_ * (x - low);
      x -= low;
    }
    for (auto& high : high_) x = high += highStep_ * (x - high);
    return x;
  }

 private:
  const double lowStep_ = 1 - poleAt(100), highStep_ = 1 - poleAt(5000);
  std::array<double, 2> low_{}, high_{};
};

std::vector<double> oneSide(core::Frames length, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto white = [&] { return static_cast<double>(random()) / 2147483648.0 - 1; };
  Pink pink;
  Band band;
  const auto seam = static_cast<std::size_t>(kSeam.count()), count = static_cast<std::size_t>(length.count());
  for (std::size_t i = 0; i < seam; ++i) band.next(pink.next(white()));
  std::vector<double> made(count + seam);
  for (auto& x : made) x = band.next(pink.next(white()));
  for (std::size_t i = 0; i < std::min(seam, count); ++i) {  // what lies beyond the end leads into the begin
    const double share = static_cast<double>(i) / static_cast<double>(seam);
    made[i] = made[i] * core::quarterUp(share) + made[count + i] * core::quarterDown(share);
  }
  made.resize(count);
  double power = 0;
  for (const double x : made) power += x * x;
  const double scale =
      kRms / std::sqrt(std::max(power / static_cast<double>(std::max<std::size_t>(count, 1)), 1e-12));
  for (auto& x : made) x *= scale;
  return made;
}

}  // namespace

std::vector<float> pinkNoise(core::Frames length) {
  const auto left = oneSide(length, 1), right = oneSide(length, 2);
  std::vector<float> samples;
  samples.reserve(2 * left.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    samples.push_back(static_cast<float>(left[i]));
    samples.push_back(static_cast<float>(right[i]));
  }
  return samples;
}

}  // namespace lw::audio
