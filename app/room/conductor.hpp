#pragma once
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "audio/player.hpp"
#include "call/guard.hpp"
#include "core/wall_clock.hpp"
#include "record/writer.hpp"
#include "session/session.hpp"
#include "ui/ui.hpp"

namespace lw::room {

/// Carries a session from part to part: intents and reports into the session, its commands to the player, its
/// entries to the record, the call's events to both. Shows a view only once the record holds what led to it.
/// Main thread.
class Conductor {
 public:
  struct Parts {
    session::Session& session;
    audio::Player& player;
    record::Writer& writer;
    call::Guard& guard;
    const core::WallClock& clock;
    std::int64_t recordId = 0;  ///< of the session in the store
  };
  /// `log` gets one line for every kept row, once it is durable.
  Conductor(Parts parts, std::function<void(const record::Row&)> log);

  /// Somebody wants something of the session, now.
  void want(const session::Intent& intent);
  /// What people did at the screens. Things that are not the session's or the call's are returned.
  void act(const std::vector<ui::Action>& actions, core::UiTime now, std::vector<ui::Action>& rest);
  /// After time has passed or somebody acted: lets everything flow once around.
  void turn(core::UiTime now);

  /// Keeps a fault of the machine that the session need not know of.
  void keepFault(const std::string& what);
  /// Keeps that the program was asked to end in the middle of the session.
  void keepBreakOff();
  /// Logs what is durable by now.
  void confirm();

  /// The view that may be shown: everything that led to it is on disk.
  const session::View& shown() const { return shown_; }
  /// Name of the staff member who has unlocked the panel; "" = locked. Signs what staff do.
  void setStaff(std::string name) { staff_ = std::move(name); }
  const std::string& staff() const { return staff_; }

 private:
  void watchSitter(core::UiTime now);
  void pressCall(call::Source source, core::UiTime now);
  void hearCall(core::UiTime now);
  void keep(const session::Event& event, core::FramePos at);
  void keepRow(core::Fields fields, core::FramePos at);
  void flushKept();

  Parts parts_;
  std::function<void(const record::Row&)> log_;
  session::View shown_;
  std::string staff_;
  std::vector<record::Row> kept_;        // not yet handed to the writer
  std::deque<record::Row> unconfirmed_;  // handed over, not yet durable
  std::uint64_t lastRow_ = 0;
  std::uint64_t durableEntry_ = 0;  // number of the last session entry that is durable
  std::deque<std::pair<std::uint64_t, std::uint64_t>> entryRows_;  // session entry -> row
  bool callStood_ = false;
};

}  // namespace lw::room
