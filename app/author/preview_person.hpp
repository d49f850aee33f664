#pragma once
#include <memory>

#include "author/preview_state.hpp"
#include "platform/canvas.hpp"
#include "ui/ui.hpp"

namespace lw::author {

/// What the person's screen shows at a moment of a plan when nobody touches anything.
ui::Model momentModel(const plan::Plan& plan, core::Frames at);
/// What it shows now: that, or a step before or after. Nothing was shown before there was a good version.
ui::Model shownModel(const PreviewState& state);

/// The person's screen, small, at a place on a canvas. Main thread.
class PersonScreen {
 public:
  /// Throws std::runtime_error (fonts).
  PersonScreen(platform::Canvas& canvas, const platform::PixelRect& place);
  ~PersonScreen();
  const platform::PixelRect& place() const { return place_; }
  /// Draws what differs from the last time; all of it if `whole`. True if anything was drawn.
  bool draw(const ui::Model& model, core::UiTime now, bool whole);
  /// When it wants to be drawn again, if it moves by itself.
  std::optional<core::UiTime> nextFrame(core::UiTime now) const;

 private:
  platform::Canvas& canvas_;
  platform::PixelRect place_;
  std::unique_ptr<ui::Ui> screens_;
};

}  // namespace lw::author
