#include <doctest/doctest.h>
#include <ebur128.h>

#include <fstream>

#include "audio/contour.hpp"
#include "audio/gating.hpp"
#include "audio/meter.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

struct Judged {
  double integrated = 0, range = 0, truePeak = 0;
};

/// libebur128's figures.
Judged judge(const Samples& stereo, int rate) {
  auto* state = ebur128_init(2, static_cast<unsigned long>(rate),
                             EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
  ebur128_add_frames_float(state, stereo.data(), stereo.size() / 2);
  Judged judged;
  double left = 0, right = 0;
  ebur128_loudness_global(state, &judged.integrated);
  ebur128_loudness_range(state, &judged.range);
  ebur128_true_peak(state, 0, &left);
  ebur128_true_peak(state, 1, &right);
  judged.truePeak = decibels(std::max(left, right)).value;
  ebur128_destroy(&state);
  return judged;
}

Measure measure(const Samples& stereo, int rate, std::size_t piece = 1000, bool wide = true) {
  std::vector<float> left, right;
  for (std::size_t i = 0; i < stereo.size(); i += 2) {
    left.push_back(stereo[i]);
    right.push_back(stereo[i + 1]);
  }
  Meter meter(rate, meterLoops(wide));
  for (std::size_t i = 0; i < left.size(); i += piece)
    meter.add(left.data() + i, right.data() + i, std::min(piece, left.size() - i));
  return meter.finish();
}

/// Notes with attack and decay over a drone that swells: loudness that moves, peaks between samples.
Samples musicLike(double length, int rate, unsigned seed) {
  std::mt19937 random(seed);
  Samples samples(2 * static_cast<std::size_t>(length * rate));
  const auto frames = samples.size() / 2;
  for (int note = 0; note < static_cast<int>(length * 3); ++note) {
    const auto begin = random() % frames;
    const double hz = 80.0 * std::pow(2.0, static_cast<double>(random() % 60) / 12);
    const double level = 0.02 + 0.2 * static_cast<double>(random() % 1000) / 1000,
                 side = static_cast<double>(random() % 100) / 100;
    for (std::size_t i = begin; i < std::min(frames, begin + static_cast<std::size_t>(rate)); ++i) {
      const double t = static_cast<double>(i - begin) / rate;
      const double swell = 0.3 + std::sin(0.05 * static_cast<double>(i) / rate) * 0.3;
      const auto value =
          level * swell * std::min(1.0, t * 50) * std::exp(-3 * t) * std::sin(2 * std::numbers::pi * hz * t);
      samples[2 * i] += static_cast<float>(value * side);
      samples[2 * i + 1] += static_cast<float>(value * (1 - side));
    }
  }
  return samples;
}

void checkAgainstJudge(const Samples& stereo, int rate) {
  const auto ours = measure(stereo, rate);
  const auto judged = judge(stereo, rate);
  CHECK(std::fabs(ours.integrated.value - std::max(judged.integrated, -70.0)) < 0.05);
  CHECK(std::fabs(ours.range.value - judged.range) < 0.1);
  CHECK(std::fabs(ours.truePeak.value - judged.truePeak) < 0.1);
}

}  // namespace

TEST_CASE("the meter agrees with libebur128 at every rate") {
  for (const int rate : {8000, 11025, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000}) {
    CAPTURE(rate);
    checkAgainstJudge(noise(8, 0.3F, 1, rate), rate);
    checkAgainstJudge(sine(rate / 4.0, 8, 0.3, rate), rate);
    checkAgainstJudge(sine(997, 8, 0.1, rate), rate);
    checkAgainstJudge(sine(60, 8, 0.5, rate), rate);
    checkAgainstJudge(musicLike(12, rate, 3), rate);
  }
}

TEST_CASE("it agrees on music that moves, on loud ends and on sound of every short length") {
  for (unsigned seed = 0; seed < 4; ++seed) {
    CAPTURE(seed);
    auto music = musicLike(40, 44100, seed);
    for (std::size_t i = music.size() / 2; i < music.size(); ++i) music[i] *= 8;
    checkAgainstJudge(music, 44100);
  }
  for (const double length : {0.4, 0.45, 0.7, 1.0, 2.95, 3.0, 3.1, 4.0}) {
    CAPTURE(length);
    checkAgainstJudge(noise(length, 0.2F, 5, 48000), 48000);
  }
}

TEST_CASE("silence and a constant are silent, however long") {
  const auto silent = measure(Samples(2 * 48000, 0.0F), 48000);
  CHECK(silent.integrated == Lufs{-70});
  CHECK(silent.truePeak == kSilence);
  const auto constant = measure(Samples(2 * 48000 * 10, 0.9F), 48000);
  CHECK(constant.contour->loudness.back() == -70.0F);
  CHECK(std::fabs(constant.truePeak.value - decibels(0.9).value) <
        1.5);  // what its begin, a jump, swings over
}

