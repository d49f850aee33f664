#include "core/text.hpp"
#include "ui/kit/call_control.hpp"
#include "ui/screens/scene.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

CapsuleState stateOf(const call::CallView& call, bool testing, bool passed) {
  if (call.test) return passed ? CapsuleState::rest : CapsuleState::test;
  switch (call.state) {
    case call::State::answered: return CapsuleState::again;
    case call::State::notDelivered:
      return call.sounderProven && call.hasDesk ? CapsuleState::aloneCalling : CapsuleState::lost;
    case call::State::placed:
    case call::State::delivered: return CapsuleState::calling;
    case call::State::idle: break;
  }
  if (call.hasDesk && call.linkLost) return CapsuleState::alone;
  return testing ? CapsuleState::test : CapsuleState::rest;
}

std::string recordTrouble(const Scene& scene) {
  switch (scene.model.record) {
    case RecordState::kept: return {};
    case RecordState::aside: return scene.say(words::label::keptAside);
    case RecordState::nowhere: return scene.say(words::label::notKept);
  }
  return {};
}

}  // namespace

void callRailFor(Draw& d, const Scene& scene) {
  // once the test has passed the next press is a real call, and nothing calls it a test
  const auto* test = std::get_if<session::CallTestView>(&scene.model.view.step);
  const bool passed = test != nullptr && test->screenSeen && (test->handSeen || !test->handExpected);
  const bool testing = test != nullptr && !passed && d.light() == Light::linen;
  auto state = stateOf(scene.model.call, testing, passed);
  if (scene.feel.pressed == Role::call)
    state = CapsuleState::pressed;
  else if (scene.feel.focused == Role::call && state == CapsuleState::rest)
    state = CapsuleState::focus;
  const bool called = scene.model.call.state != call::State::idle && !scene.model.call.test;
  const bool rings = (test != nullptr && d.light() == Light::linen) || (called && d.light() != Light::dusk);
  callRail(d, scene.page,
           {state, core::formatMinutesSeconds(scene.model.call.age), scene.setup.room,
            d.light() != Light::night, recordTrouble(scene), !rings});
}

}  // namespace lw::ui
