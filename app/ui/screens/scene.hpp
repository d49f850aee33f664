#pragma once
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "session/authority.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/model.hpp"

namespace lw::ui {

struct Outbox;
using Handler = std::function<void(Outbox&)>;

/// The PIN pad, while it is open.
struct PinPad {
  std::string typed{};
  bool asked = false;       ///< somebody is looking whose PIN it is
  core::UiTime touched{0};  ///< left alone for a while it closes
  Handler then{};           ///< what the PIN is for: done by who gave it
};

/// What the screens remember by themselves: everything that is nobody else's business. A plain value.
struct Local {
  // typing
  std::string typed;     ///< text of the question or page that is on
  std::string typedFor;  ///< what `typed` belongs to: it starts anew (from the given answer) for another
  /// Of the question that is on: what is chosen of several, with the presses that the view does not show yet.
  std::vector<std::string> chosen;
  std::string chosenFor;
  bool shift = false;
  int keyPage = 0;  ///< letters, more letters (compact), digits
  // the session's screen
  core::UiTime lastTouch{0};     ///< any touch
  core::UiTime wokenAt{-1};      ///< Night: screen 8 is up since; negative = it is not
  core::UiTime restingSince{0};  ///< no breath block since
  // the call
  bool callShown = false;
  bool callStood = false;                                  ///< in the frame before
  std::array<std::optional<core::UiTime>, 3> provenSince;  ///< its rings: sounding, at a desk, a person
  // staff
  std::optional<PinPad> pad;
  bool panelOpen = false;
  std::string unlocked;          ///< the staff page that a PIN opened, as `staffPageOf` names it; "" = none
  core::UiTime panelTouched{0};  ///< it, by a finger: for the lock
  std::string staffPage;  ///< a page over the panel: "end", "skip-test", "observation", "" = the panel itself
  std::string observationQuestion;  ///< id of the question that is being filled in
  bool notTodayAsked = false;
};

/// Who touches a screen, and what staff have proved on it.
struct Authority {
  session::ActorRole whose = session::ActorRole::person;
  std::optional<session::Actor> staff{};
  core::UiTime provenAt{0};

  /// True where the PIN must come first for that.
  bool mustProve(session::Act act, core::UiTime now) const;
};

/// What a press may do: send actions, change what the screens remember.
struct Outbox {
  std::vector<Action>& actions;
  Local& local;
  core::UiTime now;
  Authority authority;
  void send(Action action) { actions.push_back(std::move(action)); }
  /// Does it; where it is one of those that staff answer for, once they have given their PIN.
  void prove(session::Act what, Handler then);
  void act(session::Act what, Action action) {
    prove(what, [action = std::move(action)](Outbox& out) { out.send(action); });
  }
  void intend(session::Intent intent) {
    const auto what = session::actOf(intent);
    act(what, std::move(intent));
  }
  /// Opens the PIN pad.
  void askPin(Handler then) { local.pad = PinPad{.touched = now, .then = std::move(then)}; }
  /// Away from the staff pages, to the page behind them: that locks.
  void leaveStaff() {
    local.panelOpen = false;
    local.staffPage.clear();
    send(Lock{session::LockedBy::leaving});
  }
};

/// Everything a screen draws from. Made anew for each frame; screens are free functions `void xScreen(Draw&,
/// Scene&)`.
struct Scene {
  const Setup& setup;
  const Model& model;
  const Layout& page;
  const Feel& feel;
  const Local& local;
  core::UiTime now;
  std::map<TargetId, Handler> handlers{};
  Handler onType{};                      ///< after letters that no key on the screen has were typed
  TargetId enter{};                      ///< what Enter presses while nothing has the focus
  std::map<char, TargetId> shortcuts{};  ///< digit -> target

  /// What happens when the target is pressed.
  void on(const TargetId& target, Handler handler) { handlers[target] = std::move(handler); }
  /// The usual case: one intent.
  void intend(const TargetId& target, session::Intent intent) {
    on(target, [intent = std::move(intent)](Outbox& out) { out.intend(intent); });
  }
  /// The program's own words.
  std::string say(const words::Message& message) const { return setup.words->say(message); }
  /// Words about what is kept: "" while that can't be said, because the record does not take it.
  std::string sayIfKept(const words::Message& message) const {
    return model.record == RecordState::kept ? say(message) : std::string();
  }
  const std::string& text(const script::Text& text) const { return text.in(model.view.language); }
};

/// Which screen is on, in which light.
struct Screen {
  std::string name;
  Light light = Light::linen;
  void (*draw)(Draw&, Scene&) = nullptr;
  bool patient = true;     ///< false: staff read it (26 px floor, 200 ms fades)
  bool inSession = false;  ///< Night rules: a touch wakes first, Tab does nothing but the call
  bool covers = false;     ///< the session's own page lies behind it
  session::ActorRole hand = session::ActorRole::person;  ///< who it is for: person, sitter or staff
};
/// Without breath or touch for this long the guide goes to the still level.
inline constexpr core::UiTime kStillAfter{180'000};
/// Nobody touched a page for so long: it says that there is time.
inline constexpr core::UiTime kTakeYourTime{120'000};
Screen chooseScreen(const Setup& setup, const Model& model, const Local& local, core::UiTime now);
/// Names the staff page that is on, so that it can be told whether it was left: "panel" for the panel and
/// what lies over it; "" on a page that is not staff's.
std::string staffPageOf(const Screen& screen, const Model& model, const Local& local);

/// A ring of the call takes its colour for so long once its step is proven.
inline constexpr core::UiTime kRingFade{800};
/// True while a ring does.
bool ringsFade(const Local& local, core::UiTime now);

/// The call rail as the model has it: state of the capsule, age, room label (in Night only its place, the
/// staff door). Every screen draws it last.
void callRailFor(Draw& d, const Scene& scene);

}  // namespace lw::ui
