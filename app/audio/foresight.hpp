#pragma once
#include <cstddef>
#include <deque>
#include <span>

#include "audio/guard.hpp"
#include "audio/step_meter.hpp"

namespace lw::audio {

/// Tells whether what is read is the sound that a guard's plan was made from, without measuring all of it
/// again. Of every step of 100 ms the largest sample must lie where the plan has the peak; since other sound
/// can have the same peaks, the loudness of every fourth step is measured, too, so that every window of
/// momentary loudness holds one that was.
class Foresight {
 public:
  /// Whether a plan holds what is needed for it.
  static bool isPossible(const Guarding& guarding);
  /// For a clip that is mixed with this `gain` (amplitude).
  Foresight(const Guarding& guarding, float gain);
  /// Looks at the next step, whose largest magnitude is `most`, and that follows on `before` (may be empty);
  /// false where the plan does not hold.
  bool accepts(std::span<const float> step, std::span<const float> before, float most);
  /// Whether the steps that were measured last are as loud together as they were planned.
  bool isAsLoud() const;

 private:
  struct Powers {
    double is = 0, planned = 0;
  };
  bool isPeakForeseen(float most) const;
  void compare(std::span<const float> step, std::span<const float> before);

  const Guarding guarding_;
  const float gain_;
  const double soft_;  ///< power of what is too soft to be a rise, or to make something else one
  StepMeter meter_;
  std::size_t at_ = 0;  ///< the step that comes next, from the begin of the clip
  std::deque<Powers> compared_;
};

}  // namespace lw::audio
