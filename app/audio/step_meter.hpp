#pragma once
#include <array>
#include <span>

#include "audio/k_weighting.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// K-weights stereo at 48 kHz (ITU-R BS.1770-4), one step of 100 ms after the other.
class StepMeter {
 public:
  /// 10^(LUFS/10): the K-weighted mean square of both sides together. Of interleaved samples, at least one
  /// frame. All steps but the last have a number of frames that four divides.
  double power(std::span<const float> samples);
  /// What comes next comes after silence.
  void restart();

 private:
  static constexpr std::size_t kBlock = 480;  ///< frames that are worked on at once
  static constexpr std::size_t kBefore = 12;  ///< frames kept of the block before
  using Buffer = std::array<float, 2 * (kBefore + kBlock)>;

  double weigh(const float* samples, std::size_t frames);

  MeterLoops loops_ = meterLoops();
  KWeighting filter_{static_cast<int>(core::kFrameRate)};
  alignas(32) Buffer x_{}, first_{}, second_{}, dense_{}, weighted_{};
  alignas(32) std::array<float, kStateSize> state_{};
};

}  // namespace lw::audio
