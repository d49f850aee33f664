#include "audio/k_weighting.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lw::audio {
namespace {

using Polynomial = std::vector<double>;

Polynomial operator*(const Polynomial& a, const Polynomial& b) {
  Polynomial product(a.size() + b.size() - 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) product[i + j] += a[i] * b[j];
  return product;
}

template <std::size_t N>
void put(const Polynomial& from, std::array<float, N>& to) {
  std::ranges::transform(from, to.begin(), [](double value) { return static_cast<float>(value); });
}

}  // namespace

// The analogue prototypes behind the table of BS.1770 for 48 kHz (De Man, AES 137, 2014): a shelf of 4 dB at
// 1682 Hz, a high-pass at 38 Hz of Q 0.5003, taken as 0.5 (two equal real poles): a difference of 0.01 dB at
// 38 Hz.
KWeighting::KWeighting(int rate) {
  const auto warp = [&](double hz) { return std::tan(std::numbers::pi * hz / rate); };
  const double k = warp(1681.974450955533), q = 0.7071752369554196;
  const double high = std::pow(10.0, 3.999843853973347 / 20), band = std::pow(high, 0.4996667741545416);
  const double a0 = 1 + k / q + k * k;
  const double a1 = 2 * (k * k - 1) / a0, a2 = (1 - k / q + k * k) / a0;
  const double b0 = (high + band * k / q + k * k) / a0;
  const Polynomial shelf{1, 2 * (k * k - high) / a0 / b0, (high - band * k / q + k * k) / a0 / b0};
  const double h = warp(38.13547087602444), g = 0.5003270373238773;
  const double p = std::sqrt((1 - h / g + h * h) / (1 + h / g + h * h));
  // D(z) D(-z) has only even powers: two such steps take the denominator to powers of four.
  const double c1 = 2 * a2 - a1 * a1, c2 = a2 * a2;
  // For the poles of the high-pass, all of it: the sum of p^k z^-k up to 3. Once here, once in `smooth`.
  const Polynomial poles{1, p, p * p, p * p * p};
  put(shelf * Polynomial{1, -a1, a2} * Polynomial{1, 0, -c1, 0, c2} * poles, dense);
  put(poles, smooth);
  shelf4 = static_cast<float>(c1 * c1 - 2 * c2);
  shelf8 = static_cast<float>(-c2 * c2);
  pole4 = static_cast<float>(std::pow(p, 4));
  power = b0 * b0;
}

PeakInterpolation::PeakInterpolation(int rate) : factor(rate < 96000 ? 4 : rate < 192000 ? 2 : 1) {
  if (factor == 1) return;
  pairs = factor == 4 ? 6 : 12;
  largestGain = 0;
  for (const double phase : {0.25, 0.5}) {
    if (factor == 2 && phase < 0.5) continue;
    const auto middle = static_cast<double>(pairs);
    const auto tap = [&](std::size_t i) {
      const double x = std::numbers::pi * (static_cast<double>(i) - middle + phase);
      return std::sin(x) / x * 0.5 * (1 + std::cos(x / middle));
    };
    double sum = 0, gain = 0, slope = 0, left = 0, right = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
      const double a = tap(i), b = tap(2 * pairs - 1 - i);
      sum += a + b;
      gain += std::fabs(a) + std::fabs(b);
      // As the nearest sample and what the differences on both sides of it add.
      slope += std::fabs(left += a) + (i + 1 < pairs ? std::fabs(right += b) : 0);
      if (phase == 0.5) {
        half[i] = static_cast<float>(a);
      } else {
        even[i] = static_cast<float>((a + b) / 2);
        odd[i] = static_cast<float>((a - b) / 2);
      }
    }
    largestGain = std::max(largestGain, static_cast<float>(gain));
    slopeGain = std::max(slopeGain, static_cast<float>(slope));
    unity = std::max(unity, static_cast<float>(std::fabs(sum - 1)));
  }
}

}  // namespace lw::audio
