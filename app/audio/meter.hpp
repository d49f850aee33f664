#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "audio/k_weighting.hpp"
#include "audio/programme.hpp"

namespace lw::audio {

/// Measures sound as it comes, at its own rate: loudness and range (EBU R 128, Tech 3342), true peak,
/// contour, silence at both ends, brightness. Results hang neither on the size of the pieces nor on the
/// processor.
class Meter {
 public:
  explicit Meter(int rate, const MeterLoops& loops = meterLoops());

  /// One plane a side. What is no number, or garbage (beyond +24 dBFS), counts as silence.
  void add(const float* left, const float* right, std::size_t frames);
  std::int64_t frames() const { return frames_; }
  bool sawGarbage() const { return garbage_ != 0; }
  /// After all. Everything of a Measure but its tags and format.
  Measure finish();

 private:
  static constexpr std::size_t kBlock = 512;  ///< frames that are worked on at once
  static constexpr std::size_t kBefore = 32;  ///< frames kept of the block before
  static constexpr std::size_t kTile = 64;    ///< the peaks of so many frames are looked at together
  using Buffer = std::array<float, 2 * (kBefore + kBlock)>;

  void workBlock(std::size_t frames);
  void workPart(std::size_t begin, std::size_t end);
  void tile(std::size_t begin, std::size_t end);
  void closeCell();
  void closeStep();
  core::Lufs shortLoudness() const;
  void keepHistory(Buffer& buffer, std::size_t frames) const;
  std::int64_t cellBegin(std::int64_t cell) const { return cell * rate_ / 100; }

  int rate_;
  MeterLoops loops_;
  KWeighting filter_;
  PeakInterpolation phases_;
  alignas(32) Buffer x_{}, first_{}, second_{}, dense_{}, weighted_{};
  alignas(32) std::array<float, kStateSize> state_{};
  std::size_t filled_ = 0;  ///< of the block
  unsigned garbage_ = 0;

  std::int64_t frames_ = 0;  ///< taken
  std::int64_t at_ = 0;      ///< worked on
  std::int64_t cell_ = 0;    ///< of 10 ms, that `at_` is in
  double cellPower_ = 0, stepWeighted_ = 0, power_ = 0, slope_ = 0, weightedSum_ = 0;
  float stepPeak_ = 0, stepBound_ = 0, truePeak_ = 0;
  std::int64_t firstSound_ = -1, lastSound_ = 0;
  std::vector<float> energies_;  ///< of every whole step
  std::shared_ptr<Contour> contour_ = std::make_shared<Contour>();
};

}  // namespace lw::audio
