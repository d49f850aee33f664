#include <algorithm>
#include <utility>

#include "core/harmless.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/ui.hpp"
#include "ui/ui_state.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kPressShown = 150ms;  // a tap is shorter than a glance
constexpr auto kMissWindow = 20s;
constexpr auto kWakeLasts = 20s;
constexpr auto kReadAgain = 60s;
constexpr auto kIdleNote = 300s;
constexpr auto kPinForgotten = 30s;

// Somebody is asked something; who waits for staff may rest as long as they like.
bool checkingIn(const Model& model) {
  if (std::holds_alternative<session::WaitForStaffView>(model.view.step)) return false;
  return model.view.stage == session::View::Stage::before || model.view.stage == session::View::Stage::after;
}

}  // namespace

void UiState::light(const TargetId& id, core::UiTime now) {
  lit = {id, now + kPressShown};
}

const TargetId& UiState::pressedTarget() const {
  const auto& held = input.pressedTarget();
  return held.any() ? held : lit.id;
}

void UiState::stamp(const session::Shown& on, core::UiTime now) {
  for (auto& action : std::exchange(actions, {}))
    stamped.emplace_back(std::move(action), on, now, whoTouches());
}

void UiState::press(const TargetId& id, core::UiTime now) {
  light(id, now);
  if (id.role == Role::call) return call(call::Source::screen);
  const auto target = std::ranges::find(targets, id, &Target::id);
  if (target != targets.end() && !target->enabled) return;
  auto out = outbox(now);
  if (id.role == Role::staffDoor) return openPanel()(out);
  const auto handler = handlers.find(id);
  if (handler == handlers.end()) return;
  const auto action = handler->second;  // it may lead to another screen, and that to other handlers
  action(out);
}

void UiState::pressByKey(const TargetId& id, core::UiTime now) {
  if (input.hears(id, now)) press(id, now);
}

void UiState::press(const std::vector<Input::Pressed>& all, core::Key by, core::UiTime now) {
  for (const auto& one : all)
    if (one.id.role == Role::call) {
      light(one.id, now);
      call(by, call::Source::key);
    } else {
      press({one}, now);
    }
}

void UiState::press(const std::vector<Input::Pressed>& all, core::UiTime now) {
  for (const auto& one : all) {
    if (one.missed && !one.id.any())
      miss(now);
    else if (one.missed)
      wake(now);  // let go before its time: in the quiet part a touch like any other
    else
      press(one.id, now);
  }
}

void UiState::touch(core::UiTime now) {
  local.lastTouch = now;
  if (local.pad) local.pad->touched = now;
  if (unlocked() && screen.hand == session::ActorRole::staff) local.panelTouched = now;
  idleRead = idleNoted = false;
  actions.emplace_back(Touched{});
}

void UiState::call(call::Source source) {
  local.wokenAt = core::UiTime{-1};
  actions.emplace_back(CallPressed{source});
}

void UiState::call(core::Key key, call::Source source) {
  call(source);
  heldCalls[key] = source;
}

void UiState::keyUp(core::Key key, core::UiTime now) {
  if (const auto held = heldCalls.extract(key)) actions.emplace_back(CallReleased{held.mapped()});
  if (key == core::Key::enter) press(input.enterUp(), now);
}

bool UiState::wake(core::UiTime now) {
  if (!screen.inSession || local.wokenAt >= 0ms || calling()) return false;
  local.wokenAt = now;
  return true;
}

void UiState::miss(core::UiTime now) {
  if (wake(now) || calling()) return;
  misses.push_back(now);
  while (!misses.empty() && now - misses.front() > kMissWindow) misses.pop_front();
  if (misses.size() < 3) return;
  misses.clear();
  actions.emplace_back(QuietNote{"three touches beside the buttons"});
}

