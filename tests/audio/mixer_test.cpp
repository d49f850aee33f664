#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// A player with one steady level of 0.5 in clip 1.
struct Steady {
  explicit Steady(double length = 20, Bus bus = Bus::music) {
    file = writeWav(folder / "steady.wav", Samples(2 * static_cast<std::size_t>(length * 48000), 0.5F));
    player.submit(OpenClip{{1}, bus, FileSpec{.file = file, .from = {}, .length = {}}, Decibels{0}});
  }
  Folder folder;
  std::filesystem::path file;
  Player player{Reading::inlined};
};

double level(const Samples& samples, std::int64_t frame) {
  return static_cast<double>(samples[2 * static_cast<std::size_t>(frame)]) / 0.5;
}

double dbCurve(double from, double to, double part) {
  return std::pow(10.0, (from + (to - from) * (0.5 - 0.5 * std::cos(std::numbers::pi * part))) / 20);
}

}  // namespace

TEST_CASE("a start is exact to the frame and follows its formula") {
  for (const auto shape : {Shape::equalPower, Shape::raisedCosine}) {
    Steady one;
    one.player.submit(StartClip{{1}, at(777), seconds(1), shape});
    const auto samples = pull(one.player, seconds(2));
    CHECK(level(samples, 776) == 0);
    CHECK(level(samples, 777) == 0);
    CHECK(level(samples, 777 + 48000) == 1);
    for (int i = 1; i < 48000; i += 7) {
      const double part = i / 48000.0;
      const double expected =
          shape == Shape::equalPower ? std::sin(part * std::numbers::pi / 2) : dbCurve(-80, 0, part);
      const double tolerance = shape == Shape::raisedCosine && i < 24 ? 1.1e-4 : 3e-6;
      REQUIRE(std::fabs(level(samples, 777 + i) - expected) < tolerance);
    }
  }
}

TEST_CASE("a stop follows its formula and ends in silence") {
  for (const auto shape : {Shape::equalPower, Shape::raisedCosine}) {
    Steady one;
    one.player.submit(StartClip{{1}, at(0)});
    one.player.submit(StopClip{{1}, at(5000), seconds(0.5), shape});
    const auto samples = pull(one.player, seconds(1));
    CHECK(level(samples, 0) == 1);
    CHECK(level(samples, 5000) == 1);
    for (int i = 1; i < 24000; i += 7) {
      const double part = i / 24000.0;
      const double expected =
          shape == Shape::equalPower ? std::cos(part * std::numbers::pi / 2) : dbCurve(0, -80, part);
      const double tolerance = shape == Shape::raisedCosine && i > 24000 - 9 ? 1.1e-4 : 3e-6;
      REQUIRE(std::fabs(level(samples, 5000 + i) - expected) < tolerance);
    }
    CHECK(level(samples, 29000) == 0);
    const auto reports = one.player.takeReports();
    REQUIRE(reports.size() == 2);
    CHECK(std::get<ClipStarted>(reports[0]).at == at(0));
    CHECK(std::get<ClipEnded>(reports[1]).at == at(29000));
    CHECK(std::get<ClipEnded>(reports[1]).stopped);
  }
}

TEST_CASE("of two stops the earlier counts") {
  const auto endOf = [](std::int64_t first, std::int64_t second) {
    Steady one;
    one.player.submit(StartClip{{1}, at(0)});
    one.player.submit(StopClip{{1}, at(first), seconds(1)});
    one.player.submit(StopClip{{1}, at(second), seconds(1)});
    pull(one.player, seconds(4));
    return std::get<ClipEnded>(one.player.takeReports().at(1)).at;
  };
  CHECK(endOf(48000, 96000) == at(96000));
  CHECK(endOf(96000, 48000) == at(96000));
}

