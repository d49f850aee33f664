#pragma once
#include "session/state.hpp"

/// Spoken lines: of the running phase, or of the screen that is read aloud. Music steps back under them.
namespace lw::session::live {

/// The lines of the running phase, which began at `from`, from `soonestAt` on.
void queuePhaseVoice(State& s, FramePos from, FramePos soonestAt);
/// Fades what speaks and lets go of all other lines.
void hushVoice(State& s, FramePos at);
/// Fades what speaks; later lines stay.
void interruptVoice(State& s, FramePos at);
/// What the person is told of the call; a line that was told before it and is still said fades.
void sayOfCall(State& s, FramePos at, const std::string& words);
void voiceFailed(State& s, audio::ClipId id, FramePos at);
/// A line that is being spoken ends before its time.
void voiceShort(State& s, audio::ClipId id, FramePos end);
/// What is opened for a line: no more than was measured of it.
audio::FileSpec voiceSpec(const State& s, const VoiceItem& item);
/// Over music, with pauses.
audio::Guarding voiceGuard(const State& s);

FramePos voiceDue(const State& s);
void doVoice(State& s, FramePos at);

// reading aloud

/// Gets the shown screen's texts ready, and speaks them where reading is on.
void prepareReading(State& s, FramePos at);
/// Speaks the shown screen from its start.
void readScreen(State& s, FramePos at);

}  // namespace lw::session::live
