#pragma once
#include <array>
#include <cstddef>

namespace lw::audio {

/// The K filter of ITU-R BS.1770 at any rate, in a form that computes four frames at once: numerator and
/// denominator are multiplied by the same polynomials until each output hangs only on inputs and on the
/// outputs four and eight frames before (scattered look-ahead; Parhi and Messerschmitt 1989). A constant is
/// taken out exactly, by a difference, before anything is rounded.
struct KWeighting {
  explicit KWeighting(int rate);

  std::array<float, 12> dense{};  ///< of the second differences of 0 to 11 frames before
  std::array<float, 4> smooth{};  ///< then, of 0 to 3 frames before
  float shelf4 = 0, shelf8 = 0;   ///< then, of the shelf's own outputs 4 and 8 frames before
  float pole4 = 0;                ///< then, twice, of the high-pass's own output 4 frames before
  double power = 1;               ///< the sum of squares of what comes out times this is the power
};

/// Interpolation by a windowed sinc (von Hann), 4x below 96 kHz with 12 samples a phase (as in BS.1770, annex
/// 2), 2x below 192 kHz with 24, none above. The phases at one and three quarters mirror each other: they are
/// kept as their even and odd parts.
struct PeakInterpolation {
  static constexpr std::size_t kMostPairs = 12;
  explicit PeakInterpolation(int rate);

  int factor = 4;
  std::size_t pairs = 6;                        ///< of samples alike far from the middle
  std::array<float, kMostPairs> even{}, odd{};  ///< quarter phases
  std::array<float, kMostPairs> half{};
  float largestGain = 1;  ///< no value between is larger than the largest sample times this,
  float slopeGain = 0;    ///< nor than that sample plus the largest difference times this,
  float unity = 0;        ///< plus the sample times this
};

/// Inner loops of the meter over interleaved stereo. The wide ones (AVX2) and the others (two halves of four
/// lanes) do the same sums in the same order: their results are the same to the last bit.
struct MeterLoops {
  /// First and second differences and the dense part. What came before stands before `x` (2 frames) and
  /// `second` (6). `frames` % 4 == 0.
  void (*dense)(const KWeighting& filter, const float* x, float* first, float* second, float* out,
                std::size_t frames);
  /// The rest of the filter; `state` holds four vectors between calls. 3 frames before `in` are valid.
  void (*recursive)(const KWeighting& filter, const float* in, float* out, std::size_t frames, float* state);
  /// Sum of squares of 2 * frames values.
  double (*power)(const float* values, std::size_t frames);
  /// Largest magnitude of 2 * frames values.
  float (*peak)(const float* values, std::size_t frames);
  /// Largest magnitude between the samples, half an interpolation late; 27 frames before `x` are valid.
  float (*between)(const PeakInterpolation& phases, const float* x, std::size_t frames);
};
inline constexpr std::size_t kStateSize = 32;  ///< floats

/// `wide` where the processor can't: the same as the others.
MeterLoops meterLoops(bool wide = true);

}  // namespace lw::audio
