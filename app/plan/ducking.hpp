#pragma once
#include "core/level.hpp"
#include "core/time.hpp"
#include "plan/media.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"

/// How the music steps back under voices, so that every word is understood, and how it comes back without a
/// rise that startles.
namespace lw::plan {

/// Music is down this long before a line, and takes so long to come back from 12 LU.
inline constexpr core::Frames kDuckAhead = core::framesOf(1);
inline constexpr core::Frames kDuckBack = core::framesOf(4);
/// Lines closer than this count as one.
inline constexpr core::Frames kStaysDucked = core::framesOf(6);
/// Speech is at least this far above the music under it, LU.
inline constexpr core::Decibels kSpeechAbove{10.0};
/// The music never steps back further than this, LU.
inline constexpr core::Decibels kDeepestDuck{24.0};

/// How loud a piece gets within a part of it (from its own begin), after `gain`: the loudest short-term value
/// where its contour is known, else its loudness as a whole.
core::Lufs loudestOf(const audio::Measure& measure, core::Decibels gain, core::Frames from, core::Frames to);

/// How far music as loud as `music` steps back under a voice as loud as `voice`: `asked`, or as far as it
/// must, at most `kDeepestDuck`.
core::Decibels duckUnder(core::Lufs voice, core::Lufs music, core::Decibels asked);

/// How long music takes to come back from `depth`: what goes deeper than 12 LU comes back slower, or
/// short-term loudness would rise by more than `audio::kHeldBounds` has it.
core::Frames comesBackIn(core::Decibels depth);

/// Loudness of a line as it will be heard, without its bus.
core::Lufs voiceLoudness(const audio::Measure& measure, core::Decibels gain);

/// How loud the music that is planned gets under a line, without its bus.
core::Lufs musicUnder(const PhasePlan& phase, const VoiceCue& line, const Media& media);

/// Sets every line's `duck` by the music that is planned under it, and the moves of the music's level that
/// come of all lines.
void layOutDucking(PhasePlan& phase, const script::SoundSettings& sound, const Media& media);

}  // namespace lw::plan
