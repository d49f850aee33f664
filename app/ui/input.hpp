#pragma once
#include <optional>
#include <vector>

#include "core/input.hpp"
#include "core/time.hpp"
#include "ui/kit/draw.hpp"

namespace lw::ui {

/// Turns fingers and keys into presses of targets: the call on finger down with 24 px of slop; everything
/// else on release inside; 250 ms debounce; hold targets after 2 s. Each finger is its own: one that rests
/// somewhere keeps no other from pressing.
///
/// A screen that has just come is deaf, but for its call, until it has been seen for 400 ms; what leads on
/// from a person's page, for 1 s. Who goes on tapping on what is deaf makes it deaf for so long again: taps
/// in a row are one gesture, meant for the page before.
class Input {
 public:
  /// `missed`: a touch beside every target; with an id: a hold target let go before its time.
  struct Pressed {
    TargetId id;
    bool missed = false;
  };

  /// The targets of the frame that is shown, of the same screen as before.
  void show(const std::vector<Hit>& hits);
  /// Another screen than before.
  struct Came {
    core::UiTime seenFrom;  ///< until then the one before is still fading
    bool patient = true;
  };
  void change(const std::vector<Hit>& hits, Came came);
  /// Presses that the event causes.
  std::vector<Pressed> pointer(const core::InputEvent& event, double scale, core::UiTime now);
  /// Keys that move the focus or press what has it. Nothing for keys that mean something else.
  std::vector<Pressed> key(core::Key key, core::UiTime now);
  /// Enter was let go: a hold target must be held with it as with a finger.
  std::vector<Pressed> enterUp() { return letGo(kEnter); }
  /// The screen has just changed: nothing but the call is heard.
  bool deaf(core::UiTime now) const;
  /// Whether a press of that target counts now. One that does not makes it deaf for longer.
  bool hears(const TargetId& id, core::UiTime now);
  /// Hold targets that have been held long enough by now.
  std::vector<Pressed> tick(core::UiTime now);

  /// What a finger lies on: the call before all, else what was touched last; else none.
  const TargetId& pressedTarget() const;
  const TargetId& focusedTarget() const { return focus_; }
  /// Of the hold target under a finger, 0 to 1.
  double heldShare(core::UiTime now) const;
  bool holding() const { return held() != nullptr; }

 private:
  static constexpr int kEnter = -2;  // the "finger" of the Enter key

  struct Finger {
    int id = 0;
    TargetId target;  // none: on nothing, or what it lay on is gone
    TargetKind kind = TargetKind::act;
    core::UiTime since{0};
    bool fired = false;  // a hold target had its time
  };

  const Hit* find(Point at) const;
  core::UiTime deafness(const TargetId& id) const;
  const Finger* held() const;
  std::vector<Pressed> letGo(int id);
  std::vector<Pressed> fingerDown(int id, Point at, core::UiTime now);
  std::vector<Pressed> fingerUp(int id, Point at, core::UiTime now);
  void fingerMoved(int id, Point at);
  std::vector<Pressed> fire(const TargetId& id, core::UiTime now);
  void moveFocus(int by);

  std::vector<Hit> hits_;
  std::vector<Finger> fingers_;  // that are down, the last one last
  TargetId focus_, last_;
  Came came_{core::UiTime{-1000}, false};
  TargetId restless_;  // was tapped while it was deaf
  core::UiTime restlessUntil_{0}, lastPress_{-1000};
};

}  // namespace lw::ui
