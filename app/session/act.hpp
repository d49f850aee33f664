#pragma once
#include "session/state.hpp"

namespace lw::session::live {

/// What `intent`, pressed on `page`, changes from frame `at` on. An intent that makes no sense now does
/// nothing, nor one of somebody who may not want it.
void act(State& s, FramePos at, const Intent& intent, const Shown& page);
/// What the mixer says about a clip.
void hear(State& s, const audio::Report& report);

/// A pause: silence over 3 s, then time stands still.
FramePos holdDue(const State& s);
void doHold(State& s, FramePos at);
/// Time goes on where that was asked for before it stood still.
void releaseHold(State& s);

FramePos undoDue(const State& s);
void forgetUndo(State& s, FramePos at);

}  // namespace lw::session::live
