#pragma once
#include "program/commands.hpp"
#include "program/library.hpp"

namespace lw::program {

/// Runs a session without window and device: the same program with a FileSink and a surface in memory; an
/// artificial person (and artificial staff) press what is on the screens. Returns the exit code.
int runHeadless(const Library& library, const script::Room& room, const RunOptions& options);

}  // namespace lw::program
