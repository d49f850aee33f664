#include "room/headless.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <set>
#include <thread>
#include <utility>

#include "audio/sink.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "platform/canvas.hpp"
#include "platform/clocks.hpp"
#include "platform/signals.hpp"
#include "room/offline_turns.hpp"
#include "room/screen_size.hpp"
#include "room/visit.hpp"
#include "words/messages.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kSettled = 500ms;  // a screen is pictured once nothing has moved for so long,
constexpr auto kMoving = 7s;      // or, if something always moves, after this
constexpr auto kLongest = 12h;    // a session that can't be left is a defect, and this ends it

/// Saves a picture of every screen that comes up, once.
class Shots {
 public:
  Shots(fs::path folder, ui::Ui& screens, ScreenSize size) : folder_(std::move(folder)), screens_(screens) {
    if (folder_.empty()) return;
    fs::create_directories(folder_);
    canvas_ = platform::makeSurface(size.width, size.height);
  }

  void look(const std::vector<ui::Rect>& changed, const std::string& what, core::UiTime now) {
    if (!canvas_) return;
    for (const auto& r : changed) canvas_->draw({r.x, r.y, r.width, r.height}, screens_.drawData(r));
    if (what != std::exchange(current_, what)) since_ = now;
    if (!changed.empty()) moved_ = now;
    const bool settled = now - moved_ >= kSettled || now - since_ >= kMoving;
    if (!settled || now - since_ < kSettled || !taken_.insert(what).second) return;
    canvas_->present();
    canvas_->save((folder_ / fmt::format("{:03}-{}.png", taken_.size(), core::slug(what))).string());
  }

  std::size_t count() const { return taken_.size(); }

 private:
  fs::path folder_;
  ui::Ui& screens_;
  std::unique_ptr<platform::Canvas> canvas_;
  std::string current_;
  core::UiTime since_{0}, moved_{0};
  std::set<std::string> taken_;
};

/// Waits so that time runs `speed` times as fast as outside; not at all for 0.
class Pace {
 public:
  explicit Pace(double speed) : speed_(speed), start_(std::chrono::steady_clock::now()) {}
  void keep(core::UiTime now) const {
    if (speed_ > 0)
      std::this_thread::sleep_until(start_ +
                                    std::chrono::duration_cast<std::chrono::nanoseconds>(now / speed_));
  }

 private:
  double speed_;
  std::chrono::steady_clock::time_point start_;
};

struct Outcome {
  core::UiTime length{0};
  bool finished = false;
  std::size_t pictures = 0;
};

Outcome play(Visit& visit, OfflineClock& clock, audio::FileSink& sink, people::Person& person,
             const RunOptions& options, const std::atomic<bool>& stopped) {
  Shots shots(options.shots, visit.screens(), parseSize(options.size));
  const Pace pace(options.speed);
  OfflineTurns turns(visit, clock, person, [&](core::Frames frames) { sink.pull(frames); });
  while (!visit.over() && turns.now() < kLongest) {
    if (stopped) visit.breakOff(turns.now());
    turns.step([&](const ui::Model& model, const std::vector<ui::Rect>& changed) {
      shots.look(changed, people::caption(visit.screens(), model.view), turns.now());
    });
    pace.keep(turns.now());
  }
  return {turns.now(), visit.onLastPage(), shots.count()};
}

std::unique_ptr<audio::FileSink> makeSink(audio::Player& player, const fs::path& file) {
  return file.empty() ? std::make_unique<audio::FileSink>(player)
                      : std::make_unique<audio::FileSink>(player, file);
}

void tell(const RunOptions& options, const Outcome& outcome, const record::SessionInfo& info,
          const fs::path& record) {
  fmt::print("{} in {}\n", outcome.finished ? "the session ran to its end" : "the session could not be ended",
             core::formatMinutesSeconds(core::toFrames(outcome.length)));
  fmt::print("  record   {} (lullwater records show {} --record {})\n", info.code, info.code,
             record.string());
  if (!options.wav.empty()) fmt::print("  sound    {}\n", options.wav.string());
  if (!options.shots.empty()) fmt::print("  pictures {} in {}\n", outcome.pictures, options.shots.string());
  if (!options.asRun.empty()) fmt::print("  log      {}\n", options.asRun.string());
}

}  // namespace

int runHeadless(const library::Library& library, const script::Room& room, const RunOptions& options,
                const script::Answers* answers) {
  const auto person = answers != nullptr
                          ? people::makePerson(*answers)
                          : people::makePerson(options.simulate.empty() ? "careful" : options.simulate);
  const auto size = parseSize(options.size);
  OfflineClock clock(platform::SystemWallClock().now());
  VisitOptions visitOptions;
  visitOptions.reading = audio::Reading::inlined;
  visitOptions.record = !options.record.empty() ? options.record : core::stateFolder() / "headless";
  visitOptions.spare = room.record.spare;
  visitOptions.asRun = options.asRun;
  visitOptions.log = options.log;
  visitOptions.sound = options.wav.empty() ? words::ready::soundMeasured : words::ready::soundToFile;
  visitOptions.rehearsal = true;
  visitOptions.width = size.width;
  visitOptions.height = size.height;
  visitOptions.pixelsPerMillimetre = options.millimetres > 0 ? size.width / options.millimetres : 0;
  Visit visit(library, room, visitOptions, clock);
  const auto sink = makeSink(visit.player(), options.wav);
  std::atomic<bool> stopped{false};
  const platform::SignalWatch watch([&] { stopped = true; });
  const auto outcome = play(visit, clock, *sink, *person, options, stopped);
  visit.finish();
  if (stopped && !outcome.finished) {
    fmt::print(stderr, "lullwater: stopped, as asked, after {}: the record says so; no sound was written\n",
               core::formatMinutesSeconds(core::toFrames(outcome.length)));
    return 1;
  }
  sink->finish();
  tell(options, outcome, visit.info(), visitOptions.record);
  return outcome.finished ? 0 : 1;
}

}  // namespace lw::room
