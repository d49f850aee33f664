#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audio/player.hpp"
#include "call/guard.hpp"
#include "core/wall_clock.hpp"
#include "record/keeping.hpp"
#include "session/authority.hpp"
#include "session/session.hpp"
#include "ui/ui.hpp"
#include "words/catalogue.hpp"

namespace lw::room {

/// Carries a session from part to part: intents and reports into the session, its commands to the player, its
/// entries to the record, the call's events to both. Another page, and what staff are told, is shown once the
/// record holds what led to it; a disk that is slow or full holds that up for 2 s at most. What a person
/// marks on the page before them shows at once. Main thread.
class Conductor {
 public:
  struct Parts {
    session::Session& session;
    audio::Player& player;
    record::Keeping& keeping;
    call::Guard& guard;
    const core::WallClock& clock;
    std::int64_t recordId = 0;                                     ///< of the session in the store
    bool home = false;                                             ///< a home session: the sitter may do more
    const words::Catalogue* words = &words::Catalogue::english();  ///< never null; outlives the conductor
  };
  /// `log` gets one line for every kept row, once it is durable.
  Conductor(Parts parts, std::function<void(const record::Row&)> log);

  /// Something is wanted of the session, now; `page`: where it was pressed, none if the program wants it.
  void want(const session::Intent& intent, const session::Actor& by, const session::Shown& page = {});
  /// What people did at the screens. Things that are not the session's or the call's are returned. What
  /// somebody may not do, or did not prove, is not done.
  void act(const std::vector<ui::Stamped>& stamped, std::vector<ui::Action>& rest);
  /// That page is on the display now, with nothing before it; none: another screen is.
  void drawn(const session::Shown& page);
  /// After time has passed or somebody acted: lets everything flow once around.
  void turn(core::UiTime now);

  /// Keeps a fault of the machine that the session need not know of.
  void keepFault(const std::string& what);
  /// Keeps that the program was asked to end in the middle of the session.
  void keepBreakOff();
  /// Logs what is durable by now.
  void confirm();

  /// What may be shown now.
  const session::View& shown() const { return shown_; }
  /// The session is on another page than the one that is shown.
  bool pageWaits() const { return parts_.session.view().page != shown_.page; }
  /// Somebody gave their PIN at `at`, on a staff page.
  struct Proof {
    session::Actor by;
    core::UiTime at{0};
  };
  void openToStaff(const session::Actor& by, core::UiTime now);
  void closeToStaff(session::LockedBy why);
  /// Keeps that a PIN was wrong.
  void refusePin(int inARow, std::chrono::seconds pause);
  /// Whose staff page is open; none: they are locked.
  const std::optional<Proof>& proof() const { return proof_; }

 private:
  bool mayAct(const ui::Stamped& stamped, session::Act act) const;
  void watchSitter(core::UiTime now);
  void pressCall(call::Source source, core::UiTime now);
  void hearCall(core::UiTime now);
  void tellOfCall(const call::CallView& view);
  void keep(const session::Event& event, core::FramePos at);
  void keepRow(core::Fields fields, core::FramePos at);
  void flushKept(core::UiTime now);
  void show();

  Parts parts_;
  std::function<void(const record::Row&)> log_;
  session::View shown_;
  std::optional<session::View> waiting_;  // until what led to it is on disk
  session::Shown drawn_;                  // the last page that was on the display
  std::optional<Proof> proof_;
  struct Kept {
    record::Row row;          // its number is given when it is handed over
    std::uint64_t entry = 0;  // of the session; 0: the row is of somebody else
  };
  std::vector<Kept> kept_;  // not yet handed over
  std::uint64_t lastRow_ = 0;
  std::uint64_t durableEntry_ = 0;  // number of the last session entry that is durable
  std::deque<std::pair<std::uint64_t, std::uint64_t>> entryRows_;  // session entry -> row
  bool callStood_ = false;
  bool byPerson_ = false;                   // the person pressed, in the call that stands
  std::optional<words::Message> callLine_;  // what they were told of it last
};

}  // namespace lw::room
