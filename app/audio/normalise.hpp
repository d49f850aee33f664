#pragma once
#include "audio/programme.hpp"

namespace lw::audio {

/// Tags count only where they say the same as our own measuring, but for this.
inline constexpr core::Decibels kTagTolerance{1};
/// An album keeps the levels of its pieces among each other, within bounds: a piece may be louder than its
/// album by as much as the programme may be louder than its default (5 LU), and softer by 15.
inline constexpr core::Decibels kLouderThanAlbum{5}, kSofterThanAlbum{15};

/// True where the file has a tag for the piece that is not what we measured.
bool tagsLie(const Measure& measure);

/// True where the album's loudness may be taken from the tags: the tag of the piece agrees with our own
/// measuring, so whoever wrote both had this very sound before them, and the album's lies within the bounds.
bool albumCounts(const Measure& measure);

enum class Levelling {
  track,  ///< every piece to the same loudness
  album,  ///< pieces of an album by the album's loudness, where the tags can be trusted
};

/// The loudness by which a file is normalised: gain = target - this. What we measured, or the album's. Pure.
core::Lufs normalisingLoudness(const Measure& measure, Levelling levelling);

}  // namespace lw::audio