TEST_CASE("a clip stopped before its start never sounds") {
  Steady one;
  one.player.submit(StartClip{{1}, at(1000)});
  one.player.submit(StopClip{{1}, at(1000)});
  for (const auto sample : pull(one.player, seconds(1))) REQUIRE(sample == 0);
  const auto reports = one.player.takeReports();
  REQUIRE(reports.size() == 1);
  CHECK(std::get<ClipEnded>(reports[0]).stopped);
}

TEST_CASE("no stop is shorter than 300 ms") {
  Steady one;
  one.player.submit(StartClip{{1}, at(0)});
  one.player.submit(StopClip{{1}, at(4800)});
  const auto samples = pull(one.player, seconds(1));
  CHECK(level(samples, 4800 + 14399) > 0);
  CHECK(level(samples, 4800 + 14400) == 0);
  CHECK(largestStep(samples) < 0.0001F);
}

TEST_CASE("a bus moves in dB and a later move goes on from where it is") {
  Steady one;
  one.player.submit(StartClip{{1}, at(0)});
  one.player.submit(FadeBus{Bus::music, at(48000), seconds(1), Decibels{-12}, Shape::raisedCosine});
  one.player.submit(FadeBus{Bus::music, at(72000), seconds(1), Decibels{0}, Shape::raisedCosine});
  const auto samples = pull(one.player, seconds(4));
  CHECK(level(samples, 48000) == 1);
  CHECK(level(samples, 60000) == doctest::Approx(dbCurve(0, -12, 0.25)).epsilon(1e-5));
  CHECK(level(samples, 72000) == doctest::Approx(dbCurve(0, -12, 0.5)).epsilon(1e-5));
  CHECK(level(samples, 96000) == doctest::Approx(dbCurve(-6, 0, 0.5)).epsilon(1e-5));
  CHECK(level(samples, 120000) == 1);
  CHECK(largestStep(samples) < 0.0001F);
}

TEST_CASE("a move at or before another replaces it") {
  Steady one;
  one.player.submit(StartClip{{1}, at(0)});
  one.player.submit(FadeBus{Bus::music, at(48000), seconds(1), Decibels{-40}});
  one.player.submit(FadeBus{Bus::music, at(24000), seconds(0.5), Decibels{-6}});
  const auto samples = pull(one.player, seconds(3));
  CHECK(level(samples, 48000) == doctest::Approx(amplitude(Decibels{-6})));
  CHECK(level(samples, 120000) == doctest::Approx(amplitude(Decibels{-6})));
}

TEST_CASE("the master can begin in silence and is over all buses") {
  Steady one(20, Bus::voice);
  one.player.submit(FadeBus{Bus::master, at(0), {}, kSilence});
  one.player.submit(FadeBus{Bus::master, at(0), seconds(8), Decibels{0}});
  one.player.submit(StartClip{{1}, at(0)});
  const auto samples = pull(one.player, seconds(9));
  CHECK(level(samples, 0) == 0);
  CHECK(level(samples, 4 * 48000) == doctest::Approx(dbCurve(-80, 0, 0.5)).epsilon(1e-5));
  CHECK(level(samples, 8 * 48000) == 1);
}

TEST_CASE("a hold stops session time at its frame and a release lets it go on") {
  Steady one;
  one.player.submit(StartClip{{1}, at(0)});
  one.player.submit(HoldAt{at(10001)});
  const auto samples = pull(one.player, seconds(1), 480);
  CHECK(one.player.position() == at(10001));
  CHECK(level(samples, 10000) == 1);
  CHECK(level(samples, 10001) == 0);
  CHECK(level(samples, 40000) == 0);
  CHECK(std::get<Held>(one.player.takeReports().at(1)).at == at(10001));
  one.player.submit(Release{});
  const auto after = pull(one.player, seconds(0.1));
  CHECK(level(after, Player::kLatency.count() - 1) == 0);
  CHECK(level(after, Player::kLatency.count()) == 1);
  CHECK(one.player.position() == at(10001 + 4800));
}

