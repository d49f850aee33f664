#include "room/call_line.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/every_call.hpp"
#include "words/catalogue.hpp"

using namespace lw;
using call::CallView;
using call::State;

namespace {

std::string lineOf(const CallView& view, bool byPerson, bool home = false) {
  const auto line = room::callLine(view, byPerson, home);
  return line ? words::Catalogue::english().say(*line) : "";
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what is said of a call is never more than is proven, in every state that a call can have") {
  for (const auto& view : call::everyCall(true))
    for (const int who : {0, 1, 2, 3}) {
      const auto state = view.state;
      const bool byPerson = who & 1, home = who & 2;
      const auto text = lineOf(view, byPerson, home);
      CAPTURE(text);
      if (state == State::idle || view.test) {
        CHECK(text.empty());
        continue;
      }
      CHECK_FALSE(text.empty());
      if (has(text, "You called")) CHECK(byPerson);
      if (has(text, "has your call")) CHECK((view.hasDesk && view.deskProven && byPerson));
      if (has(text, "Someone")) CHECK((view.personProven && state == State::answered));
      if (has(text, "could not be reached")) CHECK(view.hasDesk);
      if (!view.hasDesk) CHECK_FALSE((has(text, "desk") || has(text, "phone")));
      if (home) CHECK_FALSE(has(text, "desk"));
      for (const auto* never : {"coming", "on their way", "sounds", "in the room", "!"})
        CHECK_FALSE(has(text, never));
    }
}

TEST_CASE("a call that neither sounds nor reached anybody says what one can do oneself") {
  CallView view;
  view.state = State::notDelivered;
  CHECK(lineOf(view, true) == "You called. It may not be heard. If you can, call out.");
  view.sounderProven = true;
  CHECK(lineOf(view, true) == "You called. You can stay just as you are.");
  CHECK(lineOf(view, false) == "You did nothing wrong. You can stay as you are.");
}
