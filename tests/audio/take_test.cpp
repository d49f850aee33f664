#include "audio/take.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "audio/meter.hpp"
#include "core/level.hpp"

using namespace lw::audio;
using namespace lw::core;

namespace {

constexpr double kRate = 48000;
using Mono = std::vector<float>;

std::size_t frames(double seconds) {
  return static_cast<std::size_t>(seconds * kRate);
}

/// A room: faint noise.
Mono room(double seconds, double level = -75, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> noise(0, static_cast<float>(amplitude(Decibels{level})));
  Mono samples(frames(seconds));
  for (auto& sample : samples) sample = noise(random);
  return samples;
}

/// Syllables: four a second, with harmonics of 140 Hz.
void speak(Mono& into, double from, double seconds, double peak) {
  for (std::size_t i = 0; i < frames(seconds); ++i) {
    const double t = static_cast<double>(i) / kRate, syllable = std::fabs(std::sin(std::numbers::pi * 4 * t));
    double value = 0;
    for (int h = 1; h < 9; ++h) value += std::sin(2 * std::numbers::pi * 140 * h * t) / h;
    into[frames(from) + i] += static_cast<float>(peak * syllable * value / 2.2);
  }
}

/// What a key does to a table: a few milliseconds of noise.
void knock(Mono& into, double at, float peak = 0.5F) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < frames(0.02); ++i)
    into[frames(at) + i] += peak * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
}

Measure measure(const Mono& mono) {
  const Mono nothing(mono.size());
  Meter meter(48000);
  meter.add(mono.data(), nothing.data(), mono.size());
  return meter.finish();
}

double seconds(const Take& take) {
  return static_cast<double>(take.samples.size()) / kRate;
}

}  // namespace

TEST_CASE("a take begins 200 ms before the voice and ends 400 ms behind it") {
  auto recorded = room(9);
  speak(recorded, 2.5, 4, 0.2);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(seconds(*result.take) == doctest::Approx(4.6).epsilon(0.02));
  CHECK(std::fabs(result.take->samples.front()) < 1e-6F);
  CHECK(std::fabs(result.take->samples.back()) < 1e-6F);
  CHECK_FALSE(result.take->overloaded);
  CHECK(result.take->overNoise.value > 45);
}

TEST_CASE("a take is as loud as the voice that is built, however it was spoken") {
  for (const double peak : {0.01, 0.05, 0.3, 0.9}) {
    CAPTURE(peak);
    auto recorded = room(8, -85);
    speak(recorded, 1, 5, peak);
    const auto result = finishTake(recorded);
    REQUIRE(result.take);
    CHECK(measure(result.take->samples).integrated.value == doctest::Approx(-20).epsilon(0.01));
    CHECK(result.take->loudness.value == doctest::Approx(-20).epsilon(0.01));
    CHECK(measure(result.take->samples).truePeak.value <= -0.95);
  }
}

TEST_CASE("a short line is levelled by its loudest 400 ms") {
  auto recorded = room(3);
  speak(recorded, 1, 0.8, 0.1);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  const auto contour = measure(result.take->samples).contour;
  Lufs most{-70};
  for (std::size_t i = 0; i < contour->loudness.size(); ++i) most = std::max(most, momentary(*contour, i));
  CHECK(most.value == doctest::Approx(-17).epsilon(0.01));
}

TEST_CASE("knocks of keys before and behind the voice are no voice") {
  auto recorded = room(8);
  knock(recorded, 0.3);
  speak(recorded, 2, 3, 0.1);
  knock(recorded, 7.5);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(seconds(*result.take) == doctest::Approx(3.6).epsilon(0.02));
}

TEST_CASE("a consonant that stands off by a breath belongs to the word, a pause inside stays") {
  auto recorded = room(10);
  knock(recorded, 1.92, 0.1F);  // a t, 60 ms before the vowel
  speak(recorded, 2, 2, 0.1);
  speak(recorded, 6, 2, 0.1);
  knock(recorded, 8.12, 0.1F);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(seconds(*result.take) == doctest::Approx(6.22 + 0.6).epsilon(0.01));
}

