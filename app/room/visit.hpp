#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "audio/player.hpp"
#include "call/guard.hpp"
#include "core/wall_clock.hpp"
#include "library/library.hpp"
#include "record/keeping.hpp"
#include "record/row_writer.hpp"
#include "record/store.hpp"
#include "room/as_run_log.hpp"
#include "room/conductor.hpp"
#include "room/run_options.hpp"
#include "room/staff_door.hpp"
#include "session/session.hpp"
#include "ui/ui.hpp"
#include "words/message.hpp"

namespace lw::room {

struct VisitOptions {
  audio::Reading reading = audio::Reading::onThread;
  audio::Player::Opener open = &audio::openSource;
  std::filesystem::path record;                    ///< folder of the store and the call's latch
  std::filesystem::path asRun;                     ///< "" = no log
  LogLevel log = LogLevel::none;                   ///< what goes to standard error while it runs
  std::function<void(const record::Row&)> listen;  ///< called for every row once it is kept
  int width = 1920, height = 1080;
  double pixelsPerMillimetre = 0;
  std::optional<words::Message> sound;  ///< where it goes, for the ready page; none: nowhere
  std::function<void()> wake;           ///< called from the writer's thread
  /// Where rows lie that the store does not take; "" = nowhere but in memory.
  std::filesystem::path spare;
  /// What writes rows into the store; empty: record::Writer. For tests that slow or fill a disk.
  std::function<std::unique_ptr<record::RowWriter>(std::shared_ptr<record::Store>, std::int64_t session)>
      disk;
  bool rehearsal = false;  ///< artificial people: 0000 opens, whoever has a PIN, and proves no name
};

/// Everything that one run of one session needs, put together; the loops in live.cpp and headless.cpp only
/// turn it. Main thread.
class Visit {
 public:
  /// Throws std::runtime_error: store, fonts, screen too small.
  Visit(const library::Library& library, const script::Room& room, VisitOptions options,
        const core::WallClock& clock);
  ~Visit();

  audio::Player& player() { return player_; }
  ui::Ui& screens() { return screens_; }
  call::Guard& guard() { return guard_; }
  const record::SessionInfo& info() const { return info_; }

  /// Feeds one event of the person or staff, which happened at `at`, and carries out what it asks for: events
  /// take effect in the order in which they come, a key's way down and up alike.
  void input(const core::InputEvent& event, core::UiTime at);
  /// Carries out what the screens gathered and lets everything flow once. `waitForPin`: offline, where nobody
  /// waits.
  void turn(core::UiTime now, bool waitForPin);
  /// What the screens are to show, with the position that is heard.
  ui::Model model(core::FramePos heard, core::UiTime now) const;
  /// Puts that on the screens. Returns what of them changed, to be drawn at once.
  const std::vector<ui::Rect>& frame(const ui::Model& model, core::UiTime now);
  /// The session is on its last page.
  bool onLastPage() const { return std::holds_alternative<session::EndedView>(session_.view().step); }
  /// Staff left (or the window is being closed), and on the last page the last sound has faded.
  bool over() const { return left_ && (!onLastPage() || session_.ended()); }
  void leave() { left_ = true; }
  /// The program is asked to end, wherever the session is; the record says so.
  void breakOff(core::UiTime now);
  /// After the last turn: writes what is left and closes the session's record. Throws std::runtime_error.
  void finish();
  void soundLost(const std::string& what);
  void soundBack();
  /// A further output, or one of the device's own sounds, does not work; for staff and the record.
  void soundTrouble(const std::string& what);

 private:
  void carryOut(const ui::Action& action, core::UiTime now);
  void obey(core::UiTime now);
  std::string notKept() const;
  ui::RecordState recordState() const;
  words::Said recordWords(ui::RecordState state) const;
  void letStaffIn(core::UiTime now, bool wait);
  ui::ReadyCheck pinCheck() const;

  const library::Library& library_;
  const script::Room& room_;
  const core::WallClock& clock_;
  VisitOptions options_;
  std::shared_ptr<record::Store> store_;
  record::SessionInfo info_;
  std::unique_ptr<AsRunLog> asRun_;  ///< none: nobody wants one
  audio::Player player_;
  session::Session session_;
  std::unique_ptr<record::RowWriter> writer_;
  record::Keeping keeping_;
  call::Guard guard_;
  Conductor conductor_;
  StaffDoor door_;
  ui::Ui screens_;
  bool left_ = false, brokenOff_ = false;
  bool soundLost_ = false;
  std::size_t unspoken_ = 0;                   ///< lines without a voice
  std::set<session::OutputTrouble> troubles_;  ///< of further outputs
};

}  // namespace lw::room
