#pragma once
#include "audio/clip.hpp"

namespace lw::audio {

/// Of a crossfade, what is measured at most.
inline constexpr core::Frames kMeasuredCrossing = core::framesOf(4);

/// How alike two clips are (audio/likeness.hpp) over the begin of a crossfade of length `fade`, from what is
/// decoded ahead: of `out` from its frame `from` on, of `in` from its first one on. The first 0.25 s are left
/// out, as the mixer may be there by now. 0 where not all of the rest is decoded, or the mixer is further.
/// Main thread, while readers and mixer work at both.
double likenessAhead(Clip& out, core::Frames from, Clip& in, core::Frames fade);

}  // namespace lw::audio
