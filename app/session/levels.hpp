#pragma once
#include "session/state.hpp"

/// The one place where levels come together: master = volume + softer + call (or silence in a pause);
/// music = step back under a voice + softer while a phase waits for staff.
namespace lw::session::live {

inline constexpr core::Decibels kSofter{-6.0};
inline constexpr core::Decibels kCallStepsBack{-20.0};
inline constexpr Frames kFadeBack = core::framesOf(8);

core::Decibels levelAt(const Ramp& ramp, FramePos at);
core::Decibels masterTarget(const Levels& levels);
core::Decibels musicTarget(const State& s);

/// Moves a bus to what it should be now; a rise that is under way is not made faster.
void moveMaster(State& s, FramePos at, Frames length);
void moveMusic(State& s, FramePos at, Frames length);

/// At the pace of a hand on the volume: down 6 dB/s, up 1 dB/s at most.
Frames paceTo(core::Decibels from, core::Decibels to);

void setVolume(State& s, FramePos at, core::Decibels to);
/// After a device came back: from -40 dB.
void startQuietly(State& s, FramePos at);
/// The level that a session starts with.
void firstLevel(State& s);

}  // namespace lw::session::live
