#include <doctest/doctest.h>

#include <algorithm>
#include <complex>

#include "audio/breath_tone.hpp"
#include "audio/scan.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

Samples render(const BreathSpec& spec, std::size_t block) {
  const auto frames = static_cast<std::size_t>(breathLength(spec).count());
  Samples samples(2 * frames, 0.0F);
  for (std::size_t begin = 0; begin < frames; begin += block)
    addBreath(spec, Frames{static_cast<std::int64_t>(begin)}, samples.data() + 2 * begin,
              std::min(block, frames - begin));
  return samples;
}

/// Power of a band in the left channel, by a row of tones.
double power(const Samples& samples, double fromHz, double toHz, std::size_t begin, std::size_t frames) {
  double sum = 0;
  for (double hz = fromHz; hz <= toHz; hz += 10) {
    std::complex<double> bin = 0;
    for (std::size_t i = begin; i < begin + frames; ++i)
      bin += static_cast<double>(samples[2 * i]) *
             std::polar(1.0, -2 * std::numbers::pi * hz * static_cast<double>(i) / 48000);
    sum += std::norm(bin);
  }
  return sum;
}

}  // namespace

TEST_CASE("breath cues are the same in any blocks and begin and end in silence") {
  const BreathSpec spec{{{seconds(0.1), seconds(4), true}, {seconds(4.1), seconds(6), false}}};
  const auto samples = render(spec, 1 << 20);
  CHECK(render(spec, 1) == samples);
  CHECK(render(spec, 333) == samples);
  CHECK(samples[2 * 4800] == 0);
  CHECK(largestStep(samples) < 0.01F);
  float edge = 0;
  for (std::size_t i = 0; i < 960; ++i)
    edge = std::max({edge, std::fabs(samples[2 * (4800 + i)]), std::fabs(samples[samples.size() - 1 - i])});
  CHECK(edge < 0.0005F);
}

TEST_CASE("in rises and opens, out falls and darkens") {
  const BreathSpec spec{{{seconds(0), seconds(4), true}, {seconds(4), seconds(4), false}}};
  const auto samples = render(spec, 4096);
  const std::size_t second = 48000;
  const auto pitchRises = [&](std::size_t begin) {
    const auto ratio = [&](std::size_t from) {
      return power(samples, 260, 310, from, 24000) / power(samples, 180, 240, from, 24000);
    };
    return ratio(begin + 5 * second / 2) > ratio(begin + second / 2);
  };
  CHECK(pitchRises(0));
  CHECK_FALSE(pitchRises(4 * second));
  const auto brightness = [&](std::size_t from) {
    return power(samples, 1200, 2400, from, 12000) / power(samples, 150, 350, from, 12000);
  };
  CHECK(brightness(3 * second) > 2 * brightness(second / 2));
  CHECK(brightness(4 * second + second / 2) > 2 * brightness(7 * second));
}

TEST_CASE("in swells late, out early, and the noise is wide") {
  const BreathSpec spec{{{seconds(0), seconds(4), true}, {seconds(4), seconds(4), false}}};
  const auto samples = render(spec, 4096);
  double sides = 0, all = 0;
  const auto loudest = [&](std::size_t begin) {  // tenths of a second
    std::size_t found = 0;
    double most = 0;
    for (std::size_t tenth = 0; tenth < 40; ++tenth) {
      double sum = 0;
      for (std::size_t i = begin + 4800 * tenth; i < begin + 4800 * (tenth + 1); ++i) {
        const double left = static_cast<double>(samples[2 * i]),
                     right = static_cast<double>(samples[2 * i + 1]);
        sum += left * left + right * right;
        sides += (left - right) * (left - right);
      }
      all += sum;
      if (sum > most) found = tenth;
      most = std::max(most, sum);
    }
    return found;
  };
  const auto in = loudest(0), out = loudest(4 * 48000);
  CHECK(in > 20);
  CHECK(in < 30);
  CHECK(out > 8);
  CHECK(out < 17);
  CHECK(sides > 0.005 * all);
}

TEST_CASE("steady breathing measures -34 LUFS") {
  Folder folder;
  BreathSpec spec;
  for (int i = 0; i < 8; ++i) spec.strokes.push_back({seconds(5 * i), seconds(5), i % 2 == 0});
  const auto measure = measureFile(writeWav(folder / "breath.wav", render(spec, 4096)));
  CAPTURE(measure.integrated.value);
  CHECK(std::fabs(measure.integrated.value + 34) < 0.5);
  CHECK(measure.truePeak.value < -20);
}
