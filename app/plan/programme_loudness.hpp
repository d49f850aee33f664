#pragma once
#include "plan/media.hpp"
#include "plan/plan.hpp"

namespace lw::plan {

/// A phase as it is heard, music and speech together, is never louder, as people lie under it for hours: 5 LU
/// above what EBU R 128 has programmes at.
inline constexpr core::Lufs kMostPhaseLoudness{-18};
/// How far it may lie from the loudness that the script asks for, LU.
inline constexpr core::Decibels kMostPhaseDeviation{3};

/// At most so much is added to or taken from all pieces of a phase, LU.
inline constexpr core::Decibels kMostTrim{2.0};

/// By how much the pieces of a phase must be moved so that the phase as a whole is as loud as its pieces are
/// as wholes: a part of a piece, and what two crossing pieces are together, is louder or softer than the
/// piece was measured. Integrated loudness as in ITU-R BS.1770, from the pieces' contours; 0 where one is not
/// known.
core::Decibels trimOf(const PhasePlan& phase, const Media& media);

/// The gain of a piece in a phase with that trim: never above `audio::kTruePeak` because of it.
core::Decibels trimmed(core::Decibels gain, core::Decibels trim, const audio::Measure& measure);

/// Sets the phase's `trim` and `excess`, moves its pieces by it, none above `audio::kTruePeak`, and lays out
/// the ducking.
///
/// Speech is louder than the music that steps back under it, so a phase with much of it would be louder than
/// asked for as a whole, which is what people hear: what speech adds is taken from the music, as far as
/// `kMostTrim` goes. Nothing is lifted for being softer under voices. After voices were laid out.
void settleLoudness(PhasePlan& phase, const script::Bundle& bundle, const Media& media);

}  // namespace lw::plan
