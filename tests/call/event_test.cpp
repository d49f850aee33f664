#include <doctest/doctest.h>

#include "call/call.hpp"

using namespace lw;
using namespace lw::call;

TEST_CASE("a call's events are read back as they were") {
  const core::UtcTime first{std::chrono::milliseconds{1'772'356'320'250}};
  const std::vector<CallEvent> events{Placed{Source::handButton, true, std::nullopt},
                                      Placed{Source::restored, false, first},
                                      Delivered{"desk \"1\""},
                                      NotDelivered{"no link\n"},
                                      AnsweredBy{core::ActorRole::sitter, ""},
                                      Escalated{3},
                                      Cleared{core::ActorRole::staff, std::string("K\0im", 4)},
                                      TestStarted{},
                                      TestSeen{Source::sitterTimer},
                                      TestEnded{"ended"},
                                      CallFault{"x"}};
  for (const auto& event : events) {
    const auto fields = describe(event);
    CAPTURE(fields.name);
    const auto back = eventOf(fields);
    REQUIRE(back.has_value());
    CHECK(back->index() == event.index());
    CHECK(describe(*back) == fields);
  }
  const auto placed = std::get<Placed>(*eventOf(describe(events[1])));
  CHECK(placed.source == Source::restored);
  CHECK(placed.first == first);
  CHECK(core::find(describe(events[5]), "level")->index() == core::AnswerValue{std::int64_t{3}}.index());
  CHECK_FALSE(eventOf({"call-placed", {{"source", std::string("door")}, {"again", false}}}).has_value());
}
