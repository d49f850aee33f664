#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "plan/pieces.hpp"
#include "session/describe.hpp"
#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

namespace {

/// Every intent there is, sensible now or not; some more than once, so that they come up often.
std::vector<Intent> everyIntent(int number) {
  using Ids = std::vector<std::string>;
  std::vector<Intent> all{Begin{}, Next{}, Next{}, Back{}, Write{"word"}, CannotPress{}, Pause{}, Resume{}};
  const std::vector<Intent> steps{GiveAnswer{"sleep", std::int64_t{number % 13}},
                                  GiveAnswer{"eaten", number % 2 == 0},
                                  GiveAnswer{"feel", Ids{"sick", "none"}},
                                  GiveAnswer{"harm", std::string(number % 2 == 0 ? "often" : "nonsense")},
                                  ClearAnswer{"sleep"},
                                  Tick{"ride", number % 4 > 0},
                                  Sign{},
                                  CallTested{"screen"},
                                  SkipCallTest{"because"},
                                  ReadAloud{number % 2 == 0},
                                  SpokeWithPerson{},
                                  StaffReady{}};
  const std::vector<Intent> during{
      PlaceMark{number % 2 == 0 ? "medicine-given" : "other"},
      Resume{},
      Softer{},
      Undo{},
      Undo{},
      SetVolume{core::Decibels{-static_cast<double>(number % 50)}},
      SetBusVolume{static_cast<audio::Bus>(number % 5), core::Decibels{-static_cast<double>(number % 30)}},
      SkipTrack{},
      Extend{framesOf(number % 200)},
      ReturnEarly{},
      GoOn{},
      OpenObservation{"vitals@0 s"},
      AnswerObservation{"vitals@0 s", "pulse", 70.0},
      FinishObservation{"vitals@0 s"},
      CallRaised{},
      CallCleared{},
      DeviceLost{"gone"},
      DeviceBack{}};
  all.insert(all.end(), steps.begin(), steps.end());
  all.insert(all.end(), during.begin(), during.end());
  if (number % 4 == 0) all.push_back(SkipPhase{});
  if (number % 20 == 0) all.push_back(NotToday{});
  if (number % 30 == 0) all.push_back(EndSession{"so"});
  return all;
}

Intent anyIntent(std::mt19937& random) {
  const auto all = everyIntent(static_cast<int>(random() % 1000));
  return all[random() % all.size()];
}

Made shortPhases() {
  Made made = everything();
  for (auto& phase : made.bundle.script.phases) {
    phase.length = minutes(3);
    phase.breath.clear();
  }
  made.bundle.script.phases[0].breath.push_back({framesOf(40), framesOf(60), "longer-exhale", true, {}});
  return made;
}

/// What somebody sensible does to get on.
void getOn(VirtualRoom& room) {
  if (room.view().staff.blocked) room.want(SpokeWithPerson{});
  if (const auto* phase = room.step<PhaseView>(); phase != nullptr && phase->paused) room.want(Resume{});
  if (room.view().staff.holding) room.want(PlaceMark{"medicine-given"});
  if (room.view().staff.beyondLength) room.want(GoOn{});
  if (room.step<WaitForStaffView>() != nullptr) room.want(StaffReady{});
  if (room.step<CallTestView>() != nullptr) room.want(CallTested{"screen"});
  if (const auto* question = room.step<QuestionView>();
      question != nullptr && question->question->id == "eaten")
    room.want(GiveAnswer{"eaten", true});
  if (room.step<ReadyView>() != nullptr) room.want(Begin{});
  if (const auto* list = room.step<ChecklistView>()) {
    for (const auto& item : list->checklist->items) room.want(Tick{item.id, true});
    room.want(Sign{});
  } else {
    room.want(Next{});
  }
}

void expectCovered(const VirtualRoom& room, FramePos at) {
  const bool during = room.view().staff.running;
  if (during && room.view().stage == View::Stage::during && at > room.view().staff.begin + framesOf(9))
    CHECK(room.mixer.musicAmplitudeAt(at) > 0.15);
}

}  // namespace

TEST_CASE("whatever people do, a session keeps its promises and can end") {
  std::set<bool> phasesSeen;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    VirtualRoom room(shortPhases());
    if (seed % 4 != 0) room.walkIn();
    for (int i = 0; i < 120; ++i) {
      room.want(anyIntent(random));
      room.run(framesOf(static_cast<double>(random() % 800) / 100), framesOf(0.3));
      expectCovered(room, room.position);
      phasesSeen.insert(room.view().staff.phases[1].past);
    }
    for (int i = 0; i < 400 && !room.session->ended(); ++i) {
      getOn(room);
      room.run(framesOf(5), framesOf(0.3));
    }
    REQUIRE(room.session->ended());
    room.run(framesOf(30), framesOf(0.3));
    CHECK(room.mixer.complaints == std::vector<std::string>{});
    CHECK(room.all<SessionEnded>().size() == 1);
    for (const auto& [id, clip] : room.mixer.clips) {
      CAPTURE(clip.file());
      CHECK((clip.start || clip.stop));
      CHECK(clip.endReported);
    }
  }
  CHECK(phasesSeen.size() == 2);
}

