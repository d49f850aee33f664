#include "audio/pink_noise.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace lw;

namespace {

/// Power in the octave around `hertz`, dB, by tones spread over it.
double octave(const std::vector<float>& samples, double hertz) {
  double power = 0;
  constexpr int kTones = 40;
  const std::size_t frames = 48000 * 4;
  for (int tone = 0; tone < kTones; ++tone) {
    const double f = hertz * std::pow(2.0, (tone + 0.5) / kTones - 0.5);
    const double step = 2 * std::numbers::pi * f / 48000, coefficient = 2 * std::cos(step);
    double a = 0, b = 0;
    for (std::size_t i = 0; i < frames; ++i) {
      const double c = samples[2 * i] + coefficient * a - b;
      b = a;
      a = c;
    }
    power += (a * a + b * b - coefficient * a * b) * hertz;  // an octave is as wide as its middle
  }
  return 10 * std::log10(power);
}

}  // namespace

TEST_CASE("noise for meters: -20 dBFS, as much in each octave, and it may be looped") {
  const auto samples = audio::pinkNoise(core::framesOf(10));
  REQUIRE(samples.size() == 2 * 480000);
  for (const std::size_t side : {0U, 1U}) {
    double power = 0;
    for (std::size_t i = side; i < samples.size(); i += 2)
      power += static_cast<double>(samples[i]) * samples[i];
    CHECK(10 * std::log10(power / 480000) == doctest::Approx(-20).epsilon(0.001));
  }
  const double middle = octave(samples, 1000);
  for (const double hertz : {250.0, 500.0, 2000.0}) CHECK(std::abs(octave(samples, hertz) - middle) < 2);
  CHECK(octave(samples, 25) < middle - 10);
  CHECK(octave(samples, 15000) < middle - 8);
  float usual = 0;
  for (std::size_t i = 2; i < samples.size(); ++i)
    usual = std::max(usual, std::fabs(samples[i] - samples[i - 2]));
  CHECK(std::fabs(samples[0] - samples[samples.size() - 2]) < usual);
}
