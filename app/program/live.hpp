#pragma once
#include "program/commands.hpp"
#include "program/library.hpp"

namespace lw::program {

/// Runs a session in a window with the sound device (or without one: the session goes on, staff are told).
/// Returns the exit code.
int runLive(const Library& library, const script::Room& room, const RunOptions& options,
            const Places& places);

}  // namespace lw::program
