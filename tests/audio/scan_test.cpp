#include <doctest/doctest.h>

#include <fstream>

#include "audio/scan.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

TEST_CASE("a 997 Hz sine on both sides at -23 dBFS measures -23 LUFS (EBU Tech 3341)") {
  Folder folder;
  for (const double level : {-23.0, -33.0}) {
    const auto sound = sine(997, 20, std::pow(10, level / 20));
    for (const auto* name : {"a.wav", "a.flac"}) {
      const bool wav = std::string_view(name).ends_with("wav");
      const EncoderSpec spec = wav ? EncoderSpec{.container = "wav", .codec = "pcm_f32le"}
                                   : EncoderSpec{.container = "flac", .codec = "flac", .bits = 24};
      const auto measure = measureFile(write(folder / name, spec, sound));
      CHECK(std::fabs(measure.integrated.value - level) < 0.1);
      CHECK(std::fabs(measure.truePeak.value - level) < 0.2);
      CHECK(measure.range.value < 0.1);
      CHECK(measure.length == seconds(20));
    }
  }
}

TEST_CASE("the gate leaves pauses out and short sounds are measured too") {
  Folder folder;
  const auto tone = [](double length) { return sine(997, length, std::pow(10, -23.0 / 20)); };
  auto pauses = tone(10);
  pauses.resize(2 * 48000 * 20, 0.0F);
  CHECK(std::fabs(measureFile(writeWav(folder / "pauses.wav", pauses)).integrated.value + 23) < 0.1);
  for (const double length : {1.0, 0.5, 0.3, 0.1})
    CHECK(std::fabs(measureFile(writeWav(folder / "short.wav", tone(length))).integrated.value + 23) < 0.5);
  const auto silent = measureFile(writeWav(folder / "silent.wav", Samples(2 * 48000, 0.0F)));
  CHECK(silent.integrated.value == -70);
  CHECK(silent.headSilence == seconds(1));
}

TEST_CASE("true peak sees between the samples, head and tail silence are found") {
  Folder folder;
  // A quarter of the rate, 45 degrees off: every sample is 3 dB below the peak.
  Samples sound(2 * 24000, 0.0F);
  for (int i = 0; i < 48000; ++i) {
    const auto value = static_cast<float>(0.5 * std::sin(std::numbers::pi / 2 * i + std::numbers::pi / 4) *
                                          std::min(1.0, i / 4800.0));
    sound.insert(sound.end(), 2, value);
  }
  sound.resize(sound.size() + 2 * 12000, 0.0F);
  const auto measure = measureFile(writeWav(folder / "peak.wav", sound));
  CHECK(std::fabs(measure.truePeak.value - decibels(0.5).value) < 0.3);
  CHECK(std::fabs(toSeconds(measure.headSilence) - 0.5) < 0.02);
  CHECK(std::fabs(toSeconds(measure.tailSilence) - 0.25) < 0.02);
}

TEST_CASE("a file that is still being copied is not measured by its first part") {
  Folder folder;
  const auto file = writeWav(folder / "copied.wav", sine(440, 40, 0.1, 8000), 8000);
  const auto writeMore = [&](double) {
    std::ofstream(file, std::ios::binary | std::ios::app) << "more";
    return true;
  };
  CHECK_THROWS_WITH(measureFile(file, writeMore), doctest::Contains("it is being written to; try again"));
  CHECK_NOTHROW(measureFile(file));
}

TEST_CASE("a scan measures once, by content, and tells of what it can't read") {
  Folder folder;
  const auto a = writeWav(folder / "a b.wav", sine(997, 2, 0.1));
  const auto b = writeWav(folder / "b%\t.wav", sine(997, 2, 0.2));
  std::ofstream(folder / "c.wav") << "no sound";
  const auto cache = folder / "deep/folder/cache";
  std::vector<std::size_t> steps;
  const auto first = scan({a, b, folder / "c.wav", folder / "none.wav", a}, cache,
                          [&](std::size_t done, std::size_t total, const auto&) {
                            steps.push_back(done);
                            CHECK(total == 4);
                          });
  CHECK(steps == std::vector<std::size_t>{1, 2, 3, 4});
  REQUIRE(first.measures.size() == 2);
  CHECK(first.failures.size() == 2);
  CHECK(std::fabs(first.measures.at(a).integrated.value + 20) < 0.2);

  // Same content elsewhere, and the same file again: nothing has to be read.
  std::filesystem::copy(a, folder / "copy.wav");
  const auto second = scan({folder / "copy.wav", b}, cache);
  CHECK(second.measures.at(folder / "copy.wav").integrated == first.measures.at(a).integrated);
  CHECK(second.measures.at(b).truePeak == first.measures.at(b).truePeak);
  ScanOptions options;
  options.cache = cache;
  options.progress = [](const ScanProgress& now) { CHECK(now.bytesTotal == 0); };
  CHECK(scan({a, b, folder / "copy.wav"}, options).measures.size() == 3);

  writeWav(a, sine(997, 3, 0.4));
  CHECK(std::fabs(scan({a}, cache).measures.at(a).integrated.value + 8) < 0.2);
}
