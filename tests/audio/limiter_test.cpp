#include "audio/limiter.hpp"

#include <doctest/doctest.h>
#include <ebur128.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// As it comes out, the delay taken off.
Samples limited(Samples samples, std::size_t block, float* deepest = nullptr) {
  Limiter limiter;
  const auto length = samples.size();
  samples.resize(length + 2 * Limiter::kDelay, 0.0F);
  for (std::size_t done = 0; done < samples.size() / 2; done += block)
    limiter.process(samples.data() + 2 * done, std::min(block, samples.size() / 2 - done));
  if (deepest != nullptr) *deepest = limiter.takeDeepest();
  samples.erase(samples.begin(), samples.begin() + 2 * static_cast<std::ptrdiff_t>(Limiter::kDelay));
  return samples;
}

double truePeak(const Samples& samples) {
  auto* meter = ebur128_init(2, 48000, EBUR128_MODE_TRUE_PEAK);
  ebur128_add_frames_float(meter, samples.data(), samples.size() / 2);
  double left = 0, right = 0;
  ebur128_true_peak(meter, 0, &left);
  ebur128_true_peak(meter, 1, &right);
  ebur128_destroy(&meter);
  return 20 * std::log10(std::max(left, right));
}

Samples loudSound() {
  auto sound = noise(1, 0.2F, 3);
  for (const auto& part : {noise(0.3, 4.0F, 4), noise(1, 0.3F, 5), sine(11993, 0.5, 1.4), noise(1, 0.1F, 6)})
    sound.insert(sound.end(), part.begin(), part.end());
  sound[20001] = 30;
  return sound;
}

}  // namespace

TEST_CASE("the limiter passes on bit for bit what is not too loud") {
  const auto sound = noise(2, 0.3F, 1);
  float deepest = 0;
  CHECK(limited(sound, 256, &deepest) == sound);
  CHECK(deepest == 1);
}

TEST_CASE("what the limiter never looks at can't reach the ceiling between samples") {
  // For each point the signs that add up most: no frame above 0.42 of full scale.
  const PeakBetween between;
  constexpr auto kTaps = 2 * PeakBetween::kHalf;
  std::array<float, 2 * kTaps> worst{};
  float most = 0;
  for (unsigned signs = 0; signs < 1U << kTaps; ++signs) {
    std::array<float, 2 * kTaps> frames{};
    for (unsigned i = 0; i < kTaps; ++i) frames[2 * i] = (signs >> i & 1U) != 0 ? 0.42F : -0.42F;
    const float peak = between.at(frames.data() + 2 * (PeakBetween::kHalf - 1));
    if (peak > most) worst = frames;
    most = std::max(most, peak);
  }
  CHECK(most > 0.87F);
  CHECK(20 * std::log10(most) < kCeiling.value - 0.1);
  // a little louder it can: then it is looked at, though no sample is above half of full scale
  Samples sound(2 * 4800);
  for (std::size_t i = 0; i < worst.size(); ++i) sound[4800 + i] = worst[i] * 1.1F;
  const auto out = limited(sound, 256);
  float left = 0;
  for (std::size_t frame = kTaps; frame + kTaps < out.size() / 2; ++frame)
    left = std::max(left, between.at(out.data() + 2 * frame));
  CHECK(20 * std::log10(1.1F * most) > kCeiling.value + 0.5);
  CHECK(20 * std::log10(left) <= kCeiling.value);
}

TEST_CASE("no true peak above the ceiling leaves the limiter") {
  float deepest = 1;
  const auto out = limited(loudSound(), 256, &deepest);
  CHECK(truePeak(out) <= kCeiling.value);
  CHECK(deepest < 0.05F);
  // fs/4 at 45 degrees: the samples are 3 dB below what is between them
  Samples between(2 * 48000);
  for (std::size_t i = 0; i < between.size(); ++i) between[i] = i / 4 % 2 == 0 ? 0.8F : -0.8F;
  CHECK(truePeak(between) > 0.5);
  CHECK(truePeak(limited(between, 256)) <= kCeiling.value);
}

TEST_CASE("the limiter gives the same samples for any block size") {
  const auto sound = loudSound();
  const auto whole = limited(sound, 256);
  CHECK(limited(sound, 1) == whole);
  CHECK(limited(sound, 97) == whole);
}

TEST_CASE("the limiter lets go slowly and completely") {
  auto sound = sine(100, 12, 0.25);
  sound[9600] = sound[9601] = 4;
  const auto out = limited(sound, 256);
  CHECK(largestStep(Samples(out.begin() + 9700, out.end())) < 1.2F * largestStep(sine(100, 1, 0.25)));
  // 3 dB a second, from what the loud frame needed: -1.1 dB instead of 12
  const auto later = 9600 + 2 * 48000 + 2 * 120;  // a crest of the sine
  CHECK(20 * std::log10(out[later] / sound[later]) == doctest::Approx(-13.1 + 3).epsilon(0.01));
  CHECK(std::equal(out.end() - 96000, out.end(), sound.end() - 96000));
}

TEST_CASE("what is not a number never leaves") {
  Samples wild(2 * 4800, 0.9F);
  wild[1000] = std::numeric_limits<float>::quiet_NaN();
  wild[2000] = std::numeric_limits<float>::infinity();
  wild[3000] = -1e30F;
  for (const float sample : limited(wild, 256)) REQUIRE(std::fabs(sample) <= 0.892F);
}

TEST_CASE("the player says when its limiter acts, once a second at most") {
  Folder folder;
  Player player(Reading::inlined);
  const auto file = writeWav(folder / "loud.wav", sine(440, 4, 0.9));
  for (const unsigned id : {1U, 2U}) {
    player.submit(OpenClip{{id}, Bus::music, FileSpec{file, {}, {}}, Decibels{0}});
    player.submit(StartClip{{id}, at(0), seconds(0.3)});
  }
  pull(player, seconds(3.5));
  std::size_t told = 0;
  for (const auto& report : player.takeReports())
    if (const auto* one = std::get_if<Limited>(&report)) {
      ++told;
      CHECK(one->by.value == doctest::Approx(6.2).epsilon(0.02));
    }
  CHECK(told == 3);
}
