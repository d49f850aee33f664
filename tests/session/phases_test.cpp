#include <doctest/doctest.h>

#include <algorithm>

#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

TEST_CASE("untouched, a session sounds as its plan says, without a gap") {
  auto room = begun();
  room.want(PlaceMark{"medicine-given"});
  room.run(minutes(30));
  const auto begin = room.phaseStart("arrive");
  std::vector<std::pair<std::string, FramePos>> planned, played;
  for (const auto& phase : room.plan.phases)
    for (const auto& cue : phase.music) planned.push_back({cue.track->title, begin + phase.start + cue.at});
  for (const auto& entry : room.entries)
    if (const auto* track = std::get_if<TrackStarted>(&entry.event))
      played.push_back({track->title, entry.at});
  CHECK(played == planned);
  const auto [least, most] = musicBetween(room, begin + framesOf(9), room.position);
  CHECK(least == doctest::Approx(1).epsilon(0.001));  // equal power all along
  CHECK(most == doctest::Approx(1).epsilon(0.001));
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.start && clip.start->at > begin + framesOf(5))
      CHECK(clip.start->at - clip.openedAt >= framesOf(2));
  expectClean(room);
}

TEST_CASE("the music steps back under voices and stays back between near ones") {
  auto room = begun();
  room.run(framesOf(60));
  const auto begin = room.phaseStart("arrive");
  const auto music = [&](double second) {
    return room.mixer.busAt(audio::Bus::music, begin + framesOf(second)).value;
  };
  CHECK(music(19) == doctest::Approx(0));
  CHECK(music(20) == doctest::Approx(-12));
  CHECK(music(26) == doctest::Approx(-12));
  CHECK(music(31) == doctest::Approx(-12));
  CHECK(music(33) == doctest::Approx(-6));
  CHECK(music(35) == doctest::Approx(0));
  CHECK(room.all<VoiceSpoken>().size() == 2);
}

TEST_CASE("a phase goes on until the mark is placed; its music goes on with what is left, then the bed") {
  auto room = begun();
  room.run(minutes(12));
  CHECK(room.view().staff.holding);
  CHECK(room.view().staff.phases[0].current);
  CHECK(room.view().staff.phases[1].waitsFor == "medicine-given");
  CHECK(room.view().staff.marksWanted == std::vector<std::string>{"medicine-given"});
  room.run(minutes(15));
  CHECK(titles(room) == std::vector<std::string>{"calm1", "calm2", "calm3", "calm4", "calm5", "bed"});
  room.want(PlaceMark{"medicine-given"});
  const auto at = room.position + kReaction;
  room.run(framesOf(15));
  CHECK(room.phaseStart("medicine") == at);
  CHECK(titles(room).back() == "deep1");
  const auto [least, most] = musicBetween(room, room.phaseStart("arrive") + framesOf(9), room.position);
  CHECK(least == doctest::Approx(1).epsilon(0.001));
  CHECK(most == doctest::Approx(1).epsilon(0.001));
  expectClean(room);
}

TEST_CASE("the bed plays while the first phase waits") {
  Made made = threePhases();
  made.bundle.script.phases[0].waitsFor = "seated";
  auto room = begun(std::move(made));
  room.run(minutes(1));
  CHECK(room.view().stage == View::Stage::during);
  CHECK(room.view().staff.holding);
  CHECK_FALSE(room.view().staff.running);
  CHECK(room.view().canSayNotToday);
  CHECK(titles(room) == std::vector<std::string>{"bed"});
  room.want(PlaceMark{"seated"});
  room.run(framesOf(12));
  CHECK(room.view().staff.running);
  CHECK(titles(room).back() == "calm1");
  expectClean(room);
}

TEST_CASE("until staff: at least its length, then on and softer, until they go on") {
  auto room = begun();
  room.want(PlaceMark{"medicine-given"});
  room.run(minutes(29));
  room.want(GoOn{});
  CHECK_FALSE(room.view().staff.beyondLength);
  room.run(minutes(2));
  CHECK(room.view().staff.beyondLength);
  CHECK(room.mixer.busAt(audio::Bus::music, room.position).value == doctest::Approx(-6));
  CHECK(room.mixer.musicAmplitudeAt(room.position) > 0.9);
  room.want(GoOn{});
  room.run(framesOf(1));
  CHECK(room.view().stage == View::Stage::ended);  // no questions in this script
  expectClean(room);
}

TEST_CASE("skip to the next piece acts at once") {
  auto room = begun();
  room.run(framesOf(30));
  room.want(SkipTrack{});
  const auto at = room.position + kReaction;
  const auto start =
      std::ranges::find_if(room.mixer.clips, [](const auto& one) { return one.second.file() == "calm2"; });
  REQUIRE(start->second.start);
  CHECK(start->second.start->at == at);
  REQUIRE(room.view().staff.playing);
  CHECK(room.view().staff.playing->title == "calm2");
  CHECK(room.view().staff.playing->next == "calm3");
  CHECK(room.view().staff.playing->index == 2);
  CHECK(room.view().staff.playing->count == 5);
  room.run(framesOf(12));
  CHECK(room.all<TrackEnded>().back().why == "skip");
  const auto [least, most] = musicBetween(room, at, room.position);
  CHECK(least == doctest::Approx(1).epsilon(0.001));
  for (int i = 0; i < 8; ++i) {
    room.want(SkipTrack{});
    room.run(framesOf(0.2));
  }
  room.run(framesOf(12));
  CHECK(titles(room).back() == "bed");
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1));
  expectClean(room);
}

