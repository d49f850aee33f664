#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "author/commands.hpp"
#include "author/preview_files.hpp"
#include "author/preview_sound.hpp"
#include "author/preview_window.hpp"
#include "platform/clocks.hpp"
#include "platform/window.hpp"
#include "room/screen_size.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kLook = 50ms;  // how often files are looked at
constexpr room::ScreenSize kUsual{1600, 950};

/// The window and all behind it.
class Preview {
 public:
  Preview(const library::Places& places, fs::path session, const script::Room& room, platform::Window& window,
          bool silent)
      : session_(std::move(session)),
        window_(window),
        places_(places),
        loader_(places, session_, [&window] { window.wake(); }),
        sound_(places, room, silent),
        painter_(window, letters_) {
    words_.file = session_.filename().string();
    const auto first = readVersion(places, session_);
    state_ = apply(state_, Loaded{first, platform::steadyNow()});
    state_.changes.clear();
    files_.watch(filesOf(*first, session_, places));
  }

  void run() {
    while (!hands_.wantsToQuit()) {
      const auto now = platform::steadyNow();
      reload(now);
      elapse(now);
      words_.sound = sound_.trouble();
      if (painter_.draw(state_, words_, now)) window_.present();
      tellReload();
      handle(window_.wait(untilNext(now)));
    }
    sound_.stop(platform::steadyNow());
    if (state_.playing) std::this_thread::sleep_for(350ms);  // its fade
  }

 private:
  std::chrono::milliseconds untilNext(core::UiTime now) const {
    const auto next = painter_.nextFrame(state_, now);
    return next ? std::clamp<std::chrono::milliseconds>(*next - now, 1ms, kLook)
                : std::chrono::milliseconds(kLook);
  }

  void reload(core::UiTime now) {
    if (now - lookedAt_ >= kLook) {
      lookedAt_ = now;
      if (files_.changed()) {
        loader_.request();
        written_ = files_.writtenAt();
      }
    }
    const auto version = loader_.take();
    if (!version) return;
    const bool same = sameSources(version);
    if (same) return;  // written, but not changed
    files_.watch(filesOf(*version, session_, places_));
    state_ = apply(state_, Loaded{version, now});
    reloaded_ = true;
  }

  bool sameSources(const VersionPtr& version) const {
    return state_.newest && version->library->sources == state_.newest->library->sources &&
           version->problems.size() == state_.newest->problems.size() &&
           version->facts.curve.heard == state_.newest->facts.curve.heard;
  }

  /// Once what was saved is on the screen: how long it took.
  void tellReload() {
    if (!std::exchange(reloaded_, false) || !written_) return;
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now() - *written_);
    fmt::print("{}: shown {} ms after it was saved, {} changes, {} problems{}\n", words_.file, took.count(),
               state_.changes.size(), state_.newest->problems.size(),
               state_.broken() ? ", the version before stays" : "");
    std::fflush(stdout);
    ::malloc_trim(0);  // what the version before held goes back: a day of saving takes no more memory
  }

  /// At single speed what is heard says where we are; faster, and without a device, the clock does.
  void elapse(core::UiTime now) {
    const bool audible = state_.playing && state_.speed == 1;
    if (state_.jumps != jumps_) {
      jumps_ = state_.jumps;
      if (audible)
        sound_.play(state_.shown, state_.position, now);
      else
        sound_.stop(now);
    }
    sound_.turn(now);
    auto by = core::toFrames(now - lastTurn_) * state_.speed;
    if (const auto heard = sound_.heard(); audible && heard)
      by = std::max(*heard - state_.position, core::Frames{});
    lastTurn_ = now;
    state_ = apply(state_, Elapse{by, now});
    if (state_.jumps != jumps_ && !state_.playing) {
      jumps_ = state_.jumps;
      sound_.stop(now);
    }
  }

  void handle(const std::vector<core::TimedInput>& events) {
    // the space bar comes as Enter and as a blank: here only the blank counts
    const bool blank = std::ranges::any_of(events, [](const auto& event) {
      const auto* text = std::get_if<core::TextTyped>(&event.what);
      return text != nullptr && text->utf8 == " ";
    });
    for (const auto& [event, at] : events) {
      const auto* key = std::get_if<core::KeyDown>(&event);
      if (blank && key != nullptr && key->key == core::Key::enter) continue;
      if (std::holds_alternative<core::WindowExposed>(event) ||
          std::holds_alternative<core::WindowResized>(event))
        painter_.expose();
      for (const auto& intent : hands_.take(event, state_, painter_)) state_ = apply(state_, intent);
    }
  }

  fs::path session_;
  platform::Window& window_;
  const library::Places& places_;
  draw::Letters letters_;
  FileWatch files_;
  VersionLoader loader_;
  PreviewSound sound_;
  PreviewState state_;
  PreviewPainter painter_;
  PreviewHands hands_;
  PreviewPainter::Words words_;
  std::optional<std::chrono::system_clock::time_point> written_;
  core::UiTime lookedAt_{0}, lastTurn_{0};
  std::uint64_t jumps_ = 0;
  bool reloaded_ = false;
};

