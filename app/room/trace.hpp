#pragma once
#include "record/store.hpp"
#include "room/run_options.hpp"

namespace lw::room {

/// Tells a row on standard error, as much of it as `level` says.
void trace(LogLevel level, const record::Row& row);

}  // namespace lw::room
