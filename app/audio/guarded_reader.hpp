#pragma once
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "audio/foresight.hpp"
#include "audio/guard.hpp"
#include "audio/sample_loops.hpp"
#include "audio/step_feed.hpp"
#include "audio/step_meter.hpp"
#include "audio/step_peak.hpp"

namespace lw::audio {

/// A source held within the guard's bounds (audio/guard.hpp): a gain over time, 1 where nothing is too
/// sudden, that comes down before something loud and goes up slowly behind it.
///
/// The gain comes from two places. The plan was made from the file's contour before it was opened. What is
/// read is looked at, too, 5 s before it sounds, so that a file that is not what was measured startles
/// nobody: as long as it is the sound that the plan was made from (audio/foresight.hpp), the plan's figures
/// are used; from where it is not, and without a plan, all that hasn't sounded is measured, and the gain
/// lowered further where that asks for it. What needs no gain passes bit for bit. What comes out is the same
/// whatever the size of the source's chunks.
class GuardedReader : public SourceReader {
 public:
  /// `gain`: with which it will be mixed.
  GuardedReader(std::unique_ptr<SourceReader> source, core::Decibels gain, Guarding guarding);
  Chunk next() override;
  /// Whether the plan has held so far.
  bool isAsPlanned() const { return foresight_.has_value(); }

 private:
  void read();
  void examine(const SoundStep& step);
  void check(const SoundStep& step, float most);
  void measureAhead();
  void plan();
  void apply(SoundStep& step) const;
  void forgetPast();

  StepFeed feed_;
  StepOutlet out_;
  const float gain_;  ///< amplitude
  const Guarding guarding_;
  const GuardBounds bounds_;
  const SampleLoops loops_ = sampleLoops();
  StepMeter meter_;
  StepPeak peaks_;
  std::optional<Foresight> foresight_;  ///< none where the plan does not hold (any more)
  std::deque<SoundStep> steps_;         ///< read, the first is next to sound
  std::vector<SoundStep> spare_;        ///< memory for steps
  // One value a step, of those that sounded and are still looked back on, then of `steps_`.
  std::vector<double> power_;
  std::vector<float> peak_;    ///< dBTP
  std::vector<float> points_;  ///< gains at their begins, dB; one more, at the last one's end
  std::size_t past_ = 0;       ///< of these, steps that sounded
  std::size_t examined_ = 0;   ///< steps since the begin
  bool first_ = true;          ///< nothing sounded yet
  bool atEnd_ = false;
};

}  // namespace lw::audio
