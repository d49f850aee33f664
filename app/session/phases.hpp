#pragma once
#include "session/state.hpp"

/// From phase to phase, with the places where a session waits for people.
namespace lw::session::live {

/// How long the last sound fades where a session ends by itself.
inline constexpr Frames kEndFade = core::framesOf(15);

/// The steps before are over: the first phase begins, or the bed while it is waited for.
void beginPhases(State& s, FramePos at);
/// Ends what runs (recording `why`) and begins phase `to`; the plan's count of phases: what comes after.
void changePhase(State& s, FramePos at, int to, const std::string& why, Frames fade);
/// Goes on where a phase's length is over and nothing more is waited for.
void goOnIfMay(State& s, FramePos at);
/// Ends the session on its last page: "complete", "not-today" or "ended".
void finish(State& s, FramePos at, const std::string& how, Frames fade);

void placeMark(State& s, FramePos at, const std::string& mark);
void extend(State& s, FramePos at, Frames by);
void shorten(State& s, FramePos at, Frames by);
void returnEarly(State& s, FramePos at);
void undoReturn(State& s, FramePos at, const Phases& before);
/// Breaks the phases off; questions are still asked.
void breakOff(State& s, FramePos at);

FramePos phaseDue(const State& s);
void doPhase(State& s, FramePos at);

}  // namespace lw::session::live
