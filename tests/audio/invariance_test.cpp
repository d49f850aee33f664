#include <doctest/doctest.h>

#include <array>
#include <random>

#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// Twenty-four clips of all kinds, fades, ducks and stops over five seconds.
void compose(Player& player, const Folder& folder) {
  const auto a = folder / "a.wav";
  const auto b = folder / "b.wav";
  for (unsigned i = 0; i < 24; ++i) {
    const auto bus = static_cast<Bus>(i % 4);
    SourceSpec source = FileSpec{i % 2 == 0 ? a : b, seconds(0.1 * i), {}, i % 3 == 0};
    if (bus == Bus::breath)
      source = BreathSpec{{{seconds(0.2), seconds(2), true}, {seconds(2.2), seconds(2), false}}};
    player.submit(OpenClip{{i}, bus, source, Decibels{-20}});
    player.submit(
        StartClip{{i}, at(100 + 9973 * (i % 12)), seconds(0.2 * (i % 5)), static_cast<Shape>(i % 2)});
    if (i % 4 == 1)
      player.submit(StopClip{{i}, at(130000 + 777 * i), seconds(0.5), static_cast<Shape>(i % 2)});
  }
  player.submit(FadeBus{Bus::music, at(70001), seconds(1), Decibels{-12}});
  player.submit(FadeBus{Bus::music, at(150001), seconds(1.5), Decibels{0}});
  player.submit(FadeBus{Bus::master, at(100), seconds(3), Decibels{-3}, Shape::equalPower});
}

std::pair<Samples, std::string> play(const Folder& folder, Reading reading,
                                     const std::vector<std::int64_t>& blocks) {
  Player player(reading);
  compose(player, folder);
  Samples all;
  std::string log;
  for (std::size_t turn = 0; all.size() < 2 * 5 * 48000; ++turn) {
    const auto left = 5 * 48000 - static_cast<std::int64_t>(all.size() / 2);
    const auto part = pull(player, Frames{std::min(left, blocks[turn % blocks.size()])}, 1 << 20);
    all.insert(all.end(), part.begin(), part.end());
    for (const auto& report : player.takeReports())
      log += std::to_string(report.index()) + "@" +
             std::to_string(
                 std::visit([](const auto& value) { return value.at.time_since_epoch().count(); }, report)) +
             " ";
  }
  return {all, log};
}

struct Material {
  Material() {
    write(folder / "a.wav", {.container = "wav", .codec = "pcm_s16le", .rate = 44100},
          noise(6, 0.5F, 3, 44100));
    writeWav(folder / "b.wav", noise(2.5, 0.4F, 4));
  }
  Folder folder;
};

}  // namespace

TEST_CASE("block sizes don't change a bit") {
  const Material material;
  const auto reference = play(material.folder, Reading::inlined, {1024});
  CHECK(largestStep(reference.first) > 0.01F);
  CHECK(play(material.folder, Reading::inlined, {480}) == reference);
  CHECK(play(material.folder, Reading::inlined, {333, 1024, 17, 4096, 64, 1}) == reference);
  std::mt19937 random(7);
  std::vector<std::int64_t> jumble;
  for (int i = 0; i < 500; ++i) jumble.push_back(1 + random() % 3000);
  CHECK(play(material.folder, Reading::inlined, jumble) == reference);
}

TEST_CASE("block size 1 doesn't change a bit") {
  const Material material;
  CHECK(play(material.folder, Reading::inlined, {1}).first ==
        play(material.folder, Reading::inlined, {1024}).first);
}

TEST_CASE("reading on a thread doesn't change a bit") {
  const Material material;
  const auto reference = play(material.folder, Reading::inlined, {1024});
  CHECK(play(material.folder, Reading::onThread, {1024}) == reference);
  CHECK(play(material.folder, Reading::onThread, {333, 1024, 17, 4096, 64}) == reference);
}
