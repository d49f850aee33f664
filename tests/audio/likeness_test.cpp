#include "audio/likeness.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <thread>

#include "audio/crossing.hpp"
#include "audio/open_source.hpp"
#include "audio/read_ahead.hpp"
#include "sounds.hpp"

using namespace lw;
using namespace lw::audio;
using namespace lw::test;

namespace {

FileSpec spec(const std::filesystem::path& file, double from = 0) {
  return {file, seconds(from), {}, false, {}};
}

Samples mixed(const Samples& a, double gainA, const Samples& b, double gainB) {
  Samples sum(a.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    sum[i] = static_cast<float>(gainA * static_cast<double>(a[i]) + gainB * static_cast<double>(b[i]));
  return sum;
}

double level(const Samples& samples, double from, double length) {
  double power = 0;
  const auto begin = static_cast<std::size_t>(from * 48000) * 2;
  const auto count = static_cast<std::size_t>(length * 48000) * 2;
  for (auto i = begin; i < begin + count; ++i) power += std::pow(static_cast<double>(samples[i]), 2);
  return 10 * std::log10(power / static_cast<double>(count) + 1e-20);
}

/// `out` into `in` over 4 s from its second 2 on, by the likeness that is measured there.
Samples crossed(const std::filesystem::path& out, const std::filesystem::path& in) {
  const double alike = likeness(spec(out, 2), spec(in), seconds(4));
  Player player(Reading::inlined);
  player.submit(OpenClip{{1}, Bus::music, spec(out), core::Decibels{0}, {}});
  player.submit(OpenClip{{2}, Bus::music, spec(in), core::Decibels{0}, {}});
  player.submit(StartClip{{1}, at(0)});
  player.submit(StopClip{{1}, at(2 * 48000), seconds(4), Shape::equalPower, alike});
  player.submit(StartClip{{2}, at(2 * 48000), seconds(4), Shape::equalPower, alike});
  return pull(player, seconds(7.5));
}

}  // namespace

TEST_CASE("likeness is the correlation of what is mixed") {
  Folder folder;
  const auto a = noise(6, 0.3F, 1), b = noise(6, 0.3F, 2);
  const auto one = writeWav(folder / "a.wav", a), other = writeWav(folder / "b.wav", b);
  const auto r = [&](const FileSpec& out, const FileSpec& in) { return likeness(out, in, seconds(4)); };
  CHECK(r(spec(one), spec(one)) == doctest::Approx(1));
  CHECK(r(spec(one), spec(other)) < 0.02);
  CHECK(r(spec(one), spec(one, 0.001)) < 0.02);
  CHECK(r(spec(one), spec(writeWav(folder / "soft.wav", mixed(a, 0.1, b, 0)))) == doctest::Approx(1));
  CHECK(r(spec(one), spec(writeWav(folder / "against.wav", mixed(a, -1, b, 0)))) == 0);
  CHECK(r(spec(one), spec(writeWav(folder / "half.wav", mixed(a, 1, b, 1)))) ==
        doctest::Approx(std::sqrt(0.5)).epsilon(0.02));
  CHECK(r(spec(one), spec(writeWav(folder / "nothing.wav", Samples(a.size(), 0.0F)))) == 0);
  CHECK(r(spec(one, 1), spec(writeWav(folder / "tail.wav", Samples(a.begin() + 96000, a.end())))) ==
        doctest::Approx(1));
  auto late = a;  // another sound, but only behind what is asked about
  std::copy(b.begin() + 4 * 96000, b.end(), late.begin() + 4 * 96000);
  CHECK(r(spec(one), spec(writeWav(folder / "late.wav", late))) == doctest::Approx(1));
  auto left = a;  // the same in one channel, while the other has something else of the same power
  for (std::size_t i = 1; i < left.size(); i += 2) left[i] = b[i];
  CHECK(r(spec(one), spec(writeWav(folder / "left.wav", left))) == doctest::Approx(0.5).epsilon(0.03));
  CHECK_THROWS_AS(r(spec(one), spec(folder / "none.wav")), std::runtime_error);
}

TEST_CASE("two copies of a tone cross without a bump, at any pair of rates and channels") {
  Folder folder;
  std::vector<std::filesystem::path> files;
  for (const int rate : {8000, 44100, 48000, 96000})
    for (const int channels : {1, 2})
      files.push_back(writeWav(folder / (std::to_string(rate) + "-" + std::to_string(channels) + ".wav"),
                               sine(250, 8, 0.3, rate, channels), rate, channels));
  for (const auto& out : files)
    for (const auto& in : files) {
      const auto samples = crossed(out, in);
      const double before = level(samples, 1, 0.5), after = level(samples, 6.5, 0.5);
      for (double from = 1; from < 7; from += 0.1) {
        CHECK(level(samples, from, 0.1) < std::max(before, after) + 0.5);
        CHECK(level(samples, from, 0.1) > std::min(before, after) - 0.5);
      }
    }
}

TEST_CASE("unlike noise crosses without a dip, at any pair of rates and channels") {
  Folder folder;
  std::vector<std::filesystem::path> files;
  unsigned seed = 0;
  for (const int rate : {8000, 44100, 48000, 96000})
    for (const int channels : {1, 2})
      files.push_back(writeWav(folder / (std::to_string(rate) + "-" + std::to_string(channels) + ".wav"),
                               noise(8, 0.3F, ++seed, rate, channels), rate, channels));
  for (const auto& out : files)
    for (const auto& in : files) {
      if (out == in) continue;
      const auto samples = crossed(out, in);
      const double least = std::min(level(samples, 1, 0.9), level(samples, 6.4, 0.9));
      for (double from = 1; from < 6.5; from += 0.25) CHECK(level(samples, from, 0.5) > least - 0.5);
    }
}

namespace {

/// As `crossed`, from second 2 on, but asked only as it is about to happen.
class Unplanned {
 public:
  explicit Unplanned(Reading reading = Reading::inlined) : player_(reading) {}
  Samples play(const FileSpec& out, const FileSpec& in, std::int64_t block = 1024) {
    player_.submit(OpenClip{{1}, Bus::music, out, core::Decibels{0}, {}});
    player_.submit(OpenClip{{2}, Bus::music, in, core::Decibels{0}, {}});
    player_.submit(StartClip{{1}, at(0)});
    auto samples = pull(player_, at(kCross - 1500).time_since_epoch(), block);
    player_.submit(StopClip{{1}, at(kCross), seconds(8), Shape::equalPower, 0, ClipId{2}});
    player_.submit(StartClip{{2}, at(kCross), seconds(8), Shape::equalPower, 0, ClipId{1}});
    const auto rest = pull(player_, seconds(12), block);
    samples.insert(samples.end(), rest.begin(), rest.end());
    return samples;
  }

