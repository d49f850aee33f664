#pragma once
#include "session/state.hpp"

/// Nothing counts for a page that was not on the screen. A page may still be on the display while the session
/// is on the next one, which waits for the disk: then what is marked on the page counts, and what would lead
/// on from it does not, as that has been pressed already.
namespace lw::session::live {

/// The page that the session is on.
Shown pageOf(const State& s);
/// Whether an intent may act that was pressed on `page`; none: the program itself wants it.
bool mayAct(const State& s, const Intent& intent, const Shown& page);

}  // namespace lw::session::live
