#pragma once
#include <cstddef>
#include <vector>

namespace lw::audio {

/// Clicks: moments louder than a ceiling that are over before they are heard as sound, two milliseconds in a
/// step of 100 ms at most. Each is lowered where it is, within a dip of some 10 ms with smooth sides, so that
/// neither the file nor its surroundings need be softer for it. What lasts longer is left alone.
class Declick {
 public:
  /// `ceiling`: amplitude of samples.
  explicit Declick(float ceiling) : ceiling_(ceiling) {}
  /// Whether the step (interleaved stereo) holds clicks and nothing else that is so loud.
  bool has(const std::vector<float>& step) const;
  /// Lowers them. The side of a dip that lies before the step goes to the end of `before` (may be null), what
  /// lies behind it is taken by `finish`.
  void lower(std::vector<float>& step, std::vector<float>* before);
  /// The begin of the next step: what is left of the last dip.
  void finish(std::vector<float>& next);

 private:
  float ceiling_;
  std::vector<float> rest_;  ///< gains of the next step's first frames
};

}  // namespace lw::audio
