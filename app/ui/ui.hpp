#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/input.hpp"
#include "core/time.hpp"
#include "ui/model.hpp"

struct ImDrawData;

/// All screens: a model in, a picture and actions out. One thread (main). Knows no window, no sound, no disk.
namespace lw::ui {

struct UiState;

class Ui {
 public:
  /// Throws std::runtime_error naming the missing font or too small a
  /// screen.
  explicit Ui(Setup setup);
  ~Ui();

  /// Feeds one event, which happened at `now`; what it causes is in `takeActions`.
  void input(const core::InputEvent& event, core::UiTime now);
  /// In the order in which they were done.
  std::vector<Stamped> takeActions();
  /// Answers to PinEntered. Accepted: what the pad was opened for is done, by them.
  void pinAccepted(const session::Actor& by, core::UiTime now);
  void pinRefused();

  /// Lays out the model at `now`. Returns the rectangles that differ from the last frame: empty = nothing to
  /// draw.
  const std::vector<Rect>& frame(const Model& model, core::UiTime now);
  /// Draw data of the last frame, clipped to its rectangles: render each ImDrawData for one rectangle.
  /// Valid until the next call of `frame`.
  ImDrawData* drawData(const Rect& rectangle);
  /// When the next frame is due if nothing happens (breath 33 ms, age of a call 1 s, …); nothing = not before
  /// an event.
  std::optional<core::UiTime> nextFrame(core::UiTime now) const;

  /// The page of the session that the last frame puts before the person's eyes: none while another screen
  /// covers it, or while the page before it is still fading.
  session::Shown page() const;

  const std::vector<Target>& targets() const;
  /// "question", "call-desk", "staff-panel": the name of the shown screen, for tests and screenshots.
  const std::string& screenName() const;

 private:
  std::unique_ptr<UiState> state_;
};

}  // namespace lw::ui