void UiState::key(const core::KeyDown& down, core::UiTime now) {
  using core::Key;
  if (down.key == Key::call) {
    if (down.repeat) return;
    light(Role::call, now);
    return call(down.key, setup.handButton ? call::Source::handButton : call::Source::key);
  }
  const bool inText = handlers.contains(Role::erase);
  const bool mayRepeat =
      (down.key == Key::erase && inText) || down.key == Key::volumeUp || down.key == Key::volumeDown;
  if (down.repeat && !mayRepeat) return;
  touch(now);
  if (input.deaf(now) && down.key != Key::lock) return;
  const bool walks = down.key <= Key::second;  // Tab, arrows, Enter and the two switches
  if (walks && wake(now)) return;
  if (walks && screen.name == "touched") return touchedKey(down, now);
  const auto* phase = std::get_if<session::PhaseView>(&model.view.step);
  switch (down.key) {
    case Key::back: pressByKey(Role::back, now); break;
    case Key::erase: pressByKey(inText ? Role::erase : Role::back, now); break;
    // once more; whether it goes on being read stays as it is
    case Key::readAloud:
      actions.emplace_back(session::Intent{session::ReadAloud{.keepOn = model.view.readingAloud}});
      break;
    case Key::lock:
      if (unlocked())
        actions.emplace_back(Lock{});
      else
        press(Role::staffDoor, now);
      break;
    case Key::softer:
      // on a hand switch it is the person's own; staff at their open panel mean the panel's
      if (unlocked())
        actions.emplace_back(session::Intent{session::Softer{}});
      else if (phase != nullptr)
        actions.emplace_back(session::Intent{session::PersonSofter{!phase->softer}});
      break;
    case Key::pause:
      if (unlocked() && phase != nullptr)
        actions.emplace_back(phase->paused ? session::Intent{session::Resume{}}
                                           : session::Intent{session::Pause{}});
      break;
    case Key::volumeUp: pressByKey(Role::volumeUp, now); break;
    case Key::volumeDown: pressByKey(Role::volumeDown, now); break;
    case Key::enter:
      if (!input.focusedTarget().any() && enter.any()) {
        pressByKey(enter, now);
        break;
      }
      [[fallthrough]];
    default: press(input.key(down.key, now), down.key, now); break;
  }
}

// On screen 8 the first switch is yes and the second no, whatever has the focus; Tab and Enter walk as ever.
void UiState::touchedKey(const core::KeyDown& down, core::UiTime now) {
  if (down.key == core::Key::second) return pressByKey(Role::allRight, now);
  if (down.key == core::Key::enter && !input.focusedTarget().any()) {
    light(Role::call, now);
    return call(down.key, call::Source::key);
  }
  press(input.key(down.key, now), down.key, now);
}

void UiState::type(const std::string& text, core::UiTime now) {
  touch(now);
  if (input.deaf(now) || wake(now)) return;
  if (const TargetId key{Role::key, text}; handlers.contains(key)) return pressByKey(key, now);
  if (text.size() == 1)
    if (const auto shortcut = shortcuts.find(text[0]); shortcut != shortcuts.end())
      return pressByKey(shortcut->second, now);
  if (!onType) return;
  local.typed += core::harmless(text);  // letters that the keyboard does not show
  auto out = outbox(now);
  onType(out);
}

void UiState::elapse(core::UiTime now) {
  press(input.tick(now), now);
  if (local.wokenAt >= 0ms &&
      (now - local.wokenAt > kWakeLasts || model.view.stage != session::View::Stage::during)) {
    if (model.view.stage == session::View::Stage::during)
      actions.emplace_back(QuietNote{"woke the screen, no answer"});
    local.wokenAt = core::UiTime{-1};
  }
  if (calling()) local.wokenAt = core::UiTime{-1};
  if (!unlocked()) {  // the panel begins anew next time
    local.panelOpen = false;
    local.staffPage.clear();
    local.unlocked.clear();
  }
  // who calls must see that they called; who comes to clear the call finds the pad again
  if (!std::exchange(local.callStood, calling()) && calling()) local.pad.reset();
  if (local.pad && now - local.pad->touched > kPinForgotten) local.pad.reset();
  if (unlocked() && now - local.panelTouched > setup.lockAfter) {
    local.panelTouched = now;
    actions.emplace_back(Lock{session::LockedBy::time});
  }
}