TEST_CASE("a crossfade of unlike sounds keeps their power") {
  Folder folder;
  Player player(Reading::inlined);
  for (unsigned i = 1; i <= 2; ++i)
    player.submit(
        OpenClip{{i},
                 Bus::music,
                 FileSpec{writeWav(folder / (std::to_string(i) + ".wav"), noise(14, 0.3F, i)), {}, {}},
                 Decibels{0}});
  player.submit(StartClip{{1}, at(0)});
  player.submit(StopClip{{1}, at(2 * 48000), seconds(10)});
  player.submit(StartClip{{2}, at(2 * 48000), seconds(10)});
  const auto samples = pull(player, seconds(14));
  const double steady = 2 * 48000 * 0.3 * 0.3 / 3;
  for (std::size_t second = 0; second < 14; ++second) {
    double power = 0;
    for (std::size_t i = 0; i < 96000; ++i)
      power += std::pow(static_cast<double>(samples[second * 96000 + i]), 2);
    CHECK(std::fabs(10 * std::log10(power / steady)) < 0.2);
  }
}

TEST_CASE("a crossfade of two that are alike keeps their level") {
  Folder folder;
  const auto file = writeWav(folder / "tone.wav", Samples(2 * 14 * 48000, 0.4F));
  for (const double likeness : {0.0, 1.0}) {
    Player player(Reading::inlined);
    for (unsigned i = 1; i <= 2; ++i)
      player.submit(OpenClip{{i}, Bus::music, FileSpec{file, {}, {}}, Decibels{0}});
    player.submit(StartClip{{1}, at(0)});
    player.submit(StopClip{{1}, at(48000), seconds(8), Shape::equalPower, likeness});
    player.submit(StartClip{{2}, at(48000), seconds(8), Shape::equalPower, likeness});
    const auto samples = pull(player, seconds(10));
    const auto [least, most] = std::minmax_element(samples.begin(), samples.end());
    CHECK(*least == doctest::Approx(0.4).epsilon(1e-3));
    CHECK(*most == doctest::Approx(likeness > 0 ? 0.4 : 0.4 * std::numbers::sqrt2).epsilon(1e-3));
  }
}

TEST_CASE("any stop, skip or duck of a loud tone makes no click") {
  Folder folder;
  const auto tone = sine(200, 10, 0.5);
  const auto file = writeWav(folder / "tone.wav", tone);
  Player player(Reading::inlined);
  for (unsigned i = 1; i <= 3; ++i)
    player.submit(OpenClip{{i}, Bus::music, FileSpec{file, seconds(i), {}}, Decibels{-6}});
  player.submit(StartClip{{1}, at(0)});
  player.submit(StopClip{{1}, at(48011)});
  player.submit(StartClip{{2}, at(48011), seconds(0.3)});
  player.submit(FadeBus{Bus::music, at(60000), {}, Decibels{-12}});
  player.submit(FadeBus{Bus::music, at(61000), {}, kSilence});
  player.submit(FadeBus{Bus::music, at(90000), seconds(1), Decibels{0}});
  player.submit(StopClip{{2}, at(150000), seconds(0.1), Shape::raisedCosine});
  player.submit(StartClip{{3}, at(150001)});
  CHECK(largestStep(pull(player, seconds(6))) < 1.5F * largestStep(tone));
}

TEST_CASE("a source that ends while it sounds is faded, one that ends in silence is left alone") {
  Folder folder;
  const auto tone = sine(200, 2, 0.5);
  const auto loud = writeWav(folder / "loud.wav", tone);
  auto quiet = tone;
  quiet.resize(quiet.size() + 9600, 0.0F);
  const auto soft = writeWav(folder / "soft.wav", quiet);
  for (const auto& file : {loud, soft}) {
    Player player(Reading::inlined);
    player.submit(OpenClip{{1}, Bus::music, FileSpec{file, {}, {}}, Decibels{0}});
    player.submit(StartClip{{1}, at(0)});
    const auto samples = pull(player, seconds(3));
    const auto reports = player.takeReports();
    CHECK(std::get<ClipEnded>(reports.at(1)).at == at(file == loud ? 96000 : 100800));
    CHECK_FALSE(std::get<ClipEnded>(reports.at(1)).stopped);
    const auto until = static_cast<std::ptrdiff_t>(file == loud ? 2 * (96000 - 14400) : 2 * 96000);
    CHECK(std::equal(tone.begin(), tone.begin() + until, samples.begin()));
    if (file == loud) CHECK(largestStep(samples) <= largestStep(tone));
  }
}

