#pragma once
#include "session/state.hpp"

/// Guided breathing in a running phase: the strokes that are heard, and the bell at its end.
namespace lw::session::live {

void queueBreath(State& s, FramePos from, FramePos soonestAt);
/// Ends what runs and drops what has not begun. At a phase's end ("phase") the breath that is being taken is
/// finished; else its stroke fades.
void stopBreath(State& s, FramePos at, const std::string& why);
/// Ends what runs; later blocks stay.
void interruptBreath(State& s, FramePos at, const std::string& why);
/// A pause from `at` on: what runs fades, and goes on with a whole breath that begins at `until` or later.
void restBreath(State& s, FramePos at, FramePos until);
/// The block that runs at the rendered position (or begins within the look-ahead).
const BreathItem* runningBreath(const State& s);
void ringBell(State& s, FramePos at);

FramePos breathDue(const State& s);
void doBreath(State& s, FramePos at);

}  // namespace lw::session::live
