#include "room/live.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "audio/sink.hpp"
#include "core/files.hpp"
#include "platform/clocks.hpp"
#include "platform/device_sink.hpp"
#include "platform/window.hpp"
#include "record/spare.hpp"
#include "room/room_sound.hpp"
#include "room/screen_size.hpp"
#include "room/visit.hpp"
#include "session/volume_cap.hpp"
#include "words/messages.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;

// The session sends commands 500 ms ahead, so it must be turned well within that.
constexpr auto kTurn = 100ms;

RoomSound::Hooks hooksOf(Visit& visit, const script::Room& room, const library::Places& places) {
  RoomSound::Hooks hooks;
  hooks.tone = [&visit] { return visit.guard().tone(); };
  hooks.sounder = [&visit](bool sounds, core::UiTime now) { visit.guard().sounder(sounds, now); };
  hooks.lost = [&visit](const std::string& why) { visit.soundLost(why); };
  hooks.back = [&visit] { visit.soundBack(); };
  hooks.trouble = [&visit](const std::string& why) { visit.soundTrouble(why); };
  hooks.available = &platform::soundAvailable;
  hooks.open = [&visit, &room, cues = places.cues(), told = false](audio::Tap tap) mutable {
    if (platform::soundGoesNowhere())
      throw std::runtime_error("SDL_AUDIODRIVER asks for sound that goes nowhere (dummy)");
    auto device = std::make_unique<platform::DeviceSink>(
        visit.player(),
        platform::DeviceSink::Options{room.sound.device, cues, room.sound.outputLatency, std::move(tap)});
    if (!std::exchange(told, true))
      for (const auto& why : device->missingCues()) visit.soundTrouble(why);
    return device;
  };
  return hooks;
}

std::vector<RoomSound::Extra> extrasOf(const script::Room& room, core::Lufs loudness) {
  std::vector<RoomSound::Extra> extras;
  for (const auto& output : room.sound.outputs)
    extras.push_back({output.device, session::outputGain(room.sound, output, loudness)});
  return extras;
}

void draw(platform::Window& window, ui::Ui& screens, const std::vector<ui::Rect>& changed) {
  for (const auto& r : changed) window.draw({r.x, r.y, r.width, r.height}, screens.drawData(r));
  if (!changed.empty()) window.present();
}

std::chrono::milliseconds untilNext(const ui::Ui& screens, core::UiTime now) {
  const auto next = screens.nextFrame(now);
  if (!next) return kTurn;
  return std::clamp<std::chrono::milliseconds>(*next - now, 0ms, kTurn);
}

// A quit must not be a hard edge: the programme and a call's tone fade before the device closes.
void fadeOut(Visit& visit, platform::Window& window, RoomSound& sound) {
  sound.hush();
  constexpr auto kFade = 300ms;
  visit.player().submit(
      audio::FadeBus{audio::Bus::master, visit.player().position(), core::toFrames(kFade), core::kSilence});
  for (const auto end = platform::steadyNow() + kFade + 100ms; platform::steadyNow() < end;)
    window.wait(20ms);
}

void run(Visit& visit, platform::Window& window, RoomSound& sound) {
  core::FramePos heard{};
  while (!visit.over()) {
    const auto now = platform::steadyNow();
    sound.turn(now);
    visit.turn(now, false);
    heard = std::max(heard, sound.heard());
    draw(window, visit.screens(), visit.frame(visit.model(heard, now), now));
    for (const auto& event : window.wait(untilNext(visit.screens(), now))) {
      visit.input(event.what, event.at);
      if (std::holds_alternative<core::QuitAsked>(event.what)) visit.breakOff(event.at);
    }
  }
}

}  // namespace

int runLive(const library::Library& library, const script::Room& room, const RunOptions& options,
            const library::Places& places) {
  const auto asked = parseSize(options.size);
  const auto window =
      platform::openWindow({.width = asked.width,
                            .height = asked.height,
                            .fullscreen = room.screen.fullscreen && !options.windowed && options.size.empty(),
                            .display = room.screen.display});
  const double given = options.millimetres > 0 ? options.millimetres : room.screen.widthMillimetres;
  VisitOptions visitOptions;
  visitOptions.record = !options.record.empty()       ? options.record
                        : !room.record.folder.empty() ? room.record.folder
                                                      : core::stateFolder();
  visitOptions.asRun = options.asRun;
  visitOptions.log = options.log;
  visitOptions.width = window->width();
  visitOptions.height = window->height();
  visitOptions.pixelsPerMillimetre = given > 0 ? window->width() / given : window->pixelsPerMillimetre();
  if (platform::soundAvailable()) visitOptions.sound = words::ready::deviceOpen;
  visitOptions.spare = !room.record.spare.empty() ? room.record.spare : record::usualSpareFolder();
  visitOptions.wake = [&window] { window->wake(); };
  const platform::SystemWallClock clock;
  Visit visit(library, room, visitOptions, clock);
  RoomSound sound(visit.player(), hooksOf(visit, room, places),
                  extrasOf(room, library.bundle.script.sound.loudness));
  run(visit, *window, sound);
  fadeOut(visit, *window, sound);
  visit.finish();
  return 0;
}

}  // namespace lw::room
