#pragma once
#include <vector>

#include "session/authority.hpp"
#include "session/state.hpp"

/// Where a session is: its phase, its screen, and what it waits for.
namespace lw::session::live {

const script::Phase& phaseAt(const State& s, int phase);
/// True if that phase waits for a mark that nobody placed yet.
bool waitsForMark(const State& s, int phase);
bool inPhase(const State& s);
int returnPhase(const State& s);  ///< -1 where none lies ahead

/// Those of the section that is on.
const std::vector<Screen>& screens(const State& s);
/// The screen that is shown now; null outside the steps.
const Screen* shownScreen(const State& s);
/// The screen of a page that was pressed; of no page, the one that is shown now. Null outside the steps.
const Screen* screenOf(const State& s, const Shown& page);
/// Whether who acts now may do that in this session (session/authority.hpp).
bool actorMay(const State& s, Act act);
/// Whether who acts now may want that of the page that was pressed: a list of staff is theirs to tick.
bool actorMay(const State& s, const Intent& intent, const Shown& page);
/// True if all required lines are ticked.
bool complete(const State& s, const Screen& screen);
/// True if the call test saw all buttons, or staff skipped it.
bool tested(const State& s);

}  // namespace lw::session::live
