#pragma once
#include <cstddef>

#include "audio/open_source.hpp"
#include "audio/programme.hpp"

namespace lw::audio {

/// The sums behind a likeness: the same for the same samples, in whatever pieces they are added.
class LikenessSums {
 public:
  /// So many samples of both sounds, both channels interleaved.
  void add(const float* out, const float* in, std::size_t samples);
  /// See `likeness`.
  double value() const;

 private:
  double both_ = 0, powerOut_ = 0, powerIn_ = 0;
};

/// How alike two sounds are over a crossfade: the correlation of `out` and `in` frame against frame, both as
/// they will be mixed (decoded, stereo, at 48 kHz), over `length` or what both have of it. The products of
/// both channels are summed before they are divided by the power of both sounds, so that with it the power of
/// the whole sum is known. 0 (unlike, or against each other, or one of them silent) to 1 (the same but for
/// its level). For Ramp::likeness. Reads both stretches. Throws std::runtime_error as openSource does.
double likeness(const FileSpec& out, const FileSpec& in, core::Frames length);

}  // namespace lw::audio
