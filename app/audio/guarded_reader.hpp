#pragma once
#include <deque>
#include <exception>
#include <memory>
#include <optional>

#include "audio/declick.hpp"
#include "audio/guard.hpp"
#include "audio/limiter.hpp"
#include "audio/sample_loops.hpp"
#include "audio/source_reader.hpp"
#include "audio/step_meter.hpp"

namespace lw::audio {

/// A source held within the guard's bounds: by the curve that was planned for it, and by what it really
/// holds, read 5 s ahead, so that a file that isn't what was measured startles nobody. As long as the
/// peaks are those that the plan was made from, and the loudness wherever it is looked at, the plan's other
/// figures hold, too; where anything differs, and without a plan, all that hasn't sounded is measured. What
/// needs no gain passes bit for bit. Takes out what is steady (DC) above -46 dBFS.
class GuardedReader : public SourceReader {
 public:
  GuardedReader(std::unique_ptr<SourceReader> source, core::Decibels gain, Guarding guarding);
  Chunk next() override;
  /// Whether the plan has held so far.
  bool isAsPlanned() const { return foreseen_; }

 private:
  static constexpr std::size_t kFrames = static_cast<std::size_t>(Contour::kStep.count());
  static constexpr std::size_t kSeam = 2 * PeakBetween::kHalf;
  struct Step {
    std::vector<float> samples;     ///< kFrames stereo frames, fewer in the last
    std::vector<std::size_t> gaps;  ///< frames before which something is missing, in order
    float left = 0, right = 0;      ///< means
  };

  void read();
  Step& writable();
  StepLook lookWithoutClicks(Step& step);
  void close(Step& step);
  bool isPeakForeseen(float most) const;
  double meter(const Step& step, std::size_t at);
  void compare(const Step& step);
  bool isAsLoud() const;
  void measureAhead();
  bool isForeseen(const Step& step, float most);
  float peakOf(const Step& step, float most);
  void keepSeam(const Step& step, float most);
  void plan();
  void sound(Step& step);
  void findSteady(const Step& step, float& left, float& right);
  Chunk hand();

  std::unique_ptr<SourceReader> source_;
  const float gain_;
  const Guarding guarding_;
  const GuardBounds bounds_;
  const double soft_;  ///< power
  PeakBetween between_;
  StepMeter meter_;
  const float clickCeiling_;  ///< amplitude of samples
  Declick declick_;
  const SampleLoops loops_ = sampleLoops();
  std::deque<Step> steps_;  ///< read, the first is next to sound; the last may be unfinished
  std::vector<std::vector<float>> spare_;
  std::vector<double> power_;  ///< of steps that sounded and those that are measured
  std::vector<float> peak_, points_;
  std::size_t past_ = 0;                         ///< of these, steps that sounded
  std::size_t measured_ = 0;                     ///< steps measured since the begin
  std::vector<std::pair<float, float>> steady_;  ///< means of the last steps
  float takenLeft_ = 0, takenRight_ = 0;         ///< taken out at the end of the last step
  bool first_ = true;
  bool foreseen_;                                    ///< all was as planned so far
  std::vector<std::pair<double, double>> compared_;  ///< powers, as measured and as planned
  bool atEnd_ = false;
  std::array<float, 4 * kSeam> seam_{};  ///< the end of the last step and the begin of the next
  float lastMost_ = 0;
  std::exception_ptr failure_;
  Step sounding_;
  std::size_t handed_ = 0;  ///< frames of it
};

}  // namespace lw::audio