/// Pictures of the window as it would be, without one.
int takeShots(const library::Places& places, const fs::path& session, const fs::path& folder,
              room::ScreenSize size) {
  fs::create_directories(folder);
  const auto canvas = platform::makeSurface(size.width, size.height);
  const draw::Letters letters;
  PreviewPainter painter(*canvas, letters);
  PreviewState state = apply({}, Loaded{readVersion(places, session), core::UiTime{0}});
  state.changes.clear();
  const PreviewPainter::Words words{session.filename().string(), "", ""};
  int count = 0;
  core::UiTime now{0};
  const auto shoot = [&](const std::string& name) {
    now += 5s;
    for (int i = 0; i < 60; ++i)
      painter.draw(state, words, now += 50ms);  // until the person's screen has faded in
    canvas->save((folder / fmt::format("{:02}-{}.png", ++count, name)).string());
  };
  shoot("start");
  if (state.shown)
    for (const auto& phase : state.shown->facts.plan->phases) {
      state = apply(state, SeekTo{phase.start + std::min(phase.length / 2, core::framesOf(150))});
      shoot(phase.phase->name);
    }
  for (const int by : {-1, 1}) {
    state = apply(state, SeekTo{});
    for (auto next = apply(state, JumpScreen{by}); next.aside != state.aside;
         next = apply(state, JumpScreen{by})) {
      state = next;
      shoot(fmt::format("{}-{}", by < 0 ? "before" : "after", state.step()->view.progress.index + 1));
    }
  }
  state = apply(state, SeekTo{state.end() / 4});
  state = apply(state, Zoom{1});
  state = apply(state, Zoom{1});
  shoot("nearer");
  state = apply(state, Zoom{0});
  if (state.newest && !state.newest->problems.empty()) {
    state = apply(state, ChooseProblem{1});
    shoot("problem");
  }
  state = apply(state, ToggleHelp{});
  shoot("help");
  fmt::print("{} pictures in {}\n", count, folder.string());
  return state.newest && core::hasErrors(state.newest->library->diagnostics) ? 1 : 0;
}

}  // namespace

int previewCommand(const library::Places& places, const PreviewOptions& options) {
  const auto session = library::findSession(places, options.session);
  if (!fs::exists(session)) {
    fmt::print(stderr, "lullwater: there is no {}\n", session.string());
    return 1;
  }
  auto size = options.size.empty() ? kUsual : room::parseSize(options.size);
  if (!options.shots.empty()) return takeShots(places, session, options.shots, size);
  if (!platform::displayAvailable()) {
    fmt::print(stderr,
               "lullwater: there is no display here; --shots FOLDER writes pictures of the window instead\n");
    return 1;
  }
  const auto room = script::loadRoom(places.config() / "room.toml");
  const auto window = platform::openWindow({.title = "Lullwater: " + session.filename().string(),
                                            .width = size.width,
                                            .height = size.height,
                                            .fullscreen = false,
                                            .resizable = true});
  Preview(places, session, room.room, *window, options.silent).run();
  return 0;
}

}  // namespace lw::author
