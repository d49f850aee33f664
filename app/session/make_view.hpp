#pragma once
#include "session/state.hpp"

namespace lw::session::live {

/// What the screens show now. `recordsThrough` and `revision` are set by the caller.
View makeView(const State& s);
StaffView makeStaffView(const State& s);

}  // namespace lw::session::live
