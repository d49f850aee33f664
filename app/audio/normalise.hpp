#pragma once
#include "audio/programme.hpp"

/// What loudness tags are worth. A piece is levelled by what was measured, whatever its tags say; an album's
/// loudness may come from tags where they can be believed (plan/albums.hpp).
namespace lw::audio {

/// Tags count only where they say the same as our own measuring, but for this.
inline constexpr core::Decibels kTagTolerance{1};
/// An album keeps the levels of its pieces among each other, within bounds: a piece may be louder than its
/// album by as much as the programme may be louder than its default (5 LU), and softer by 15.
inline constexpr core::Decibels kLouderThanAlbum{5}, kSofterThanAlbum{15};

/// True where the file has a tag for the piece that is not what we measured.
bool tagsLie(const Measure& measure);

/// True where the album's loudness in the tags can be believed: the tag of the piece agrees with our own
/// measuring, so whoever wrote both had this very sound before them, and the album's lies within the bounds.
bool albumCounts(const Measure& measure);

}  // namespace lw::audio
