#pragma once
#include <cstddef>
#include <vector>

namespace lw::audio {

/// Finds and lowers clicks. A click is a moment louder than a ceiling that is over before it is heard as
/// sound: two milliseconds in a step of 100 ms at most. What lasts longer is left alone. Each click is
/// lowered where it is, within a dip of some 10 ms with smooth sides, so that nothing around it has to be
/// softer. A dip may reach into the step before
/// (`lower` takes it) and into the next one (`finish`, to be called with every next step first, takes that).
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
