#include <doctest/doctest.h>

#include <algorithm>

#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

TEST_CASE("from the ready page to the end") {
  VirtualRoom room(everything());
  CHECK(room.view().stage == View::Stage::ready);
  REQUIRE(room.step<ReadyView>() != nullptr);
  CHECK(room.step<ReadyView>()->planned == minutes(30));
  room.walkIn();
  CHECK(room.view().staff.phases[0].current);
  room.run(minutes(9));
  CHECK(room.view().staff.phases[0].current);
  room.want(PlaceMark{"medicine-given"});
  room.run(minutes(2));
  CHECK(room.view().staff.phases[1].current);
  room.run(minutes(20));
  CHECK(room.view().staff.beyondLength);
  room.want(GoOn{});
  room.run(framesOf(1));
  REQUIRE(room.step<WaitForStaffView>() != nullptr);
  CHECK_FALSE(room.step<WaitForStaffView>()->blocked);
  room.want(StaffReady{});
  REQUIRE(room.step<QuestionView>() != nullptr);
  CHECK(room.view().stage == View::Stage::after);
  room.want(GiveAnswer{"calm", std::int64_t{7}});
  room.want(Next{});
  room.want(Tick{"ride", true});
  room.want(Sign{});
  REQUIRE(room.step<EndedView>() != nullptr);
  CHECK(room.step<EndedView>()->how == "complete");
  CHECK(room.step<EndedView>()->followUps.size() == 1);
  CHECK_FALSE(room.session->ended());
  room.run(framesOf(16));
  CHECK(room.session->ended());
  CHECK(room.mixer.musicAmplitudeAt(room.position) == 0);
  CHECK(room.all<FollowUpPlanned>().size() == 1);
  CHECK(room.all<SessionEnded>().size() == 1);
  CHECK(room.all<PhaseEnded>().back().why == "go-on");
  CHECK(room.mixer.complaints == std::vector<std::string>{});
}

TEST_CASE("back keeps answers; a question may be left out unless it may not") {
  VirtualRoom room(everything());
  room.want(Begin{});
  CHECK_FALSE(room.view().canGoBack);
  room.want(Next{});
  room.want(Write{"To rest."});
  room.want(Next{});
  REQUIRE(room.step<QuestionView>() != nullptr);
  CHECK(room.view().progress.index == 2);
  CHECK(room.view().progress.count == 8);
  room.want(GiveAnswer{"sleep", std::int64_t{4}});
  room.want(GiveAnswer{"sleep", std::int64_t{44}});
  room.want(GiveAnswer{"sleep", std::int64_t{5}});
  CHECK(room.all<Answered>().size() == 2);
  room.want(Next{});
  room.want(Next{});
  CHECK(room.step<QuestionView>()->question->id == "eaten");
  CHECK(room.all<LeftOut>().empty());
  room.want(Back{});
  CHECK(std::get<std::int64_t>(*room.step<QuestionView>()->answer) == 5);
  room.want(Back{});
  CHECK(room.step<PageView>()->written == "To rest.");
  room.want(Next{});
  room.want(Next{});
  room.want(GiveAnswer{"eaten", false});
  room.want(Next{});
  room.want(Next{});
  REQUIRE(room.all<LeftOut>().size() == 1);
  CHECK(room.all<LeftOut>()[0].question == "feel");
}

TEST_CASE("an answer that excludes others stands alone") {
  VirtualRoom room(everything());
  room.want(Begin{});
  for (int i = 0; i < 3; ++i) room.want(Next{});
  using Ids = std::vector<std::string>;
  room.want(GiveAnswer{"feel", Ids{"dizzy", "none"}});
  CHECK(std::get<Ids>(room.all<Answered>().back().value) == Ids{"none"});
  room.want(GiveAnswer{"feel", Ids{"none", "dizzy"}});
  CHECK(std::get<Ids>(room.all<Answered>().back().value) == Ids{"dizzy"});
}

TEST_CASE("a notice is raised at once, stays when the answer changes, and blocks the start") {
  VirtualRoom room(everything());
  room.want(Begin{});
  room.want(Next{});
  room.want(Next{});
  room.want(GiveAnswer{"harm", std::string("often")});
  REQUIRE(room.all<NoticeRaised>().size() == 1);
  CHECK(room.all<NoticeRaised>()[0].blocksStart);
  room.want(GiveAnswer{"harm", std::string("never")});
  CHECK(room.view().staff.blocked);
  CHECK(room.view().staff.notices == std::vector<session::Notice>{FormNotice{"Speak with the person."}});
  room.want(Next{});
  room.want(GiveAnswer{"eaten", true});
  for (int i = 0; i < 3; ++i) room.want(Next{});
  room.want(Tick{"ride", true});
  room.want(Sign{});
  room.want(CallTested{"screen"});
  room.want(Next{});
  REQUIRE(room.step<WaitForStaffView>() != nullptr);
  CHECK(room.step<WaitForStaffView>()->blocked);
  room.want(StaffReady{});
  CHECK(room.step<WaitForStaffView>() != nullptr);
  room.want(SpokeWithPerson{});
  CHECK_FALSE(room.step<WaitForStaffView>()->blocked);
  CHECK(room.all<NoticeLifted>().size() == 1);
  room.want(StaffReady{});
  CHECK(room.view().stage == View::Stage::during);
  CHECK(room.all<Answered>().size() == 3);
}

