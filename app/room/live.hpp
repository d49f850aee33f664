#pragma once
#include "library/library.hpp"
#include "room/run_options.hpp"

namespace lw::room {

/// Runs a session in a window with the sound device (or without one: the session goes on, staff are told).
/// Returns the exit code.
int runLive(const library::Library& library, const script::Room& room, const RunOptions& options,
            const library::Places& places);

}  // namespace lw::room
