#pragma once
#include "library/library.hpp"
#include "room/run_options.hpp"
#include "script/answers_file.hpp"

namespace lw::room {

/// Runs a session without window and device: the same program with a FileSink and a surface in memory; an
/// artificial person (and artificial staff) press what is on the screens; `answers` (may be null) says what
/// they answer. Returns the exit code.
int runHeadless(const library::Library& library, const script::Room& room, const RunOptions& options,
                const script::Answers* answers);

}  // namespace lw::room