TEST_CASE("results hang neither on the pieces nor on the processor") {
  const auto music = musicLike(5, 44100, 7);
  const auto whole = measure(music, 44100, music.size());
  for (const std::size_t piece : {1UL, 63UL, 512UL, 4410UL, 100000UL})
    for (const bool wide : {false, true}) {
      const auto other = measure(music, 44100, piece, wide);
      REQUIRE(other.integrated == whole.integrated);
      REQUIRE(other.truePeak == whole.truePeak);
      REQUIRE(other.range == whole.range);
      REQUIRE(other.brightness == whole.brightness);
      REQUIRE(other.contour->loudness == whole.contour->loudness);
      REQUIRE(other.contour->truePeak == whole.contour->truePeak);
    }
}

TEST_CASE("the contour is momentary loudness and holds every peak") {
  const auto music = musicLike(20, 48000, 11);
  const auto ours = measure(music, 48000);
  const auto& contour = *ours.contour;
  REQUIRE(contour.loudness.size() == 200);
  REQUIRE(contour.truePeak.size() == 200);
  auto* state = ebur128_init(2, 48000, EBUR128_MODE_S | EBUR128_MODE_TRUE_PEAK);
  float loudest = -200;
  for (std::size_t step = 0; step < 200; ++step) {
    ebur128_add_frames_float(state, music.data() + step * 9600, 4800);
    double left = 0, right = 0, momentaryLoudness = 0, shortLoudness = 0;
    ebur128_prev_true_peak(state, 0, &left);
    ebur128_prev_true_peak(state, 1, &right);
    ebur128_loudness_momentary(state, &momentaryLoudness);
    ebur128_loudness_shortterm(state, &shortLoudness);
    const auto peak = static_cast<float>(decibels(std::max(left, right)).value);
    CHECK(contour.truePeak[step] > std::max(peak, -120.0F) - 0.02F);
    if (peak > loudest - 5) CHECK(contour.truePeak[step] < peak + 0.05F);
    loudest = std::max(loudest, peak);
    if (step >= 3)
      CHECK(std::fabs(momentary(contour, step).value - std::max(momentaryLoudness, -70.0)) < 0.1);
    if (step >= 29) CHECK(std::fabs(shortTerm(contour, step).value - std::max(shortLoudness, -70.0)) < 0.1);
  }
  ebur128_destroy(&state);
}

TEST_CASE("brightness orders by pitch, garbage is silence") {
  const auto low = measure(sine(200, 2, 0.2), 48000), high = measure(sine(3000, 2, 0.2), 48000);
  CHECK(low.brightness == doctest::Approx(200).epsilon(0.05));
  CHECK(high.brightness == doctest::Approx(3000).epsilon(0.02));
  auto broken = sine(997, 4, 0.1);
  for (std::size_t i = 96000; i < 97000; ++i)
    broken[i] = i % 2 != 0 ? std::nanf("") : std::numeric_limits<float>::infinity();
  const auto measured = measure(broken, 48000);
  CHECK(std::fabs(measured.integrated.value + 20) < 0.2);
  CHECK(measured.truePeak.value < -10);
}

TEST_CASE("rises are found at their second, and only those that startle") {
  const auto with = [](auto level) {
    Contour contour;
    for (int i = 0; i < 600; ++i) contour.loudness.push_back(static_cast<float>(level(i * 0.1)));
    contour.truePeak.assign(600, -10.0F);
    return suddenRises(contour);
  };
  using Kind = SuddenRise::Kind;
  CHECK(with([](double) { return -23; }).empty());
  // 6 dB a second upwards: 2.4 LU in 400 ms, 18 in 3 s
  const auto slope = with([](double t) { return t < 20 ? -29 : t < 22 ? -29 + 6 * (t - 20) : -17; });
  REQUIRE(slope.size() == 1);
  CHECK(slope[0].kind == Kind::shortTerm);
  CHECK(std::fabs(toSeconds(slope[0].at) - 21) < 1.1);
  const auto jump = with([](double t) { return t < 30 ? -40 : -20; });
  REQUIRE(jump.size() == 1);
  CHECK(jump[0].kind == Kind::momentary);
  CHECK(jump[0].at == seconds(30));
  CHECK(jump[0].rise.value == doctest::Approx(20).epsilon(0.05));
  CHECK(with([](double t) { return t < 10 ? -70 : -20; }).size() == 1);  // out of silence, at once
  // a fade in over 8 s, raised cosine from -80 dB, and one down again
  const auto fade = [](double t) { return -40 * (1 + std::cos(std::numbers::pi * std::min(t / 8, 1.0))); };
  CHECK(with([&](double t) { return std::max(-70.0, -20 + fade(t)); }).empty());
  CHECK(with([&](double t) { return t < 20 ? -20 : -50; }).empty());
  Contour click;
  click.loudness.assign(100, -40.0F);
  click.truePeak.assign(100, -38.0F);
  click.truePeak[50] = 0;
  REQUIRE(suddenRises(click).size() == 1);
  CHECK(suddenRises(click)[0].kind == Kind::peak);
  CHECK(suddenRises(click)[0].at == seconds(5));
  CHECK(suddenRises(Contour{}).empty());
}
