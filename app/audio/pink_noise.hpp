#pragma once
#include <vector>

#include "core/time.hpp"

namespace lw::audio {

/// Pink noise (equal power in each octave) from 100 Hz to 5 kHz at -20 dBFS RMS, for level meters:
/// interleaved stereo at 48 kHz, both sides by themselves, the same each time. Its end leads into its begin,
/// so it may be looped.
std::vector<float> pinkNoise(core::Frames length);

}  // namespace lw::audio