TEST_CASE("a checklist waits for its required lines and a signature; the call test for its buttons") {
  Options options;
  options.handButton = true;
  VirtualRoom room(everything(), options);
  room.want(Begin{});
  for (int i = 0; i < 3; ++i) room.want(Next{});
  room.want(GiveAnswer{"eaten", true});
  for (int i = 0; i < 3; ++i) room.want(Next{});
  REQUIRE(room.step<ChecklistView>() != nullptr);
  room.want(Sign{});
  room.want(Next{});
  CHECK_FALSE(room.step<ChecklistView>()->complete);
  room.want(Tick{"ride", true});
  CHECK(room.step<ChecklistView>()->complete);
  room.want(Next{});
  CHECK(room.step<ChecklistView>() != nullptr);
  room.want(Sign{});
  REQUIRE(room.step<CallTestView>() != nullptr);
  room.want(CallTested{"screen"});
  room.want(Next{});
  REQUIRE(room.step<CallTestView>() != nullptr);
  CHECK(room.step<CallTestView>()->handExpected);
  room.want(CannotPress{});
  CHECK(room.view().staff.notices.size() == 1);
  room.want(SkipCallTest{"arm in a cast"});
  CHECK(room.view().stage == View::Stage::during);
  CHECK(room.all<CallTestSkipped>()[0].reason == "arm in a cast");
}

TEST_CASE("not today ends gently, until the first phase begins") {
  VirtualRoom room(everything());
  room.want(Begin{});
  CHECK(room.view().canSayNotToday);
  room.want(NotToday{});
  CHECK(room.step<EndedView>()->how == "not-today");
  CHECK(room.step<EndedView>()->followUps.empty());
  VirtualRoom late(everything());
  late.walkIn();
  CHECK_FALSE(late.view().canSayNotToday);
  late.want(NotToday{});
  CHECK(late.view().stage == View::Stage::during);
}

TEST_CASE("read to me speaks a screen's texts one after the other, and again on each new screen") {
  VirtualRoom room(everything());
  room.want(Begin{});
  room.run(framesOf(5));
  room.want(ReadAloud{true});
  CHECK(room.view().readingAloud);
  room.run(framesOf(8));
  REQUIRE(room.all<VoiceSpoken>().size() == 2);
  CHECK(room.all<VoiceSpoken>()[0].text == "Welcome");
  std::vector<const Sounding*> spoken;
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.startReported) spoken.push_back(&clip);
  REQUIRE(spoken.size() == 2);
  CHECK(spoken[0]->start->at - room.entries[0].at <= framesOf(5.1));
  CHECK(spoken[1]->start->at - spoken[0]->end() >= framesOf(0.7));
  room.want(Next{});
  room.want(Back{});
  room.run(framesOf(5));
  CHECK(room.all<VoiceSpoken>().size() == 4);
  room.want(Next{});
  room.run(framesOf(1));
  for (const auto& [id, clip] : room.mixer.clips) CHECK((clip.endReported || !clip.start));
  CHECK(room.mixer.complaints == std::vector<std::string>{});
}

TEST_CASE("observations become due, are answered and finished") {
  VirtualRoom room(threePhases());
  room.want(Begin{});
  CHECK_FALSE(room.view().staff.observations[0].known);
  room.run(minutes(1));
  room.want(PlaceMark{"medicine-given"});
  const auto mark = room.position + kReaction;
  room.run(framesOf(1));
  CHECK(room.view().staff.observations[0].open);
  room.want(OpenObservation{"vitals@0 s"});
  REQUIRE(room.view().staff.openObservation);
  room.want(AnswerObservation{"vitals@0 s", "pulse", 72.0});
  room.want(AnswerObservation{"vitals@0 s", "pulse", 7000.0});
  room.want(FinishObservation{"vitals@0 s"});
  CHECK(room.view().staff.observations[0].summary == "72");
  CHECK(room.all<ObservationDone>()[0].late == framesOf(1));
  CHECK(room.all<Answered>()[0].by == "staff");
  room.run(minutes(6));
  REQUIRE(room.all<ObservationDue>().size() == 2);
  for (const auto& entry : room.entries)
    if (const auto* due = std::get_if<ObservationDue>(&entry.event);
        due != nullptr && due->observation == "vitals@5 min")
      CHECK(entry.at == mark + minutes(5));
  CHECK_FALSE(room.view().staff.observations[2].known);
  room.want(EndSession{"enough"});
  room.run(framesOf(10));
  CHECK(room.all<ObservationDue>().size() == 2);  // a session without questions ends at once
}
