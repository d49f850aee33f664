#include <SDL.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <vector>

#include "core/files.hpp"
#include "platform/device_sink.hpp"

using namespace lw;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / "lullwater-platform-sink";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
};

void append(std::string& to, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to.push_back(static_cast<char>((value >> (8 * i)) & 0xffU));
}

/// One second of stereo sine. WAV under the cue's name: what a file is, its content says.
void writeCue(const fs::path& file, double hertz) {
  std::string data;
  for (int i = 0; i < 48000; ++i)
    for (int side = 0; side < 2; ++side)
      append(
          data,
          static_cast<std::uint32_t>(std::lround(12000 * std::sin(2 * 3.14159265358979 * hertz * i / 48000))),
          2);
  std::string wav = "RIFF";
  append(wav, static_cast<std::uint32_t>(data.size()) + 36, 4);
  wav += "WAVEfmt ";
  for (const auto& [value, bytes] :
       {std::pair{16U, 4}, {1U, 2}, {2U, 2}, {48000U, 4}, {192000U, 4}, {4U, 2}, {16U, 2}})
    append(wav, value, bytes);
  wav += "data";
  append(wav, static_cast<std::uint32_t>(data.size()), 4);
  core::writeFileAtomically(file, wav + data);
}

void writeCues(const fs::path& folder) {
  int hertz = 100;
  for (const char* name : {"click", "call-low", "call-medium", "call-high", "trouble"})
    writeCue(folder / (std::string(name) + ".flac"), hertz += 100);
}

/// The device pulls on its own thread, as fast as the driver lets it.
template <class Condition>
void until(Condition met) {
  while (!met()) std::this_thread::yield();
}

std::vector<float> readSamples(const fs::path& file) {
  const auto bytes = core::readTextFile(file, std::uintmax_t{1} << 30);
  std::vector<float> samples(bytes.size() / sizeof(float));
  std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
  return samples;
}

}  // namespace

TEST_CASE("what goes to the device is the tone, faded in and out, and only then it sounds") {
  const Folder folder;
  writeCues(folder.path);
  const auto heard = folder.path / "heard.raw";
  ::setenv("SDL_AUDIODRIVER", "disk", 1);
  ::setenv("SDL_DISKAUDIOFILE", heard.c_str(), 1);
  ::setenv("SDL_DISKAUDIODELAY", "1", 1);
  audio::Player player(audio::Reading::inlined);
  core::FramePos begin;
  {
    platform::DeviceSink sink(player, {"", folder.path, core::Frames{480}});
    CHECK(sink.missingCues().empty());
    CHECK(sink.latency() >= core::Frames{1024 + 480});
    until([&] { return player.position().time_since_epoch() > core::Frames{10000}; });
    CHECK_FALSE(sink.sounding());
    sink.play(platform::ToneName::high);
    until([&] { return sink.sounding(); });
    begin = player.position();
    until([&] { return player.position() > begin + core::Frames{48000}; });
    sink.play(platform::ToneName::none);
    CHECK_FALSE(sink.sounding());
    const auto end = player.position();
    until([&] { return player.position() > end + core::Frames{24000}; });
    CHECK(sink.failure().empty());
  }
  const auto samples = readSamples(heard);
  REQUIRE(samples.size() > 2 * 80000);
  const auto peak = [&](std::size_t from, std::size_t to) {
    float most = 0;
    for (std::size_t i = 2 * from; i < 2 * to; i += 2) most = std::max(most, std::abs(samples[i]));
    return most;
  };
  CHECK(peak(0, 9000) == 0.0F);
  const auto first = static_cast<std::size_t>(begin.time_since_epoch().count());
  CHECK(peak(first, first + 48000) == doctest::Approx(12000.0 / 32768).epsilon(0.01));
  CHECK(std::abs(samples.back()) == 0.0F);
  // A 500 Hz sine never moves by more than this a frame; a hard edge would.
  const double bound = 12000.0 / 32768 * 2 * 3.14159 * 500 / 48000 * 1.1;
  double largest = 0;
  for (std::size_t i = 2; i < samples.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(samples[i]) - samples[i - 2]));
  CHECK(largest < bound);
}

TEST_CASE("missing cues are named, and a call still sounds") {
  const Folder folder;
  writeCue(folder.path / "call-low.flac", 300);
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  audio::Player player(audio::Reading::inlined);
  platform::DeviceSink sink(player, {"", folder.path, {}});
  REQUIRE(sink.missingCues().size() == 4);
  CHECK(sink.missingCues()[0].find("click.flac") != std::string::npos);
  sink.play(platform::ToneName::click);
  sink.play(platform::ToneName::high);
  until([&] { return sink.sounding(); });
  sink.play(platform::ToneName::trouble);
  CHECK_FALSE(sink.sounding());
  CHECK(sink.failure().empty());
}

TEST_CASE("a removed device is a failure, and nothing sounds") {
  const Folder folder;
  writeCues(folder.path);
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  audio::Player player(audio::Reading::inlined);
  platform::DeviceSink sink(player, {"", folder.path, {}});
  sink.play(platform::ToneName::medium);
  until([&] { return sink.sounding(); });
  SDL_Event event{};
  event.type = SDL_AUDIODEVICEREMOVED;
  event.adevice.which = 2;
  SDL_PushEvent(&event);
  CHECK(sink.failure() == "the sound device has been removed");
  CHECK_FALSE(sink.sounding());
}

TEST_CASE("a device that can't be opened is named, and a dummy is no sound") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  CHECK_FALSE(platform::soundAvailable());
  CHECK(platform::soundGoesNowhere());
  ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  audio::Player player(audio::Reading::inlined);
  CHECK_THROWS_AS(platform::DeviceSink(player, {"Speaker 9", "", {}}), std::runtime_error);
  CHECK_FALSE(platform::soundAvailable());
}
