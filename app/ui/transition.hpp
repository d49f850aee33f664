#pragma once
#include <vector>

#include "core/time.hpp"
#include "ui/kit/vocabulary.hpp"

namespace lw::ui {

/// What is on a display. From `callFrom` on it is the call control, which no fade may dim.
struct Picture {
  std::vector<Op> ops;
  std::size_t callFrom = 0;  ///< ops.size() = this picture has none of its own
};

/// How one screen leaves and the next comes.
struct Fade {
  core::UiTime sink{200}, rise{200};
  bool even = false;  ///< the light itself changes evenly (between day and night), not the eased lightness
};

/// Screen to screen: the old one sinks into the darker ground of the two, the new one rises from it. Nothing
/// moves.
class Transition {
 public:
  /// Starts with what is shown now.
  void start(Picture from, Colour through, Fade fade, core::UiTime now);
  /// After the session the light comes back slowly: over `length` on the ground of all screens, sooner in
  /// words and marks, which can be read at once.
  void startDawn(Colour veil, core::UiTime length, core::UiTime now);
  void endDawn() { dawnLength_ = core::UiTime{0}; }

  /// What to show instead of `to`.
  Picture apply(Picture to, const Box& window, core::UiTime now) const;
  /// How soon the picture changes by itself; 0 = not at all.
  core::UiTime pace(core::UiTime now) const;

 private:
  bool fading(core::UiTime now) const { return now - start_ < fade_.sink + fade_.rise; }

  Picture from_;
  Colour through_, veil_;
  Fade fade_{core::UiTime{0}, core::UiTime{0}, false};
  core::UiTime start_{0}, dawnStart_{0}, dawnLength_{0};
};

/// e(u) = 0.5 - 0.5 cos(pi u), for u clamped to 0..1.
double ease(double u);

}  // namespace lw::ui
