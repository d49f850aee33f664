#pragma once
#include <filesystem>
#include <vector>

#include "plan/media.hpp"
#include "script/documents.hpp"

/// Playlists with `gapless`: an album whose tracks are one recording is one piece. It is known by the
/// playlist's own path, measured as a whole and levelled by one gain; for whoever plans or plays it is a file
/// like any other, and only its sound is put together from its parts.
namespace lw::plan {

/// What was measured of files that follow each other without a seam, as if they were one: loudness and range
/// as EBU R 128 has them of an album, gated over the steps of all contours together; the largest peak,
/// silence at the outer ends alone, and one contour if all have one. A part without a contour counts as
/// evenly loud as it is as a whole, and the range is then at least its own. Pure.
audio::Measure measureOfAll(const std::vector<audio::Measure>& parts);

/// Makes every gapless playlist one track, with the measure of all. Left as it is where a part was not
/// measured: its pieces then cross like any others. Before planning.
void joinAlbums(script::Bundle& bundle, Media& media);

/// Most that a piece lies above or below the session's loudness for its place in an album, LU: neighbours
/// are within `kNeighbourStep` then.
inline constexpr core::Decibels kAlbumStep{2.0};

/// Sets `inAlbum` of all tracks in playlists that are levelled by album. The album's loudness is what tags
/// say where they can be believed (audio::albumCounts), else that of all measured tracks in the playlist as
/// one. Before planning.
void levelAlbums(script::Bundle& bundle, const Media& media);

/// The sound of what a track names, from `from` on: of an album all parts that are left, else the file with
/// its stamp.
audio::FileSpec soundOf(const std::filesystem::path& file, core::Frames from, const Media& media);

/// Moves the begin of a sound on, into the part that sounds then.
void goOn(audio::FileSpec& spec, core::Frames by);

}  // namespace lw::plan