TEST_CASE("nothing leaves that is not a number within full scale") {
  Folder folder;
  Samples wild(2 * 48000, 0.9F);
  wild[1000] = std::numeric_limits<float>::quiet_NaN();
  wild[2000] = std::numeric_limits<float>::infinity();
  wild[3000] = -1e30F;
  Player player(Reading::inlined);
  player.submit(
      OpenClip{{1}, Bus::music, FileSpec{writeWav(folder / "wild.wav", wild), {}, {}}, Decibels{20}});
  player.submit(StartClip{{1}, at(0)});
  for (const auto sample : pull(player, seconds(1))) REQUIRE(std::fabs(sample) <= 1.0F);
}

TEST_CASE("a late source is faded to silence and back, and keeps its place") {
  Folder folder;
  const auto tone = sine(100, 20, 0.5);
  Player player(Reading::inlined);
  player.submit(
      OpenClip{{1}, Bus::music, FileSpec{writeWav(folder / "tone.wav", tone), {}, {}}, Decibels{0}});
  player.submit(StartClip{{1}, at(0)});
  player.readAhead(seconds(1));
  Samples samples(2 * 4 * 48000);
  player.render(samples.data(), 4 * 48000);  // nobody reads ahead meanwhile
  player.readAhead(seconds(5));
  const auto more = pull(player, seconds(10));  // after a long gap like a start
  samples.insert(samples.end(), more.begin(), more.end());
  CHECK(largestStep(samples) < 1.2F * largestStep(tone));
  CHECK(samples[2 * 3 * 48000 + 1] == 0);
  float loudest = 0;
  for (const auto sample : more) loudest = std::max(loudest, sample);
  CHECK(loudest > 0.49F);
  const auto reports = player.takeReports();
  REQUIRE(reports.size() == 3);
  CHECK(std::get<ClipStarved>(reports[1]).missing.count() == 0);
  CHECK(std::get<ClipStarved>(reports[2]).at == at(4 * 48000) + Player::kLatency);
  CHECK(std::get<ClipStarved>(reports[2]).missing > seconds(1));
}

TEST_CASE("a long file comes out as it went in, but for its faded end") {
  Folder folder;
  const auto sound = noise(30, 0.3F, 8);
  Player player(Reading::inlined);
  player.submit(
      OpenClip{{1}, Bus::music, FileSpec{writeWav(folder / "long.wav", sound), {}, {}}, Decibels{0}});
  player.submit(StartClip{{1}, at(0)});
  const auto samples = pull(player, seconds(30), 4000);
  CHECK(std::equal(sound.begin(), sound.end() - 2 * 14400, samples.begin()));
}

TEST_CASE("of too many clips the last ones fail, and places become free again") {
  Player player(Reading::inlined);
  const auto open = [&](unsigned id) {
    player.submit(OpenClip{{id}, Bus::breath, BreathSpec{{{{}, seconds(1), true}}}, Decibels{0}});
  };
  for (unsigned id = 0; id < 65; ++id) open(id);
  auto reports = player.takeReports();
  REQUIRE(reports.size() == 1);
  CHECK(std::get<ClipFailed>(reports[0]).id == ClipId{64});
  player.submit(StopClip{{3}, at(0)});
  pull(player, seconds(0.1));
  CHECK(player.takeReports().size() == 1);
  open(65);
  CHECK(player.takeReports().empty());
}
