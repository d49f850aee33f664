#pragma once
#include <cstddef>
#include <vector>

#include "audio/windows.hpp"
#include "core/level.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// How loud a file is over time, in steps of 100 ms: all that momentary (4 steps) and short-term (30 steps)
/// loudness are made of (EBU Tech 3341), and the peaks. Both vectors have one value a step, the last step may
/// be a part of one. Step i begins at frame i * kStep of the file. Values are multiples of 0.01.
struct Contour {
  static constexpr core::Frames kStep = kContourStep;
  std::vector<float> loudness;  ///< K-weighted mean square of both sides together, LUFS; -70 for less
  std::vector<float>
      truePeak;  ///< dBTP, at least; true where within 6 dB of the loudest until then; -120 for less
};

/// Loudness of the 400 ms or 3 s that end with step `step` (of what there is of them at the file's begin),
/// LUFS; -70 for less. Steps behind the end are silence.
core::Lufs momentary(const Contour& contour, std::size_t step);
core::Lufs shortTerm(const Contour& contour, std::size_t step);

/// A place where sound gets louder faster than a listener who startles easily should meet.
struct SuddenRise {
  enum class Kind { momentary, shortTerm, peak };
  core::Frames at{};  ///< where it begins, from the begin of the file
  Kind kind = Kind::momentary;
  core::Decibels rise{};  ///< the largest one before it lets up, LU; dB for a peak
};
/// A peak that stands out from the second before it by more is told, dB.
inline constexpr core::Decibels kPeakRise{20};

/// Rises above `kFileBounds` (audio/startle.hpp): of momentary loudness within 400 ms, and of short-term
/// loudness within 3 s. Within 3 s of each other they are one; a momentary one stands for the short-term ones
/// that it causes.
///
/// What is quieter than the floor of these bounds counts as just that quiet: so a file that
/// comes out of silence slowly enough for the first bound is a fade in and no rise, and one that jumps out of
/// it is. For the same reason short-term rises count only from sound that is there already, from 15 LU below
/// on, and not in the first 15 s. The first 400 ms of a file are its begin, which the player fades in, and no
/// rise.
std::vector<SuddenRise> suddenRises(const Contour& contour);

}  // namespace lw::audio
