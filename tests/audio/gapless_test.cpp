#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/scan.hpp"
#include "sounds.hpp"

using namespace lw;
using namespace lw::audio;
using namespace lw::test;

namespace {

constexpr double kHz = 441;
constexpr double kAmplitude = 0.3;

struct Format {
  const char* name;
  EncoderSpec spec;
  double tolerance;  ///< at the join, of the amplitude; each half was encoded without a word of the other
};

std::vector<Format> formats() {
  return {{"x.wav", {.container = "wav", .codec = "pcm_f32le"}, 0.0005},
          {"x.flac", {.container = "flac", .codec = "flac", .bits = 24}, 0.0005},
          {"x.alac.m4a", {.container = "ipod", .codec = "alac", .bits = 24}, 0.0005},
          {"x.ogg", {.container = "ogg", .codec = "libvorbis", .bitRate = 192000}, 0.2},
          {"x.opus", {.container = "opus", .codec = "libopus", .bitRate = 192000}, 0.2},
          {"x.mp3", {.container = "mp3", .codec = "libmp3lame", .bitRate = 256000}, 0.2},
          {"x.m4a", {.container = "ipod", .codec = "aac", .bitRate = 256000}, 0.2}};
}

/// A sine cut in two within a wave, each half in a file of its own.
FileSpec cutInTwo(const Folder& folder, const Format& format, int rate) {
  auto spec = format.spec;
  spec.rate = rate;
  const auto whole = sine(kHz, 6, kAmplitude, rate);
  const auto cut = whole.begin() + 2 * (3 * rate + rate / 1764);  // a quarter wave beyond a whole one
  const auto a = write(folder / (std::string("a-") + format.name), spec, {whole.begin(), cut});
  const auto b = write(folder / (std::string("b-") + format.name), spec, {cut, whole.end()});
  FileSpec sound{a, {}, {}, false, {}};
  sound.own = measureFile(a).length;
  sound.then.push_back({b, measureFile(b).length, {}});
  return sound;
}

Samples played(const FileSpec& sound, core::Frames length) {
  Player player(Reading::inlined);
  player.submit(OpenClip{{1}, Bus::music, sound, Decibels{0}, {}});
  player.submit(StartClip{{1}, at(0)});
  return pull(player, length);
}

/// The largest difference from the sine that was cut, from frame `from` to `to`.
double worst(const Samples& samples, std::int64_t from, std::int64_t to) {
  double most = 0;
  for (auto i = from; i < to; ++i) {
    const double right = kAmplitude * std::sin(2 * std::numbers::pi * kHz * static_cast<double>(i) / 48000);
    most = std::max(most, std::fabs(static_cast<double>(samples[2 * static_cast<std::size_t>(i)]) - right));
  }
  return most;
}

}  // namespace

TEST_CASE("files of one recording join without a step, a dip or a click") {
  Folder folder;
  for (const auto& format : formats())
    for (const int rate : {44100, 48000}) {
      if (rate == 44100 && std::string_view(format.spec.codec) == "libopus") continue;  // knows 48 kHz alone
      CAPTURE(format.name);
      CAPTURE(rate);
      const auto sound = cutInTwo(folder, format, rate);
      const auto join = sound.own.count();
      CHECK(std::abs(join - (3 * 48000 + 48000 / 1764)) <= 1);  // neither delay nor padding
      CHECK(std::abs(sound.then.front().length.count() + join - 6 * 48000) <= 2);
      const auto samples = played(sound, seconds(5.9));
      const double most = worst(samples, join - 9600, join + 9600) / kAmplitude;
      MESSAGE(format.name << " at " << rate << " Hz: off by " << most << " of the amplitude at the join");
      CHECK(most < format.tolerance);
      CHECK(largestStep({samples.begin() + 2 * (join - 9600), samples.begin() + 2 * (join + 9600)}) <
            (1 + 2 * format.tolerance) * kAmplitude * 2 * std::numbers::pi * kHz / 48000);
    }
}

TEST_CASE("a recording in files ends, is cut and is refused like a file") {
  Folder folder;
  const auto whole = sine(kHz, 6, kAmplitude);
  const auto cut = whole.begin() + 2 * 100000;
  FileSpec sound{writeWav(folder / "a.wav", {whole.begin(), cut}), {}, {}, false, {}};
  sound.own = core::Frames{100000};
  sound.then.push_back({writeWav(folder / "b.wav", {cut, whole.end()}), core::Frames{188000}, {}});
  sound.length = seconds(4);
  auto samples = played(sound, seconds(5));
  CHECK(worst(samples, 0, 4 * 48000 - 14400) < 0.001);
  CHECK(largestStep(samples) < 1.05 * kAmplitude * 2 * std::numbers::pi * kHz / 48000);  // and a fade at 4 s
  CHECK(std::all_of(samples.begin() + 2 * 4 * 48000, samples.end(), [](float s) { return s == 0; }));

  sound.then.front().file = folder / "none.wav";  // the ordinary fade, and the fault is told
  Player player(Reading::inlined);
  player.submit(OpenClip{{1}, Bus::music, sound, Decibels{0}, {}});
  player.submit(StartClip{{1}, at(0)});
  samples = pull(player, seconds(4));
  CHECK(largestStep(samples) < 1.05 * kAmplitude * 2 * std::numbers::pi * kHz / 48000);
  CHECK(std::ranges::any_of(player.takeReports(),
                            [](const auto& report) { return std::holds_alternative<ClipFailed>(report); }));

  sound.then.front() = {folder / "b.wav", core::Frames{188000}, {1, 1}};  // another file than was measured
  Player other(Reading::inlined);
  other.submit(OpenClip{{1}, Bus::music, sound, Decibels{0}, {}});
  other.submit(StartClip{{1}, at(0)});
  pull(other, seconds(4));
  CHECK(std::ranges::any_of(other.takeReports(),
                            [](const auto& report) { return std::holds_alternative<ClipFailed>(report); }));
}
