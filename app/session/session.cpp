#include "session/session.hpp"

#include <algorithm>
#include <array>

#include "session/act.hpp"
#include "session/breath_guide.hpp"
#include "session/levels.hpp"
#include "session/make_view.hpp"
#include "session/music.hpp"
#include "session/observations.hpp"
#include "session/phases.hpp"
#include "session/screens.hpp"
#include "session/seen.hpp"
#include "session/state.hpp"
#include "session/steps.hpp"
#include "session/voice.hpp"

namespace lw::session {
namespace {

using core::FramePos;
using live::State;

/// Something that happens by itself when its frame comes.
struct Clockwork {
  FramePos (*due)(const State&);
  void (*run)(State&, FramePos);
};

// Where two are due at the same frame, the upper one comes first.
constexpr std::array kClockworks{
    Clockwork{live::holdDue, live::doHold},     Clockwork{live::phaseDue, live::doPhase},
    Clockwork{live::musicDue, live::doMusic},   Clockwork{live::voiceDue, live::doVoice},
    Clockwork{live::breathDue, live::doBreath}, Clockwork{live::observationDue, live::doObservation},
    Clockwork{live::undoDue, live::forgetUndo}};

void runUntil(State& s, FramePos until) {
  for (;;) {
    const Clockwork* next = nullptr;
    FramePos at = live::kNever;
    for (const Clockwork& one : kClockworks) {
      const auto due = one.due(s);
      if (due >= at) continue;
      at = due;
      next = &one;
    }
    if (next == nullptr || at > until) return;
    s.decided = std::max(s.decided, at);
    next->run(s, at);
  }
}

void renew(State& s) {
  live::releaseEntries(s);
  if (!s.changed) return;
  const auto revision = s.view.revision + 1;
  s.view = live::makeView(s);
  s.view.recordsThrough = s.lastEntry;
  s.view.revision = revision;
  s.changed = false;
}

void moveTo(State& s, FramePos position) {
  s.position = std::max(s.position, position);
  runUntil(s, s.position + kLookAhead);
  live::releaseHold(s);
}

}  // namespace

struct Session::State : live::State {};

Session::Session(const plan::Plan& plan, const plan::Media& media, Options options)
    : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.plan = &plan;
  s.media = media;
  s.options = options;
  s.before = screensOf(s.bundle(), Part::before);
  s.after = screensOf(s.bundle(), Part::after);
  live::planObservations(s);
  live::firstLevel(s);
  live::refreshDecks(s);
  renew(s);
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::advance(FramePos position) {
  moveTo(*state_, position);
  renew(*state_);
}

void Session::handle(const Intent& intent, FramePos position, const Actor& by, const Shown& page) {
  State& s = *state_;
  moveTo(s, position);
  live::releaseEntries(s);
  s.decided = s.position + kReaction;
  s.by = by;
  if (live::mayAct(s, intent, page)) live::act(s, s.decided, intent, page);
  s.by = {ActorRole::program};
  runUntil(s, s.position + kLookAhead);
  renew(s);
}

void Session::hear(const audio::Report& report) {
  State& s = *state_;
  live::hear(s, report);
  runUntil(s, s.position + kLookAhead);
  renew(s);
}

Output Session::take() {
  Output out = std::move(state_->out);
  state_->out = {};
  return out;
}

const View& Session::view() const {
  return state_->view;
}

bool Session::ended() const {
  return state_->section == live::Section::ended && state_->position >= state_->silentFrom;
}

}  // namespace lw::session