 private:
  static constexpr std::int64_t kCross = 2 * 48000;
  Player player_;
};

/// Least and most of the level of half seconds.
std::pair<double, double> range(const Samples& samples) {
  double least = 0, most = -200;
  for (double from = 0.5; from + 0.5 < 13; from += 0.1) {
    least = std::min(least, level(samples, from, 0.5));
    most = std::max(most, level(samples, from, 0.5));
  }
  return {least, most};
}

}  // namespace

TEST_CASE("an unplanned crossfade keeps its power, alike or not") {
  Folder folder;
  const auto a = noise(15, 0.3F, 1), b = noise(15, 0.3F, 2);
  const auto one = writeWav(folder / "a.wav", a), other = writeWav(folder / "b.wav", b);
  const auto half = writeWav(folder / "half.wav", mixed(a, std::sqrt(0.5), b, std::sqrt(0.5)));
  const double usual = level(a, 0, 15);
  const auto keeps = [&](const Samples& samples) {
    const auto [least, most] = range(samples);
    CHECK(least > usual - 0.5);
    CHECK(most < usual + 0.5);
  };
  keeps(Unplanned().play(spec(one), spec(one, 2)));    // the same, frame by frame
  keeps(Unplanned().play(spec(one), spec(half, 2)));   // half of it is the same
  keeps(Unplanned().play(spec(one), spec(other)));     // nothing is
  keeps(Unplanned().play(spec(one), spec(one, 2.5)));  // nor here
  keeps(Unplanned().play(spec(half, 1), spec(one, 3)));
}

TEST_CASE("what is measured of an unplanned crossfade is the same live and offline, for any block") {
  Folder folder;
  const auto a = noise(15, 0.3F, 1), b = noise(15, 0.3F, 2);
  const auto one = writeWav(folder / "a.wav", a);
  const auto half = writeWav(folder / "half.wav", mixed(a, 0.7, b, 0.7));
  const auto reference = Unplanned().play(spec(one), spec(half, 2));
  for (const std::int64_t block : {100, 1024, 4096, 96000}) {
    CHECK(Unplanned().play(spec(one), spec(half, 2), block) == reference);
    CHECK(Unplanned(Reading::onThread).play(spec(one), spec(half, 2), block) == reference);
  }
}

TEST_CASE("of two clips what is decoded ahead is compared, and nothing else") {
  const auto filled = [](const Samples& samples, std::int64_t written) {
    auto clip = std::make_unique<Clip>(ClipId{1}, Bus::music, 1.0F);
    for (std::int64_t i = 0; i < written; ++i) std::copy_n(samples.begin() + 2 * i, 2, clip->frame(i));
    clip->written = written;
    return clip;
  };
  const auto a = noise(10, 0.3F, 1);
  const Samples later(a.begin() + 2 * 96000, a.end());
  const auto r = [&](Clip& out, Clip& in) { return likenessAhead(out, seconds(2), in, seconds(8)); };
  const auto out = filled(a, 6 * 48000), in = filled(later, 4 * 48000);
  CHECK(r(*out, *in) == doctest::Approx(1));
  CHECK(likenessAhead(*out, seconds(1), *in, seconds(8)) < 0.02);
  CHECK(r(*filled(a, 6 * 48000 - 1), *in) == 0);
  CHECK(r(*out, *filled(later, 4 * 48000 - 1)) == 0);
  out->read = 2 * 48000 + 12000;
  CHECK(r(*out, *in) == doctest::Approx(1));
  out->read = 2 * 48000 + 12001;  // may be written over
  CHECK(r(*out, *in) == 0);
  out->read = 0;
  out->end = 3 * 48000;  // ends in the crossfade: what both have
  CHECK(r(*out, *in) == doctest::Approx(1));
  out->end = 2 * 48000;
  CHECK(r(*out, *in) == 0);
}

TEST_CASE("what is kept for a look is not written over") {
  Clip clip({1}, Bus::music, 1.0F);
  clip.read = 1000;
  CHECK(clip.room(1000) == Clip::kCapacity);
  CHECK_FALSE(clip.keep(999));
  CHECK(clip.keep(1500));
  clip.read = 3000;
  CHECK(clip.room(3000) == Clip::kCapacity - 1500);
  clip.letGo();
  CHECK(clip.room(3000) == Clip::kCapacity);
}

TEST_CASE("a look at what is decoded ahead sees no other sound, while the mixer reads on and readers write") {
  Folder folder;
  const auto file = writeWav(folder / "a.wav", noise(1, 0.3F, 5));
  const auto open = [file] { return openSource(FileSpec{file, {}, {}, true}); };
  const auto out = std::make_shared<Clip>(ClipId{1}, Bus::music, 1.0F);
  const auto in = std::make_shared<Clip>(ClipId{2}, Bus::music, 1.0F);
  ReadAhead readAhead(Reading::onThread);
  readAhead.add(std::make_unique<ClipFiller>(out, open));
  readAhead.add(std::make_unique<ClipFiller>(in, open));
  std::atomic<std::int64_t> allowed{0};
  std::atomic<bool> stop{false};
  constexpr std::int64_t kBlock = 4800;
  std::thread mixer([&] {
    while (!stop) {
      const auto read = out->read.load();
      if (read + kBlock <= allowed && out->available() >= kBlock) out->read = read + kBlock;
      std::this_thread::yield();
    }
  });
  int measured = 0;
  for (int turn = 0; turn < 20; ++turn) {
    readAhead.ensure({out.get(), in.get()}, seconds(9));
    const auto from = (allowed / 48000 + 1) * 48000;
    allowed = from + (turn % 2 == 0 ? 12000 : 96000);  // the mixer stops where it begins to look, or behind
    const auto alike = likenessAhead(*out, core::Frames{from}, *in, seconds(8));
    measured += alike > 0 ? 1 : 0;
    CHECK((alike == 0 || alike > 0.9999));
    while (out->read.load() + kBlock <= allowed) readAhead.ensure({out.get()}, seconds(0.1));
  }
  stop = true;
  mixer.join();
  CHECK(measured >= 10);
}
