#include "room/offline_turns.hpp"

#include <utility>

namespace lw::room {
namespace {

using namespace std::chrono_literals;

constexpr auto kStep = 50ms;
constexpr auto kLastPage = 5s;

}  // namespace

OfflineTurns::OfflineTurns(Visit& visit, OfflineClock& clock, people::Person& person, Pull pull)
    : visit_(visit),
      clock_(clock),
      fingers_(visit.screens(), person,
               [&visit](const core::InputEvent& event, core::UiTime now) { visit.input(event, now); }),
      pull_(std::move(pull)) {}

void OfflineTurns::step(const Look& look) {
  const auto model = visit_.model(visit_.player().position(), now_);
  look(model, visit_.frame(model, now_));
  fingers_.act(model, now_);
  visit_.turn(now_, true);
  pull_(core::toFrames(kStep));
  now_ += kStep;
  clock_.advance(kStep);
  if (visit_.guard().tone() != call::Tone::none) visit_.guard().sounder(true, now_);
  if (!visit_.onLastPage()) endedAt_ = now_;
  if (now_ - endedAt_ > kLastPage) visit_.leave();
}

}  // namespace lw::room
