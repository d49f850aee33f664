#include "ui/ui.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/kit/mirror.hpp"
#include "ui/ui_state.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

Rect inPixels(const Box& box, double scale, const Setup& setup) {
  const int x0 = std::clamp(static_cast<int>(std::floor(box.x * scale)), 0, setup.width);
  const int y0 = std::clamp(static_cast<int>(std::floor(box.y * scale)), 0, setup.height);
  const int x1 = std::clamp(static_cast<int>(std::ceil(box.right() * scale)), 0, setup.width);
  const int y1 = std::clamp(static_cast<int>(std::ceil(box.bottom() * scale)), 0, setup.height);
  return {x0, y0, x1 - x0, y1 - y0};
}

Target inPixels(const Hit& hit, double scale) {
  const auto px = [&](double v) { return static_cast<float>(v * scale); };
  return {hit.id, hit.kind, px(hit.box.x), px(hit.box.y), px(hit.box.w), px(hit.box.h), hit.enabled};
}

// Between day and dark no area may change by more than 0.10 of relative luminance in 0.5 s while a patient
// looks.
constexpr core::UiTime kEveningFade = 6400ms;
// And out of the session the words come up from the dark, the brightest of them within the same bound.
constexpr core::UiTime kWaking = 3600ms;

Fade fadeBetween(const Screen& from, const Screen& to) {
  const bool fromDay = from.light == Light::linen, toDay = to.light == Light::linen;
  if (to.name == "call") return {300ms, 300ms, false};
  if (to.patient && toDay && !fromDay) return {100ms, kEveningFade, true};
  if (!to.patient) return {100ms, 100ms, false};
  if (fromDay && !toDay) return {kEveningFade, 600ms, true};
  if (from.inSession && !to.inSession) return {600ms, kWaking, true};
  if (to.name == "touched") return {600ms, 600ms, false};
  if (from.name == "touched") return {1500ms, 1500ms, false};
  if (to.inSession && from.inSession) return {600ms, 600ms, false};
  return {200ms, 200ms, false};
}

// The darker ground of the two.
Colour groundBetween(const Screen& from, const Screen& to) {
  const auto darker = static_cast<int>(from.light) > static_cast<int>(to.light) ? from.light : to.light;
  return tokens(darker).bg;
}

}  // namespace

void UiState::changeScreen(const Screen& next, core::UiTime now) {
  const bool first = screen.draw == nullptr;
  screenSince = drawnFrom = now;
  idleRead = false;
  if (!first && !setup.reducedMotion) {
    const auto fade = fadeBetween(screen, next);
    transition.start(shown, groundBetween(screen, next), fade, now);
    drawnFrom = now + fade.sink;  // until then the one before is still seen
  }
  const bool sessionOver = screen.inSession && !next.inSession && next.patient && next.light == Light::dusk;
  if (!first && sessionOver) transition.startDawn(kNight.bg, 90s, now);
  if (!next.patient || next.inSession || next.name == "call") transition.endDawn();
}

UiState::UiState(Setup given)
    : setup(std::move(given)),
      scale(scaleFor(setup.width, setup.height, setup.pixelsPerMillimetre)),
      page(layoutFor(setup.width / scale, setup.height / scale)),
      letters(scale, setup.textScale),
      replay(letters, setup.width, setup.height) {}

Picture UiState::draw(core::UiTime now, bool changed) {
  Draw d(letters, screen.light, page.w, page.h, *setup.words);
  const Feel feel{pressedTarget(), input.focusedTarget(), input.heldShare(now)};
  Scene scene{setup, model, page, feel, local, now};
  screen.draw(d, scene);
  if (setup.callSideRight && !page.tall()) mirror(d);  // a tall page has the call at the bottom
  handlers = std::move(scene.handlers);
  onType = std::move(scene.onType);
  enter = std::move(scene.enter);
  shortcuts = std::move(scene.shortcuts);
  if (changed)
    input.change(d.hits, {drawnFrom, screen.patient});
  else
    input.show(d.hits);
  targets.clear();
  for (const auto& hit : d.hits) targets.push_back(inPixels(hit, scale));
  const auto callFrom = d.callFrom.value_or(d.ops.size());
  return transition.apply({std::move(d.ops), callFrom}, {0, 0, page.w, page.h}, now);
}

Ui::Ui(Setup setup) : state_(std::make_unique<UiState>(std::move(setup))) {}
Ui::~Ui() = default;

const std::vector<Rect>& Ui::frame(const Model& model, core::UiTime now) {
  auto& s = *state_;
  const auto pressedOn = std::exchange(s.model, model).view.page;
  s.elapse(now);
  s.stamp(pressedOn, now);  // what was done on the screen of before
  refresh(s.local, s.model, now);
  const auto next = chooseScreen(s.setup, s.model, s.local, now);
  const auto identity = identityOf(next, s.model, s.local);
  const bool changed = identity != s.identity;
  if (changed) s.changeScreen(next, now);
  if (changed || !s.stillLit(now)) s.lit = {};
  s.screen = next;
  s.identity = identity;
  s.idle(now);
  s.lockWhatWasLeft();
  s.stamp(s.model.view.page, now);

  auto picture = s.draw(now, changed);
  s.frameAt = now;
  s.damage.clear();
  if (s.exposed)
    s.damage.push_back({0, 0, s.setup.width, s.setup.height});
  else
    for (const auto& box : differences(s.shown.ops, picture.ops))
      if (const auto r = inPixels(box, s.scale, s.setup); r.width > 0 && r.height > 0) s.damage.push_back(r);
  s.exposed = false;
  s.shown = std::move(picture);
  return s.damage;
}

ImDrawData* Ui::drawData(const Rect& r) {
  return state_->replay.draw(
      state_->shown.ops, {static_cast<double>(r.x), static_cast<double>(r.y), static_cast<double>(r.width),
                          static_cast<double>(r.height)});
}

std::optional<core::UiTime> UiState::moves(core::UiTime now) const {
  const auto& s = *this;
  if (const auto pace = s.transition.pace(now); pace > 0ms && pace < 100ms) return now + pace;
  const auto* phase = std::get_if<session::PhaseView>(&s.model.view.step);
  const bool breathing =
      s.screen.name == "session-breath" && phase != nullptr && phase->breath != nullptr && !phase->paused;
  const bool ringing = s.screen.name == "call" && ringsFade(s.local, now);
  if (ringing && !s.setup.reducedMotion) return now + 33ms;
  if (s.input.holding() || (breathing && !s.setup.reducedMotion)) return now + 33ms;
  if (breathing) return now + 200ms;  // only the words change
  if (s.model.call.state != call::State::idle || s.unlocked() || s.local.pad || s.transition.pace(now) > 0ms)
    return now + 500ms;
  return s.deadline(now);
}

std::optional<core::UiTime> Ui::nextFrame(core::UiTime now) const {
  const auto& s = *state_;
  const auto next = s.moves(now);
  if (!s.lit.id.any() || now >= s.lit.until) return next;
  return std::min(next.value_or(s.lit.until), s.lit.until);
}

session::Shown Ui::page() const {
  const auto& s = *state_;
  return s.screen.covers || s.frameAt < s.drawnFrom ? session::Shown{} : s.model.view.page;
}

std::vector<Stamped> Ui::takeActions() {
  return std::exchange(state_->stamped, {});
}
const std::vector<Target>& Ui::targets() const {
  return state_->targets;
}
const std::string& Ui::screenName() const {
  return state_->screen.name;
}

}  // namespace lw::ui
