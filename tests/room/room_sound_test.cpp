#include "room/room_sound.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

using namespace lw;
using namespace lw::room;
using namespace std::chrono_literals;

namespace {

/// A device that a test breaks and mends. It pulls when the test says so.
class FakeDevice : public platform::RoomDevice {
 public:
  FakeDevice(audio::Player& player, bool& broken, platform::ToneName& tone)
      : player_(player), broken_(broken), tone_(tone) {}
  core::Frames latency() const override { return {}; }
  core::FramePos heard(std::chrono::nanoseconds) override { return player_.position(); }
  void play(platform::ToneName tone) override { tone_ = tone; }
  bool sounding() const override { return !broken_; }
  std::string failure() const override { return broken_ ? "unplugged" : ""; }

 private:
  audio::Player& player_;
  bool& broken_;
  platform::ToneName& tone_;
};

struct Room {
  audio::Player player{audio::Reading::onThread};
  bool broken = false, there = true;
  call::Tone wanted = call::Tone::none;
  platform::ToneName played = platform::ToneName::none;
  std::vector<std::string> told{};
  std::vector<RoomSound::Extra> extras{};
  RoomSound sound{player, hooks(), extras};

  RoomSound::Hooks hooks() {
    RoomSound::Hooks hooks;
    hooks.tone = [this] { return wanted; };
    hooks.sounder = [](bool, core::UiTime) {};
    hooks.lost = [this](const std::string& why) { told.push_back("lost: " + why); };
    hooks.back = [this] { told.emplace_back("back"); };
    hooks.trouble = [this](const std::string& why) { told.push_back("trouble: " + why); };
    hooks.available = [this] { return there; };
    hooks.open = [this](audio::Tap) -> std::unique_ptr<platform::RoomDevice> {
      if (broken) throw std::runtime_error("taken by another program");
      return std::make_unique<FakeDevice>(player, broken, played);
    };
    return hooks;
  }
};

}  // namespace

TEST_CASE("a device that goes is told, time goes on without it, and it is taken again once it is back") {
  Room room;
  room.sound.turn(0ms);
  CHECK(room.told.empty());
  room.broken = true;
  room.there = false;
  room.sound.turn(100ms);
  CHECK(room.told == std::vector<std::string>{"lost: unplugged"});
  const auto before = room.player.position();
  while (room.player.position() <= before) std::this_thread::yield();  // a clock pulls in its place
  room.sound.turn(5000ms);
  CHECK(room.told.size() == 1);
  room.there = true;  // listed, but another program has it
  room.sound.turn(10000ms);
  CHECK(room.told.size() == 1);
  const auto held = room.player.position();
  while (room.player.position() <= held) std::this_thread::yield();
  room.broken = false;
  room.sound.turn(11000ms);  // not before two seconds are over
  CHECK(room.told.size() == 1);
  room.sound.turn(12500ms);
  CHECK(room.told.back() == "back");
  CHECK(room.sound.heard() <= room.player.position());
}

TEST_CASE("a call's tone is let go before the device is") {
  Room room;
  room.wanted = call::Tone::high;
  room.sound.turn(0ms);
  CHECK(room.played == platform::ToneName::high);
  room.sound.hush();
  CHECK(room.played == platform::ToneName::none);
}

TEST_CASE("as long as another output sounds, nothing is silenced for the first one") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  Room room{.extras = {{"", core::Decibels{0}}}};
  room.broken = true;
  room.there = false;
  room.sound.turn(100ms);
  CHECK(room.told == std::vector<std::string>{"trouble: unplugged"});
  room.sound.turn(3000ms);
  CHECK(room.told.size() == 1);
  room.there = true;
  room.broken = false;
  room.sound.turn(6000ms);
  CHECK(room.told.back() == "back");  // so that it begins with a fade
}
