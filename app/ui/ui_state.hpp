#pragma once
#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "draw/letters.hpp"
#include "ui/input.hpp"
#include "ui/kit/layout.hpp"
#include "ui/kit/replay.hpp"
#include "ui/model.hpp"
#include "ui/screens/scene.hpp"
#include "ui/transition.hpp"

namespace lw::ui {

/// Everything that Ui keeps from frame to frame.
struct UiState {
  explicit UiState(Setup given);

  Setup setup;
  double scale;
  Layout page;
  Letters letters;
  Replay replay;
  Input input;
  Local local;
  Transition transition;

  Model model;  // of the last frame
  Screen screen;
  std::string identity;  // screen and step: another one is another screen
  std::map<TargetId, Handler> handlers;
  Handler onType;
  TargetId enter;
  std::map<char, TargetId> shortcuts;
  Picture shown;        // what is on the display
  bool exposed = true;  // everything must be drawn
  std::vector<Rect> damage;
  std::vector<Target> targets;
  std::vector<Action> actions;  // not stamped yet
  std::vector<Stamped> stamped;
  /// What was pressed last: it is seen to be pressed, also after a short tap, and while the page that follows
  /// waits for the disk.
  struct Lit {
    TargetId id;
    core::UiTime until{0};
  } lit;
  std::map<core::Key, call::Source> heldCalls;  // keys that called and are still down
  std::deque<core::UiTime> misses;              // touches beside every target
  core::UiTime screenSince{0};
  core::UiTime drawnFrom{0};                 // the shown screen is seen; before, the one that fades
  core::UiTime frameAt{0};                   // of the last frame
  bool idleRead = false, idleNoted = false;  // done since the last touch

  /// Starts the fade from the shown screen to another.
  void changeScreen(const Screen& next, core::UiTime now);
  bool unlocked() const { return model.staff.has_value(); }
  /// Who touches what the screen shows: staff where they have unlocked it, else whoever it is for.
  session::Actor whoTouches() const;
  Outbox outbox(core::UiTime now) {
    return {actions, local, now, {screen.hand, model.staff, model.provenAt}};
  }
  /// A staff page that is not shown any more is locked.
  void lockWhatWasLeft();
  /// Carries out a press of a target.
  void press(const TargetId& id, core::UiTime now);
  void press(const std::vector<Input::Pressed>& all, core::UiTime now);
  void press(const std::vector<Input::Pressed>& all, core::Key by, core::UiTime now);
  /// A key presses a target, unless that has just come.
  void pressByKey(const TargetId& id, core::UiTime now);
  void call(call::Source source);
  /// Key by key, until it is let go.
  void call(core::Key key, call::Source source);
  void keyUp(core::Key key, core::UiTime now);
  /// What was done up to now was done on that page, by who touches the screen that is shown.
  void stamp(const session::Shown& on, core::UiTime now);
  void light(const TargetId& id, core::UiTime now);
  bool stillLit(core::UiTime now) const { return now < lit.until || model.pageWaits; }
  /// What is to be seen as pressed.
  const TargetId& pressedTarget() const;
  /// In the quiet part the first touch or key only wakes the screen; true if this was one.
  bool wake(core::UiTime now);
  void touchedKey(const core::KeyDown& down, core::UiTime now);
  core::UiTime idleSince() const { return std::max(local.lastTouch, screenSince); }
  bool calling() const { return model.call.state != call::State::idle && !model.call.test; }
  /// When time alone will change something, if nothing else does.
  std::optional<core::UiTime> deadline(core::UiTime now) const;
  /// When the picture moves next, by itself or in time.
  std::optional<core::UiTime> moves(core::UiTime now) const;
  Picture draw(core::UiTime now, bool changed);
  void key(const core::KeyDown& down, core::UiTime now);
  void type(const std::string& text, core::UiTime now);
  void touch(core::UiTime now);
  void miss(core::UiTime now);
  /// What time alone does: the lock, the wake screen's end.
  void elapse(core::UiTime now);
  /// Nobody touches what is asked: read once more, then a note.
  void idle(core::UiTime now);
};

/// What tells one screen from the next: its name, and the step or question on it.
std::string identityOf(const Screen& screen, const Model& model, const Local& local);

/// Makes the local state fit what is asked now (another question: other typed text).
void refresh(Local& local, const Model& model, core::UiTime now);

}  // namespace lw::ui
