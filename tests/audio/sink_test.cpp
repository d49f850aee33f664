#include <doctest/doctest.h>
#include <sys/resource.h>

#include <condition_variable>
#include <csignal>

#include "audio/encoder.hpp"
#include "audio/file_reader.hpp"
#include "audio/scan.hpp"
#include "audio/sink.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

void startTone(Player& player, const Folder& folder) {
  const auto file = writeWav(folder / "tone.wav", sine(997, 6, 0.1));
  player.submit(OpenClip{{1}, Bus::music, FileSpec{file, {}, {}}, Decibels{0}});
  player.submit(StartClip{{1}, at(0), seconds(0.3)});
}

}  // namespace

TEST_CASE("what is pulled into a file is what is rendered") {
  Folder folder;
  Player reference(Reading::inlined);
  startTone(reference, folder);
  const auto expected = pull(reference, seconds(5));
  for (const auto* name : {"out.wav", "out.flac", "out.opus"}) {
    CAPTURE(name);
    Player player(Reading::inlined);
    startTone(player, folder);
    FileSink sink(player, folder / name, WavSamples::float32);
    sink.pull(seconds(2));
    CHECK_FALSE(std::filesystem::exists(folder / name));
    sink.pull(seconds(3), Frames{77});
    sink.finish();
    FileReader reader(FileSpec{folder / name, {}, {}});
    Samples samples;
    for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next())
      samples.insert(samples.end(), chunk.samples.begin(), chunk.samples.end());
    REQUIRE(samples.size() == expected.size());
    float largest = 0;
    for (std::size_t i = 0; i < samples.size(); ++i)
      largest = std::max(largest, std::fabs(samples[i] - expected[i]));
    const std::string_view kind(name);
    CHECK(largest <= (kind.ends_with("wav") ? 0 : kind.ends_with("flac") ? 3e-7F : 0.02F));
    CHECK(std::fabs(measureFile(folder / name).integrated.value + 20) < 0.5);
  }
}

TEST_CASE(
    "a WAV file holds each sample to the nearest step, whatever the blocks, and none beyond full scale") {
  Folder folder;
  Samples sound = noise(1.3, 0.9F, 1);
  sound[2001] = 7;
  sound[2002] = -7;
  for (const auto& [codec, step] : {std::pair{"pcm_s16le", 1 / 32768.0F}, {"pcm_s24le", 1 / 8388608.0F}}) {
    CAPTURE(codec);
    const auto file = folder / "x.wav";
    Encoder encoder(file, {.container = "wav", .codec = codec, .bits = 24});
    for (std::size_t at = 0, block = 1; at < sound.size() / 2; at += block, block = 3 * block + 1)
      encoder.write(sound.data() + 2 * at, std::min(block, sound.size() / 2 - at));
    encoder.finish();
    FileReader reader(FileSpec{file, {}, {}});
    Samples samples;
    for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next())
      samples.insert(samples.end(), chunk.samples.begin(), chunk.samples.end());
    REQUIRE(samples.size() == sound.size());
    float largest = 0;
    for (std::size_t i = 0; i < samples.size(); ++i)
      largest = std::max(largest, std::fabs(samples[i] - std::clamp(sound[i], -1.0F, 1 - step)));
    CHECK(largest <= 0.5F * step + 6e-8F);
  }
}

TEST_CASE("a file that was not finished leaves nothing behind") {
  Folder folder;
  const auto out = folder / "out";
  std::filesystem::create_directories(out);
  Player player(Reading::inlined);
  {
    FileSink sink(player, out / "x.flac");
    sink.pull(seconds(1));
    CHECK(entries(out) == 1);
  }
  CHECK(entries(out) == 0);
  CHECK_THROWS_AS(FileSink(player, out / "x.mid"), std::runtime_error);
  CHECK_THROWS_AS(FileSink(player, folder / "nowhere/x.wav"), std::runtime_error);
  std::filesystem::create_directories(out / "folder.wav");
  CHECK_THROWS_AS(FileSink(player, out / "folder.wav"), std::runtime_error);
}

TEST_CASE("a full disk is said and leaves nothing behind") {
  Folder folder;
  const auto out = folder / "out";
  std::filesystem::create_directories(out);
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  rlimit small = old;
  small.rlim_cur = 100000;
  setrlimit(RLIMIT_FSIZE, &small);
  Player player(Reading::inlined);
  std::string why;
  try {
    FileSink sink(player, out / "x.wav");
    sink.pull(seconds(10));
    sink.finish();
  } catch (const std::runtime_error& error) {
    why = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, before);
  CHECK(why.find("can't write") != std::string::npos);
  CHECK(why.find("File too large") != std::string::npos);
  CHECK(entries(out) == 0);
}

TEST_CASE("a room without a device goes on, until its fault says otherwise") {
  Player player(Reading::onThread);
  NullSink sink(player, {.latency = Frames{4800}, .jitter = Frames{100}, .stopsAfter = Frames{3000}});
  CHECK(sink.latency() >= Frames{4800});
  const auto last = at(3072) + Player::kLatency;
  while (player.position() < last) std::this_thread::yield();
  CHECK(player.position() == last);
}
