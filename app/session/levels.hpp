#pragma once
#include "session/state.hpp"

/// The one place where levels come together: master = volume + softer, of staff and of the person (or silence
/// in a pause); music = script + staff + step back under a voice + softer while a phase waits for staff; all
/// but the voice step back for a call.
namespace lw::session::live {

inline constexpr core::Decibels kSofter{-6.0};
inline constexpr core::Decibels kCallStepsBack{-20.0};
inline constexpr Frames kFadeBack = core::framesOf(8);

core::Decibels levelAt(const Ramp& ramp, FramePos at);
core::Decibels masterTarget(const Levels& levels);
/// Of a bus that is not the master: as the script and staff want it; music also steps back.
core::Decibels busTarget(const State& s, audio::Bus bus);
core::Decibels masterAt(const State& s, FramePos at);

/// Moves a bus to what it should be now; a rise that is under way is not made faster.
void moveMaster(State& s, FramePos at, Frames length);
/// Everything but the voice steps back for a call, or comes back after it; never faster than music can bear.
void moveForCall(State& s, FramePos at, Frames length);
void moveMusic(State& s, FramePos at, Frames length);

/// At the pace of a hand on the volume: down 6 dB/s, up 1 dB/s at most.
Frames paceTo(core::Decibels from, core::Decibels to);

void setVolume(State& s, FramePos at, core::Decibels to);
void setBusVolume(State& s, FramePos at, audio::Bus bus, core::Decibels to);
/// No device: silence until `startQuietly`, so that whatever device comes begins with a fade.
void loseDevice(State& s, FramePos at);
/// After a device came back: from silence; from -40 dB where it was never known to be gone.
void startQuietly(State& s, FramePos at);
/// The level that a session starts with.
void firstLevel(State& s);

}  // namespace lw::session::live
