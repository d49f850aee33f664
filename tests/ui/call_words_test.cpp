#include "ui/screens/call_words.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/every_call.hpp"
#include "ui/call_samples.hpp"

using namespace lw;
using namespace lw::ui;
using call::CallView;
using call::everyCall;
using call::State;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Every claim that a text can make, with what must be proven for it.
void checkHonest(const std::string& text, const CallView& call) {
  CAPTURE(text);
  const bool held =
      call.hasDesk && call.deskProven && (call.state == State::delivered || call.state == State::answered);
  const bool person = call.personProven && call.state == State::answered;
  if (has(text, "has your call") || has(text, "ringing there") || has(text, "desk saw") ||
      has(text, "desk knows"))
    CHECK((held && (!call.linkLost || person)));
  if (has(text, "answered.") || has(text, "A person answered") || has(text, "They ")) CHECK(person);
  if (has(text, "We are calling for you") || has(text, "is sounding") || has(text, "still sounding") ||
      has(text, "Sounding here"))
    CHECK(call.sounderProven);
  if (has(text, "this room only")) CHECK((call.sounderProven || call.state == State::idle));
  if (!call.hasDesk) CHECK_FALSE(has(text, "desk"));
  for (const auto* never : {"Someone is coming", "on its way", "error", "network", "sorry", "!", "will be"})
    CHECK_FALSE(has(text, never));
}

std::string oneLine(std::string words) {
  for (auto& letter : words)
    if (letter == '\n') letter = ' ';
  return words;
}

}  // namespace

TEST_CASE("no text of a call claims more than is proven") {
  for (const bool home : {false, true}) {
    Setup setup;
    setup.home = home;
    for (const auto& call : everyCall()) {
      CAPTURE(static_cast<int>(call.state));
      const auto words = callWords(call, setup);
      checkHonest(words.headline, call);
      checkHonest(words.lines, call);
      checkHonest(words.mistake, call);
      checkHonest(words.after, call);
      for (int i = 0; i < 3; ++i)
        if (i == 0 || call.hasDesk) checkHonest(oneLine(words.label[i]), call);
      CHECK((words.step[0] == Step::reached) == call.sounderProven);
      if (words.step[1] == Step::reached) CHECK((call.hasDesk && call.deskProven));
      if (words.step[2] == Step::reached) CHECK((call.personProven && call.state == State::answered));
      checkHonest(testResult(Setup{}, call, true), call);
      checkHonest(testLine(Setup{}, call), call);
    }
  }
}

TEST_CASE("what the call screen draws is as honest as its words") {
  for (const auto& call : everyCall()) {
    if (call.test) continue;
    const auto drawn = stage::drawn(stage::kWide, stage::calling(call));
    std::string all;
    for (const auto& run : drawn.texts()) all += run.text + ' ';
    if (!call.hasDesk) CHECK_FALSE(has(all, "desk"));
    if (has(all, "this room only")) CHECK(call.sounderProven);
    if (has(all, "the way")) CHECK(call.personProven);
  }
}

TEST_CASE("a call that got nowhere says what to do, with the site's words") {
  Setup setup;
  setup.whatElse = "Pull the cord on the wall by your chair.";
  const auto failed = callWords(stage::atDesk(State::notDelivered, true, false, false, 9), setup);
  CHECK(failed.headline == "We could not reach the desk.");
  CHECK(failed.act);
  CHECK(secondThing(setup) == setup.whatElse);
  setup.whatElse.clear();
  setup.emergencyNumber = "112";
  CHECK(secondThing(setup).empty());
  setup.home = true;
  CHECK(secondThing(setup) == "Ring 112.");
}

TEST_CASE("a link that drops after the receipt is shown at once") {
  auto call = stage::atDesk(State::delivered, true, true, false, 12);
  CHECK(callWords(call, {}).headline == "The desk has your call.");
  call.linkLost = true;
  const auto words = callWords(call, {});
  CHECK(words.headline == "We could not reach the desk.");
  CHECK(words.step[1] == Step::failed);
}

TEST_CASE("without a desk nobody outside the room is spoken of, and what to do comes after 3 s") {
  CHECK_FALSE(callWords(stage::alone(State::placed, true, 2), {}).act);
  CHECK(callWords(stage::alone(State::placed, true, 3), {}).act);
  const auto drawn = stage::drawn(stage::kWide, stage::calling(stage::alone(State::placed, true, 3)));
  CHECK(drawn.text("We are calling for you."));
  CHECK(drawn.text("Call out: “I need help.”"));
  CHECK_FALSE(drawn.text("At the desk"));
  CHECK(testResult(Setup{}, stage::alone(State::placed, true, 3), true) == "Heard here in the room.");
}

TEST_CASE("at home the sitter can answer, far from the call") {
  auto setup = stage::setupFor(stage::kWide);
  setup.home = true;
  const auto model = stage::calling(stage::alone(State::placed, true, 3));
  for (const auto& display : stage::kDisplays) {
    auto own = stage::setupFor(display);
    own.home = true;
    const auto drawn = stage::drawn(display, model, {}, core::UiTime{0}, {}, &own);
    const auto* sitter = drawn.hit(Role::sitterHere);
    const auto* call = drawn.hit(Role::call);
    REQUIRE(sitter);
    REQUIRE(call);
    const Box grown{call->box.x - 300, call->box.y - 300, call->box.w + 600, call->box.h + 600};
    CHECK_FALSE(sitter->box.overlaps(grown));
  }
  setup.home = false;
  CHECK_FALSE(stage::drawn(stage::kWide, model, {}, core::UiTime{0}, {}, &setup).hit(Role::sitterHere));
}
