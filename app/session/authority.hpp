#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "session/intent.hpp"

/// Who may do what in a room. Authority belongs to a person on a staff page, not to the screen.
namespace lw::session {

/// What can be done, as far as it matters who does it.
enum class Act : std::uint8_t {
  answer,       ///< a person's pages: answer, go on, go back, "Not today", "Read to me", the call test
  sittersPage,  ///< what is asked of the sitter: to tick, to go on
  staffPage,    ///< what is asked of staff: to tick, to answer, to go on
  begin,        ///< the check-in
  start,        ///< the session itself, or the questions after it
  sign,         ///< a checklist
  mark,         ///< "medicine given"
  observe,      ///< readings, looking in
  softer,       ///< and no more than that
  goOn,         ///< from a phase that lasts until somebody lets go of it
  course,       ///< pause, volume, pieces, phases, and undoing that
  skipCallTest,
  liftBlock,   ///< a notice that blocks the start
  end,         ///< the session, before its time
  answerCall,  ///< "I am here"
  clearCall,
  close,    ///< the program, on its last page
  machine,  ///< what no person does: a device is lost, a page is drawn
};
inline constexpr std::size_t kActs = static_cast<std::size_t>(Act::machine) + 1;

enum class May : std::uint8_t {
  no,
  atHome,  ///< in a home session alone
  yes,
  withProof  ///< the PIN each time, unless given less than `kProofLasts` ago on the same page
};

/// So long a PIN that was given on a page vouches for what is done there.
inline constexpr std::chrono::seconds kProofLasts{30};

/// The table of who may do what. `unknown` may do nothing.
May mayDo(ActorRole role, Act act);
/// The same in a session of that kind, yes or no; whether a proof is there is the room's to see.
bool isAllowed(ActorRole role, Act act, bool home);
/// True where staff have to prove themselves each time.
bool needsProof(Act act);

/// What an intent is, where it does not hang on whose page is shown.
Act actOf(const Intent& intent);

}  // namespace lw::session
