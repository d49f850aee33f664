#pragma once
#include "session/state.hpp"

/// Music without a gap: the current piece, the next one opened, and the first one of the next phase opened.
namespace lw::session::live {

/// Opens (or exchanges) what may follow, as things stand now.
void refreshDecks(State& s);
/// Phase `s.phases.phase` begins at `at`: its first piece fades in while all others fade out.
void enterPhaseMusic(State& s, FramePos at, Frames fade, const std::string& why);
/// To the next piece over a crossfade; false where there is none.
bool nextPiece(State& s, FramePos at, const std::string& why);
/// The same when nothing comes of what plays.
bool nextAfterDry(State& s, FramePos at);
/// Nothing comes of a clip that waits: the bed is opened too, for when what plays runs dry as well.
void musicLate(State& s, audio::ClipId id);
/// A phase goes on beyond its length: from the bed back to pieces that are left.
void leaveBed(State& s, FramePos at);
/// No music any more in this session.
void fadeAllMusic(State& s, FramePos at, Frames fade, const std::string& why);
/// Lets go of what was opened and has not been started.
void closeDecks(State& s, FramePos at);

FramePos musicDue(const State& s);
void doMusic(State& s, FramePos at);

/// The current piece will end at `end`, before its time: what follows comes in time for it.
void musicShort(State& s, audio::ClipId id, FramePos at, FramePos end, const std::string& why);
/// Nothing of the current piece comes: it gives way then, unless it goes on (`kNever`).
void musicDry(State& s, audio::ClipId id, FramePos giveWayAt);
/// A clip of music failed, starved for long, or ended before its time.
void musicBroke(State& s, audio::ClipId id, FramePos at, const std::string& why);

/// What a piece is called where people read it.
std::string titleOf(const script::Track& track);

}  // namespace lw::session::live