TEST_CASE("the same intents give the same commands, however often time is told") {
  for (unsigned seed = 100; seed < 112; ++seed) {
    CAPTURE(seed);
    std::vector<std::vector<std::string>> commands, entries;
    for (const int way : {0, 1, 2}) {
      std::mt19937 random(seed), jumble(seed * 7 + static_cast<unsigned>(way));
      VirtualRoom room(shortPhases());
      room.reports = false;
      if (seed % 2 == 0) room.walkIn();
      for (int i = 0; i < 60; ++i) {
        room.want(anyIntent(random));
        const auto length = Frames{static_cast<Frames::rep>(random() % 700000)};
        if (way == 0) room.run(length, framesOf(0.25));
        if (way == 1) {
          room.run(length - length / 50, framesOf(0.4));
          room.runUntold(length / 50);
        }
        for (Frames gone{}; way == 2 && gone < length;) {
          const auto step = std::min(length - gone, Frames{1 + static_cast<Frames::rep>(jumble() % 9000) %
                                                                   (jumble() % 5 == 0 ? 3 : 9000)});
          room.run(step, step);
          gone += step;
        }
      }
      std::vector<std::string> all, events;
      for (const auto& command : room.commands) all.push_back(words(command));
      CHECK(std::ranges::is_sorted(room.entries, {}, &Entry::at));
      for (const auto& entry : room.entries)
        events.push_back(describe(entry.event).name + " " +
                         std::to_string(entry.at.time_since_epoch().count()));
      commands.push_back(all);
      entries.push_back(events);
    }
    CHECK(commands[0] == commands[1]);
    CHECK(commands[0] == commands[2]);
    CHECK(entries[0] == entries[2]);
  }
}

TEST_CASE("an intent meets the same session, told of the time before or not") {
  // a phase's end can't be moved any more in its last half second
  for (const bool inTime : {true, false})
    for (const bool told : {true, false}) {
      CAPTURE(inTime);
      CAPTURE(told);
      auto room = begun();
      room.want(PlaceMark{"medicine-given"});
      room.run(room.phaseStart("arrive") + minutes(10) - framesOf(inTime ? 1.4 : 0.7) - room.position);
      if (told)
        room.run(framesOf(0.4));
      else
        room.runUntold(framesOf(0.4));
      room.want(SkipPhase{});
      room.run(framesOf(0.2));  // an intent is told once its frame has come
      CHECK(std::ranges::count(room.all<Acted>(), std::string("skip-phase"), &Acted::intent) ==
            (inTime ? 1 : 0));
    }
}

TEST_CASE("frame by frame is the same as in large steps") {
  std::vector<std::vector<std::string>> lists;
  for (const auto step : {Frames{1}, framesOf(2)}) {
    Made made = threePhases();
    for (auto& track : made.bundle.playlists["calm"].tracks) track.to = kShortestPiece;
    made.bundle.script.sound.crossfade = framesOf(4);
    VirtualRoom room(std::move(made));
    room.reports = false;
    room.run(framesOf(2), framesOf(1));
    room.want(Begin{});
    room.run(framesOf(8), step);
    std::vector<std::string> list;
    for (const auto& command : room.commands) list.push_back(words(command));
    lists.push_back(list);
  }
  CHECK(lists[0].size() > 6);
  CHECK(lists[0] == lists[1]);
}

TEST_CASE("every intent and event has its name") {
  CHECK(name(Intent{Begin{}}) == "begin");
  CHECK(name(Intent{SetVolume{}}) == "set-volume");
  CHECK(name(Intent{EndSession{}}) == "end-session");
  CHECK(name(Intent{DeviceBack{}}) == "device-back");
  const auto fields = describe(Answered{"arrival", "sleep", std::int64_t{7}, "person"});
  CHECK(fields.name == "answered");
  REQUIRE(fields.values.size() == 5);
  CHECK(fields.values[2].first == "value");
  CHECK(std::get<std::int64_t>(fields.values[2].second) == 7);
  CHECK(describe(PhaseStarted{"arrive", framesOf(2)}).values[1].second ==
        core::AnswerValue{std::int64_t{96000}});
}
