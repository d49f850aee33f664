#pragma once
#include <cstddef>
#include <span>

#include "core/level.hpp"

/// From K-weighted mean squares of steps of 100 ms, both sides added up, to the figures of EBU R 128. Pure.
namespace lw::audio {

/// Less loud is silence: the absolute gate of ITU-R BS.1770.
inline constexpr core::Lufs kLowestLoudness{-70};

/// Loudness of a K-weighted mean square; minus infinity for 0. The two differ by 0.691 dB (ITU-R BS.1770), so
/// that a sine of 997 Hz reads as its level.
core::Lufs loudnessOf(double energy);
/// The other way round.
double energyOf(core::Lufs loudness);

inline core::Lufs atLeastSilence(core::Lufs loudness) {
  return loudness < kLowestLoudness ? kLowestLoudness : loudness;
}

/// Gated at -70 LUFS and 10 LU below what is left, over blocks of 400 ms each 100 ms. -70 where nothing is
/// left.
core::Lufs integrated(std::span<const float> steps);

/// From the 10th to the 95th percentile of the short-term loudness each second, gated at -70 LUFS and 20 LU
/// below (EBU Tech 3342). 0 where there are less than 3 s.
core::Decibels loudnessRange(std::span<const float> steps);

/// As a contour keeps them: in steps of 0.01, bounded (-70 to +50 LUFS, -120 to +50 dBTP).
float contourLoudness(core::Lufs loudness);
float contourPeak(core::Decibels level);

}  // namespace lw::audio
