#include "program/live.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "audio/sink.hpp"
#include "core/files.hpp"
#include "platform/clocks.hpp"
#include "platform/device_sink.hpp"
#include "platform/window.hpp"
#include "program/screen_size.hpp"
#include "program/visit.hpp"

namespace lw::program {
namespace {

using namespace std::chrono_literals;

// The session sends commands 500 ms ahead, so it must be turned well within that.
constexpr auto kTurn = 100ms;
constexpr auto kTryDeviceAgain = 2000ms;
constexpr auto kToneStarts = 1000ms;

platform::ToneName toneName(call::Tone tone) {
  switch (tone) {
    case call::Tone::test: return platform::ToneName::test;
    case call::Tone::low: return platform::ToneName::low;
    case call::Tone::medium: return platform::ToneName::medium;
    case call::Tone::high: return platform::ToneName::high;
    case call::Tone::trouble: return platform::ToneName::trouble;
    case call::Tone::none: break;
  }
  return platform::ToneName::none;
}

/// The room's sound: the device, or a steady clock while there is none.
class RoomSound {
 public:
  RoomSound(Visit& visit, const script::Room& room, const Places& places)
      : visit_(visit), options_{room.sound.device, places.cues(), room.sound.outputLatency} {
    openDevice();
    if (!device_) standIn(failure_);
  }

  core::Frames latency() const { return device_ ? device_->latency() : null_->latency(); }

  void turn(core::UiTime now) {
    if (device_ && !device_->failure().empty()) standIn(device_->failure());
    if (!device_ && now >= nextTry_) tryAgain(now);
    tell(visit_.guard().tone(), now);
  }

 private:
  // A tone needs a moment until its first samples are out; only then is silence a fault.
  void tell(call::Tone tone, core::UiTime now) {
    if (device_) device_->play(toneName(tone));
    if (tone == call::Tone::none) {
      toneSince_ = now;
      return;
    }
    const bool sounds = device_ && device_->sounding();
    if (sounds || !device_ || now - toneSince_ > kToneStarts) visit_.guard().sounder(sounds, now);
  }

  void openDevice() {
    try {
      device_ = std::make_unique<platform::DeviceSink>(visit_.player(), options_);
    } catch (const std::exception& error) {
      failure_ = error.what();
    }
  }

  void standIn(const std::string& why) {
    const std::string reason = why;
    device_.reset();
    null_ = std::make_unique<audio::NullSink>(visit_.player());
    visit_.soundLost(reason);
    fmt::print(stderr, "lullwater: no sound: {}\n", reason);
  }

  void tryAgain(core::UiTime now) {
    nextTry_ = now + kTryDeviceAgain;
    if (!platform::soundAvailable()) return;
    null_.reset();
    openDevice();
    if (device_)
      visit_.soundBack();
    else
      null_ = std::make_unique<audio::NullSink>(visit_.player());
  }

  Visit& visit_;
  platform::DeviceSink::Options options_;
  std::unique_ptr<platform::DeviceSink> device_;
  std::unique_ptr<audio::NullSink> null_;
  std::string failure_;
  core::UiTime nextTry_{kTryDeviceAgain}, toneSince_{0};
};

void draw(platform::Window& window, ui::Ui& screens, const std::vector<ui::Rect>& changed) {
  for (const auto& r : changed) window.draw({r.x, r.y, r.width, r.height}, screens.drawData(r));
  if (!changed.empty()) window.present();
}

std::chrono::milliseconds untilNext(const ui::Ui& screens, core::UiTime now) {
  const auto next = screens.nextFrame(now);
  if (!next) return kTurn;
  return std::clamp<std::chrono::milliseconds>(*next - now, 0ms, kTurn);
}

// A quit must not be a hard edge: the programme fades before the device closes.
void fadeOut(Visit& visit, platform::Window& window) {
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
    heard = std::max(heard, visit.player().position() - sound.latency());
    draw(window, visit.screens(), visit.screens().frame(visit.model(heard, now), now));
    for (const auto& event : window.wait(untilNext(visit.screens(), now))) {
      visit.input(event, platform::steadyNow());
      if (std::holds_alternative<core::QuitAsked>(event)) visit.leave();
    }
  }
}

}  // namespace

int runLive(const Library& library, const script::Room& room, const RunOptions& options,
            const Places& places) {
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
  visitOptions.width = window->width();
  visitOptions.height = window->height();
  visitOptions.pixelsPerMillimetre = given > 0 ? window->width() / given : window->pixelsPerMillimetre();
  visitOptions.sound = platform::soundAvailable() ? "device open" : "";
  visitOptions.wake = [&window] { window->wake(); };
  const platform::SystemWallClock clock;
  Visit visit(library, room, visitOptions, clock);
  window->setFonts(visit.screens().fonts());
  RoomSound sound(visit, room, places);
  run(visit, *window, sound);
  fadeOut(visit, *window);
  visit.finish();
  return 0;
}

}  // namespace lw::program
