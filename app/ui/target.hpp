#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <utility>

namespace lw::ui {

/// How a target is pressed. The call fires on finger down, "hold" after 2 s, all others on release inside.
enum class TargetKind : std::uint8_t { call, act, answer, quiet, staff, hold };

/// What a press of a target is for. The words on it are another matter: they are only drawn.
enum class Role : std::uint8_t {
  none,  ///< no target
  call,
  staffDoor,  ///< the room's label: opens the PIN pad or the panel
  // the person's pages
  ready,  ///< "I am ready" on the first page
  next,
  back,
  notToday,
  readAloud,
  answer,     ///< item: the option's id, "yes", "no", or the step of a scale
  tick,       ///< item: the line's id
  moreLines,  ///< the next page of a checklist
  sign,
  unlock,        ///< the PIN pad for what is on this page
  cannotPress,   ///< the call's button is out of reach
  sitterHere,    ///< home: the sitter answers the call
  allRight,      ///< in the quiet part: nobody is needed
  personSofter,  ///< in the quiet part: softer, and back
  personVoice,   ///< in the quiet part: no more voice, and again
  // keys on the screen
  key,  ///< item: what it types
  erase,
  clear,
  shift,
  keyPage,  ///< item: "letters", "numbers", or "more"
  // what staff do
  checkIn,    ///< begins the check-in
  openPanel,  ///< from the ready page
  closePanel,
  lock,
  openPin,    ///< "Open" on the PIN pad
  closePin,   ///< leaves the pad
  leavePage,  ///< leaves a staff page as if it had not been opened
  start,      ///< the session, or the questions after it
  leave,      ///< ends the program
  spoken,     ///< staff have spoken with the person: lifts what blocks the start
  skipTest,   ///< opens the page that asks why the call is not tested
  reason,     ///< item: why, as it is recorded
  mark,       ///< item: the mark
  goOn,       ///< a phase without an end goes on to the next
  pause,
  resume,
  softer,
  extend,
  returnEarly,
  undo,
  endSession,
  nextPhase,
  nextPiece,
  volumeDown,
  volumeUp,
  eachSound,  ///< opens the page with a volume for each kind of sound
  busDown,    ///< item: "music", "voice", "breath", "bell"
  busUp,
  enterObservation,
  save,  ///< ends an observation
  clearCall,
  moreHelp,
  leaveOut,  ///< takes an answer back: the question is left out
};

/// Tells one target of a screen from another. Made of what the program and its files call a thing, never of a
/// caption: two answers may read alike, and one may read "call".
struct TargetId {
  Role role = Role::none;
  std::string item;  ///< which of several with this role; "" where there is but one

  TargetId() = default;
  TargetId(Role what, std::string which = {}) : role(what), item(std::move(which)) {}
  bool any() const { return role != Role::none; }
  auto operator<=>(const TargetId&) const = default;
};

/// "answer option-3": for logs and messages of tests.
std::string nameOf(const TargetId& id);

}  // namespace lw::ui