TEST_CASE("a recording that begins and ends inside the voice gets its silence, and no click") {
  Mono recorded = room(3, -60);
  speak(recorded, 0, 1.4, 0.3);
  speak(recorded, 1.6, 1.4, 0.3);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(seconds(*result.take) == doctest::Approx(3.6).epsilon(0.02));
  const auto& samples = result.take->samples;
  float step = 0;
  for (std::size_t i = 1; i < frames(0.21); ++i)
    step = std::max(step, std::fabs(samples[i] - samples[i - 1]));
  CHECK(step < 0.1F);
}

TEST_CASE("rumble and a constant are taken off") {
  auto recorded = room(6);
  for (std::size_t i = 0; i < recorded.size(); ++i)
    recorded[i] +=
        0.2F +
        0.2F * std::sin(static_cast<float>(2 * std::numbers::pi * 10 * static_cast<double>(i) / kRate));
  speak(recorded, 2, 2, 0.2);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(seconds(*result.take) == doctest::Approx(2.7).epsilon(0.1));
}

TEST_CASE("what is no voice is refused: silence, noise alone, a hum, a knock, too little, too much") {
  CHECK(finishTake({}).fault == TakeFault::silence);
  CHECK_FALSE(finishTake({}).take);
  CHECK_FALSE(finishTake(Mono(frames(3))).take);
  for (const double level : {-80.0, -50.0, -20.0})
    CHECK(finishTake(room(5, level)).fault == TakeFault::silence);
  Mono hum(frames(4));
  for (std::size_t i = 0; i < hum.size(); ++i)
    hum[i] = 0.1F * std::sin(static_cast<float>(2 * std::numbers::pi * 100 * static_cast<double>(i) / kRate));
  CHECK(finishTake(hum).fault == TakeFault::silence);
  auto knocked = room(4);
  knock(knocked, 1);
  CHECK(finishTake(knocked).fault == TakeFault::silence);
  auto word = room(4);
  speak(word, 1, 0.2, 0.3);
  const auto little = finishTake(word);
  CHECK_FALSE(little.take);
  CHECK(little.fault == TakeFault::tooShort);
  const auto much = finishTake(Mono(frames(121)));
  CHECK_FALSE(much.take);
  CHECK(much.fault == TakeFault::tooLong);
}

TEST_CASE("what the microphone could not hold is told, and what is no number is silence") {
  auto recorded = room(6);
  speak(recorded, 1, 4, 3);
  for (auto& sample : recorded) sample = std::clamp(sample, -1.0F, 1.0F);
  const auto result = finishTake(recorded);
  REQUIRE(result.take);
  CHECK(result.take->overloaded);
  CHECK(measure(result.take->samples).truePeak.value <= -0.95);
  CHECK(levelOf(std::span(recorded).first(frames(3))).overloaded);
  CHECK_FALSE(levelOf(std::span(recorded).first(frames(1))).overloaded);
  auto broken = room(5);
  speak(broken, 1, 3, 0.2);
  broken[frames(2)] = std::nanf("");
  const auto mended = finishTake(broken);
  REQUIRE(mended.take);
  CHECK(std::ranges::all_of(mended.take->samples, [](float s) { return std::isfinite(s); }));
}

TEST_CASE("the meter on the terminal shows the last 400 ms") {
  Mono recorded(frames(2));
  for (std::size_t i = frames(1); i < recorded.size(); ++i)
    recorded[i] =
        0.1F * std::sin(static_cast<float>(2 * std::numbers::pi * 997 * static_cast<double>(i) / kRate));
  CHECK(levelOf(recorded).momentary.value == doctest::Approx(-23.0).epsilon(0.02));
  CHECK(levelOf(std::span(recorded).first(frames(1))).momentary.value == -70);
  CHECK(levelOf({}).momentary.value == -70);
}
