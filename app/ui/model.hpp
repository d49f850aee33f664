#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "call/call.hpp"
#include "core/time.hpp"
#include "session/event.hpp"
#include "session/intent.hpp"
#include "session/view.hpp"
#include "ui/target.hpp"
#include "words/catalogue.hpp"

/// What the screens are made from, and what comes out of them.
namespace lw::ui {

/// What stays the same while the program runs: the room, the display, words of the site.
struct Setup {
  int width = 1920, height = 1080;  ///< pixels
  double pixelsPerMillimetre = 0;   ///< 0 = unknown: height (wide) or width (tall) counts as 1080 logical
  double textScale = 1.0;
  bool reducedMotion = false;
  bool callSideRight = false;
  std::string room = "Room 1";
  bool home = false;
  std::string wordForStaff = "a nurse";
  std::string emergencyNumber, clinicNumber;
  std::string whatElse;       ///< second thing to do when a call got nowhere
  bool handButton = false;    ///< the call key is a button in the hand
  bool pinIsDefault = false;  ///< nobody set a PIN: the pad says that 0000 opens
  std::chrono::seconds lockAfter{120};
  const words::Catalogue* words = &words::Catalogue::english();  ///< never null; outlives the Ui
};

/// One line of the ready page.
struct ReadyCheck {
  enum class State { good, next, bad } state = State::good;
  words::Said what, value;
};

/// Where what happens is kept.
enum class RecordState {
  kept,    ///< in the record
  aside,   ///< the record takes nothing; in the spare place, until it does again
  nowhere  ///< only in memory
};

/// What the PIN pad says of tries before.
struct Door {
  int triesLeft = 5;              ///< before a pause
  std::chrono::seconds pause{0};  ///< so long no PIN is taken
};

/// Everything that a frame shows.
struct Model {
  session::View view;
  core::FramePos heard;  ///< the position that is heard now
  call::CallView call;
  std::vector<ReadyCheck> ready;
  std::optional<session::Actor> staff;  ///< who has unlocked a staff page; none: they are locked
  core::UiTime provenAt{0};             ///< when they gave their PIN
  Door door;
  std::string localTime;   ///< "14:37"
  bool soundLost = false;  ///< the device is gone; the session goes on
  RecordState record = RecordState::kept;
  bool pageWaits = false;  ///< the session is on another page, which is shown once what led to it is kept
};

// What people did, apart from session intents.
struct CallPressed {
  call::Source source = call::Source::screen;
};
/// What called was let go: the key or the button in the hand.
struct CallReleased {
  call::Source source = call::Source::key;
};
struct CallCleared {};    ///< by staff, in the room
struct SitterAnswers {};  ///< home: the sitter says "I am here"
struct PinEntered {
  std::string pin;
};
/// The staff page that was open to somebody is not any more.
struct Lock {
  session::LockedBy why = session::LockedBy::press;
};
struct Touched {};  ///< any touch: "screen last touched"
struct QuietNote {
  std::string why;
};                ///< "three touches beside the buttons", "idle 300 s"
struct Leave {};  ///< by staff, once the session has ended: the program may end
using Action = std::variant<session::Intent, CallPressed, CallCleared, SitterAnswers, PinEntered, Lock,
                            Touched, QuietNote, Leave, CallReleased>;

/// An action with the page that was drawn when it was pressed, when that was, and who did it.
struct Stamped : Action {
  Stamped(Action what, session::Shown page, core::UiTime when, session::Actor who)
      : Action(std::move(what)), on(std::move(page)), at(when), by(std::move(who)) {}
  session::Shown on;
  core::UiTime at;
  session::Actor by;
};

struct Rect {
  int x = 0, y = 0, width = 0, height = 0;
};  ///< pixels

/// A target on the screen, for tests and artificial people.
struct Target {
  TargetId id;
  TargetKind kind = TargetKind::act;
  float x = 0, y = 0, width = 0, height = 0;
  bool enabled = true;
};  ///< pixels

}  // namespace lw::ui