TEST_CASE("skip a phase, also one that is waited for") {
  auto room = begun();
  room.run(framesOf(19.5));
  room.want(SkipPhase{});
  room.run(framesOf(20));
  CHECK(room.view().staff.phases[1].current);
  CHECK(room.view().staff.phases[0].length ==
        framesOf(23.5) - (room.phaseStart("arrive") - FramePos{}) + kReaction);
  CHECK(room.all<PhaseEnded>()[0].why == "skip");
  CHECK(room.mixer.busAt(audio::Bus::music, room.position).value == doctest::Approx(0));
  expectClean(room);
}

TEST_CASE("skips in a hurry never start a piece that could not be opened yet") {
  auto room = begun();
  room.run(framesOf(30));
  const auto at = room.position;
  for (int i = 0; i < 4; ++i) {
    room.want(SkipTrack{});
    room.run(framesOf(0.3));
  }
  room.run(framesOf(15));
  CHECK(titles(room).back() == "calm5");
  const auto [least, most] = musicBetween(room, at, room.position);
  CHECK(least > 0.7);
  CHECK(most < 1.3);
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.start) CHECK(clip.start->at - clip.openedAt >= framesOf(1.99));
  expectClean(room);
}

TEST_CASE("returning while a piece is about to end") {
  auto room = begun();
  room.run(room.phaseStart("arrive") + minutes(4) - framesOf(30) - room.position);
  room.want(ReturnEarly{});
  room.run(minutes(2));
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1));
  expectClean(room);
}

TEST_CASE("in the last half second of a phase its end is settled") {
  auto room = begun();
  room.want(PlaceMark{"medicine-given"});
  const auto end = room.phaseStart("arrive") + minutes(10);
  room.run(end - room.position - framesOf(0.2));
  room.want(SkipPhase{});
  room.want(ReturnEarly{});
  room.run(framesOf(1));
  CHECK(room.phaseStart("medicine") == end);
  CHECK(room.view().staff.phases[1].current);
  CHECK(room.all<PhaseEnded>().size() == 1);
  bool byPhase = false;
  room.run(framesOf(12));
  for (const auto& one : room.all<TrackEnded>()) byPhase |= one.title == "calm3" && one.why == "phase";
  CHECK(byPhase);
  CHECK(std::ranges::is_sorted(room.entries, {}, &Entry::at));
  expectClean(room);
}

TEST_CASE("a voice is not left half spoken by a skip or a pause") {
  for (const Intent& intent : {Intent{SkipPhase{}}, Intent{Pause{}}}) {
    auto room = begun();
    room.run(room.phaseStart("arrive") + framesOf(21) - room.position);
    REQUIRE(room.all<VoiceSpoken>().size() == 1);
    room.want(intent);
    const auto at = room.position + kReaction;
    room.run(framesOf(2.9));
    for (const auto& [id, clip] : room.mixer.clips)
      if (clip.open.bus == audio::Bus::voice && clip.startReported) CHECK(clip.end() == at + framesOf(0.3));
    expectClean(room);
  }
}

TEST_CASE("extend makes a phase longer, with music, and can be undone") {
  auto room = begun();
  room.want(PlaceMark{"medicine-given"});
  room.run(minutes(1));
  room.want(Extend{minutes(5)});
  CHECK(room.view().staff.undo == UndoKind::extend);
  CHECK(room.view().staff.total == minutes(35));
  room.run(framesOf(6));
  CHECK(room.view().staff.undo == UndoKind::none);
  room.want(Undo{});
  CHECK(room.view().staff.total == minutes(35));
  room.want(Extend{minutes(5)});
  room.run(framesOf(4.9));
  room.want(Undo{});
  CHECK(room.view().staff.total == minutes(35));
  room.run(minutes(15));
  CHECK(room.phaseStart("medicine") - room.phaseStart("arrive") == minutes(15));
  const auto [least, most] = musicBetween(room, room.phaseStart("arrive") + framesOf(9), room.position);
  CHECK(least == doctest::Approx(1).epsilon(0.001));
  expectClean(room);
}

TEST_CASE("return early crosses over in a minute; undo leads back") {
  auto room = begun();
  room.want(PlaceMark{"medicine-given"});
  room.run(minutes(12));
  CHECK(room.view().staff.canReturnEarly);
  room.want(ReturnEarly{});
  room.run(framesOf(3));
  CHECK(room.view().staff.phases[2].current);
  room.want(Undo{});
  room.run(framesOf(3));
  CHECK(room.view().staff.phases[1].current);
  CHECK(room.view().staff.phases[1].start == minutes(10));
  room.run(minutes(1));
  room.want(ReturnEarly{});
  const auto at = room.position + kReaction;
  room.run(framesOf(70));
  CHECK(room.view().staff.phases[2].current);
  CHECK_FALSE(room.view().staff.canReturnEarly);
  CHECK(musicBetween(room, at, at + framesOf(62)).first > 0.6);
  bool slow = false;
  for (const auto& [id, clip] : room.mixer.clips)
    slow |= clip.start && clip.start->fadeIn == framesOf(60) && clip.start->at >= at;
  CHECK(slow);
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1));
  room.run(minutes(9));
  CHECK(room.view().staff.beyondLength);
  expectClean(room);
}