session::Actor UiState::whoTouches() const {
  if (screen.hand == session::ActorRole::staff && model.staff) return *model.staff;
  const bool sitter = screen.hand == session::ActorRole::sitter;
  return {sitter ? session::ActorRole::sitter : session::ActorRole::person, "", "screen"};
}

void UiState::lockWhatWasLeft() {
  if (!unlocked() || local.pad) return;
  if (!local.unlocked.empty() && staffPageOf(screen, model, local) == local.unlocked) return;
  local.panelOpen = false;
  local.staffPage.clear();
  actions.emplace_back(Lock{session::LockedBy::leaving});
}

void UiState::idle(core::UiTime now) {
  if (!checkingIn(model)) return;
  if (!idleRead && model.view.readingAloud && now - idleSince() > kReadAgain) {
    idleRead = true;
    actions.emplace_back(session::Intent{session::ReadAloud{.keepOn = true}});
  }
  if (!idleNoted && now - idleSince() > kIdleNote) {
    idleNoted = true;
    actions.emplace_back(QuietNote{"nothing touched for 5 minutes"});
  }
}

std::optional<core::UiTime> UiState::deadline(core::UiTime now) const {
  std::optional<core::UiTime> first;
  const auto by = [&](core::UiTime when) {
    first = std::max(now + 1ms, std::min(first.value_or(when), when));
  };
  if (local.wokenAt >= 0ms) by(local.wokenAt + kWakeLasts + 1ms);
  if (screen.name == "session-horizon") by(std::max(local.lastTouch, local.restingSince) + kStillAfter + 1ms);
  if (!checkingIn(model)) return first;
  if (!idleRead && model.view.readingAloud) by(idleSince() + kReadAgain + 1ms);
  if (now <= local.lastTouch + kTakeYourTime) by(local.lastTouch + kTakeYourTime + 1ms);
  if (!idleNoted) by(idleSince() + kIdleNote + 1ms);
  return first;
}

void Ui::input(const core::InputEvent& event, core::UiTime now) {
  auto& s = *state_;
  if (std::holds_alternative<core::WindowExposed>(event)) s.exposed = true;
  if (std::holds_alternative<core::CallDeviceLost>(event)) s.call(call::Source::buttonLost);
  if (std::holds_alternative<core::PointerDown>(event)) s.touch(now);
  if (const auto* key = std::get_if<core::KeyDown>(&event)) s.key(*key, now);
  if (const auto* text = std::get_if<core::TextTyped>(&event)) s.type(text->utf8, now);
  if (const auto* up = std::get_if<core::KeyUp>(&event)) s.keyUp(up->key, now);
  s.press(s.input.pointer(event, s.scale, now), now);
  s.stamp(s.model.view.page, now);
}

// What the pad was opened for is done now, by who proved themselves; a page of the person's stays locked.
void Ui::pinAccepted(const session::Actor& by, core::UiTime now) {
  auto& s = *state_;
  const auto pad = std::exchange(s.local.pad, {});
  s.model.staff = by;
  s.model.provenAt = now;
  s.local.panelTouched = now;
  if (pad && pad->then) {
    auto out = s.outbox(now);
    pad->then(out);
  }
  const auto next = chooseScreen(s.setup, s.model, s.local, now);
  s.local.unlocked = pad ? staffPageOf(next, s.model, s.local) : "";
  if (s.local.unlocked.empty()) s.actions.emplace_back(Lock{session::LockedBy::leaving});
  s.stamp(s.model.view.page, now);
}

void Ui::pinRefused() {
  auto& pad = state_->local.pad;
  if (!pad) return;
  pad->typed.clear();
  pad->asked = false;
}

}  // namespace lw::ui
