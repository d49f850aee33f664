#include "call/guard.hpp"

#include <utility>

#include "call/deadlines.hpp"
#include "call/guard_state.hpp"

namespace lw::call {

Guard::Guard(Setup setup, const core::WallClock& clock, std::vector<std::unique_ptr<Channel>> channels)
    : state_(std::make_unique<GuardState>(std::move(setup), clock, std::move(channels))) {}

Guard::~Guard() = default;

void Guard::press(Source source, core::UiTime now) {
  state_->anchor(now);
  auto& button = state_->buttons[static_cast<std::size_t>(source)];
  if (!button.down) button.downAt = now;
  button.down = true;
  if (state_->bounces(source, now)) return;
  if (source == Source::buttonLost) state_->events.push_back(CallFault{"the call button was unplugged"});
  if (!state_->seeInTest(source, now)) state_->place(source, now);
  state_->refresh(now);
}

void Guard::release(Source source, core::UiTime now) {
  state_->anchor(now);
  auto& button = state_->buttons[static_cast<std::size_t>(source)];
  button.down = button.stuck = false;
  state_->bounces(source, now);  // the chatter of letting go is no press
  state_->refresh(now);
}

void Guard::startTest(core::UiTime now) {
  state_->anchor(now);
  if (state_->live || state_->test) return;
  state_->test = GuardState::Test{.since = now};
  state_->events.push_back(TestStarted{});
  state_->refresh(now);
}

void Guard::endTest(core::UiTime now) {
  state_->anchor(now);
  state_->endTest("ended");
  state_->refresh(now);
}

void Guard::clear(const core::Actor& by, core::UiTime now) {
  state_->anchor(now);
  if (!state_->stands()) return;
  state_->kept.standing = false;
  state_->save(now);
  state_->delivery.withdraw(state_->live->message);
  state_->live.reset();
  state_->events.push_back(Cleared{by});
  state_->refresh(now);
}

void Guard::answerHere(const core::Actor& by, core::UiTime now) {
  state_->anchor(now);
  if (!state_->setup.home) return;
  state_->answer(by, now);
  state_->refresh(now);
}

void Guard::lookInOpen(const std::string& id, std::chrono::milliseconds since, core::UiTime now) {
  if (!state_->setup.home || since <= kLookInWithin) return;
  if (state_->missedLookIns.insert(id).second) press(Source::sitterTimer, now);
}

void Guard::sounder(bool plays, core::UiTime now) {
  state_->anchor(now);
  if (state_->tone == Tone::none) return;
  if (!plays && !state_->saidSounderFault) {
    state_->events.push_back(CallFault{"the room's tone can't be played"});
    state_->saidSounderFault = true;
  }
  if (plays) state_->saidSounderFault = false;
  state_->sounderProven = plays;
  state_->refresh(now);
}

void Guard::tick(core::UiTime now) {
  state_->anchor(now);
  state_->listen(now);
  state_->findStuck(now);
  if (state_->test && now - state_->test->since >= kTestLasts) state_->endTest("its time is over");
  state_->escalate(now);
  if (state_->test && state_->live) state_->delivery.widen(state_->live->message, now);
  if (state_->unsaved && now - state_->savedAt >= kLatchAgain) state_->save(now);
  state_->refresh(now);
}

CallView Guard::view(core::UiTime now) const {
  CallView view;
  view.state = state_->stateAt(now);
  view.test = state_->test.has_value();
  view.sounderProven = state_->sounderProven;
  view.deskProven = state_->live && state_->delivery.received();
  view.personProven = state_->live && state_->live->answeredAt;
  view.hasDesk = state_->delivery.hasDesk();
  view.linkLost = state_->delivery.linkLost();
  view.age = std::chrono::floor<std::chrono::seconds>(state_->ageAt(now));
  if (state_->kept.tested)
    view.lastTestAge = std::chrono::floor<std::chrono::hours>(
        std::max(state_->clock.now() - *state_->kept.tested, std::chrono::milliseconds{0}));
  return view;
}

Tone Guard::tone() const {
  return state_->tone;
}

std::vector<CallEvent> Guard::takeEvents() {
  return std::exchange(state_->events, {});
}

}  // namespace lw::call
