#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "audio/startle.hpp"

namespace lw::audio {

/// Estimates what a converter makes between samples: three points between each two, by a windowed sinc of 16
/// taps (four times the rate, as ITU-R BS.1770-4 Annex 2 asks; 0.1 dB below 18 kHz).
class PeakBetween {
 public:
  static constexpr std::size_t kHalf = 8;
  PeakBetween();
  /// The largest of |at[0]| and the three points up to at[2] of one side of interleaved stereo; reads from
  /// at[-2 * (kHalf - 1)] to at[2 * kHalf].
  float at(const float* at) const noexcept;

 private:
  std::array<std::array<float, 2 * kHalf>, 3> taps_{};
};

/// The last stage: nothing leaves with a true peak above `kCeiling`. It sees what comes before it has to act,
/// and so turns down smoothly instead of cutting peaks off. Where nothing is too loud it passes samples on
/// bit for bit, `kDelay` frames later. A function of the frames alone, not of the block size. Not a number
/// becomes silence. No allocation; audio thread.
class Limiter {
 public:
  static constexpr std::size_t kAttack = 192;  ///< 4 ms
  static constexpr std::size_t kDelay = kAttack + PeakBetween::kHalf;
  static constexpr std::size_t kMost = 256;  ///< frames in one go

  Limiter();
  void process(float* samples, std::size_t frames) noexcept;
  /// The deepest gain since it was taken, 1 where it did not act.
  float deepest() const noexcept { return deepest_; }
  float takeDeepest() noexcept;

 private:
  bool rests() const noexcept;
  void judge(std::size_t frames) noexcept;
  void shape(std::size_t frames) noexcept;
  void apply(float* out, std::size_t frames) noexcept;
  float needed(std::size_t frame) const noexcept;

  PeakBetween between_;
  /// A past of kHalf frames that the estimate looks back on, kDelay frames that wait, and the new ones.
  std::array<float, 2 * (PeakBetween::kHalf + kDelay + kMost)> frames_{};
  std::array<float, kDelay + kMost> needed_;  ///< gain that each waiting frame needs
  std::array<float, kMost> gains_;
  std::array<float, kAttack> held_;  ///< a ring of the last held gains, whose mean is the gain
  std::size_t heldAt_ = 0;
  float release_ = 1;
  double sum_ = kAttack;
  std::size_t sinceLoud_ = kDelay + kMost;  ///< frames since the last that might need less than 1
  std::size_t sinceHeld_ = kAttack;         ///< frames since the last held gain below 1
  float deepest_ = 1;
};

}  // namespace lw::audio
