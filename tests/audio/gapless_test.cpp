#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/open_source.hpp"
#include "audio/scan.hpp"
#include "audio/source_reader.hpp"
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
  std::int64_t spoilt = 0;  ///< frames to both sides of the join of which no more is asked than that they
                            ///< are what the files hold: FFmpeg's AAC takes so long to find into a sound
};

std::vector<Format> formats() {
  return {{"x.wav", {.container = "wav", .codec = "pcm_f32le"}, 1e-5},
          {"x.flac", {.container = "flac", .codec = "flac", .bits = 24}, 1e-5},
          {"x.alac.m4a", {.container = "ipod", .codec = "alac", .bits = 24}, 1e-5},
          {"x.ogg", {.container = "ogg", .codec = "libvorbis", .bitRate = 192000}, 0.03},
          {"x.opus", {.container = "opus", .codec = "libopus", .bitRate = 192000}, 0.12},
          {"x.mp3", {.container = "mp3", .codec = "libmp3lame", .bitRate = 256000}, 0.15},
          {"x.m4a", {.container = "ipod", .codec = "aac", .bitRate = 256000}, 0.01, 2400}};
}

/// Within a wave. FFmpeg writes an M4A's length in whole milliseconds, and the padding of an MP3 wrongly
/// where that is more than a frame: at other places what it encodes is not the length of what it was given.
std::ptrdiff_t cutAt(int rate) {
  return std::ptrdiff_t{rate} * (rate == 48000 ? 2988 : 2990) / 1000;
}

/// A sine cut in two within a wave, each half in a file of its own.
FileSpec cutInTwo(const Folder& folder, const Format& format, int rate) {
  auto spec = format.spec;
  spec.rate = rate;
  const auto whole = sine(kHz, 6, kAmplitude, rate);
  const auto cut = whole.begin() + 2 * cutAt(rate);
  const auto a = write(folder / (std::string("a-") + format.name), spec, {whole.begin(), cut});
  const auto b = write(folder / (std::string("b-") + format.name), spec, {cut, whole.end()});
  FileSpec sound{a, {}, {}, false, {}};
  sound.own = measureFile(a).length;
  sound.then.push_back({b, measureFile(b).length, {}});
  return sound;
}

Samples played(const FileSpec& sound, core::Frames length) {
  Player player(Reading::inlined);
  player.submit(OpenClip{{1}, Bus::music, sound, core::Decibels{0}, {}});
  player.submit(StartClip{{1}, at(0)});
  return pull(player, length);
}

Samples decoded(const std::filesystem::path& file) {
  Samples all;
  const auto reader = openSource(FileSpec{file, {}, {}, false, {}});
  for (auto chunk = reader->next(); !chunk.samples.empty(); chunk = reader->next())
    all.insert(all.end(), chunk.samples.begin(), chunk.samples.end());
  return all;
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
      CAPTURE(std::string(format.name));
      CAPTURE(rate);
      const auto sound = cutInTwo(folder, format, rate);
      const auto join = sound.own.count();
      CHECK(join == 48 * cutAt(rate) * 1000 / rate);  // neither delay nor padding
      CHECK(std::abs(sound.then.front().length.count() + join - 6 * 48000) <= 2);
      const auto samples = played(sound, seconds(5.9));
      const double most = std::max(worst(samples, join - 9600, join - format.spoilt),
                                   worst(samples, join + format.spoilt, join + 9600)) /
                          kAmplitude;
      if (rate == 48000) {  // what is decoded of the one, then of the other
        auto parts = decoded(sound.file);
        const auto second = decoded(sound.then.front().file);
        parts.insert(parts.end(), second.begin(), second.end());
        double apart = 0;
        for (std::size_t i = 0; i < 2 * 264000; ++i)  // before its end fades
          apart = std::max(apart, std::fabs(static_cast<double>(samples[i] - parts.at(i))));
        CHECK(apart == 0);
      }
      MESSAGE(std::string(format.name)
              << " at " << rate << " Hz: off by " << most << " of the amplitude at the join");
      CHECK(most < format.tolerance);
      if (format.spoilt > 0) continue;
      CHECK(largestStep({samples.begin() + 2 * (join - 9600), samples.begin() + 2 * (join + 9600)}) <
            kAmplitude * (1.01 * 2 * std::numbers::pi * kHz / 48000 + 2 * format.tolerance));
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
  player.submit(OpenClip{{1}, Bus::music, sound, core::Decibels{0}, {}});
  player.submit(StartClip{{1}, at(0)});
  samples = pull(player, seconds(4));
  CHECK(largestStep(samples) < 1.05 * kAmplitude * 2 * std::numbers::pi * kHz / 48000);
  CHECK(std::ranges::any_of(player.takeReports(),
                            [](const auto& report) { return std::holds_alternative<ClipFailed>(report); }));

  sound.then.front() = {folder / "b.wav", core::Frames{188000}, {1, 1}};  // another file than was measured
  Player other(Reading::inlined);
  other.submit(OpenClip{{1}, Bus::music, sound, core::Decibels{0}, {}});
  other.submit(StartClip{{1}, at(0)});
  pull(other, seconds(4));
  CHECK(std::ranges::any_of(other.takeReports(),
                            [](const auto& report) { return std::holds_alternative<ClipFailed>(report); }));
}
