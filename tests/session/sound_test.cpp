#include <doctest/doctest.h>

#include <algorithm>

#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

TEST_CASE("a pause fades, holds time, and comes back slowly") {
  auto room = begun();
  room.run(minutes(1));
  const auto loud = room.mixer.busAt(audio::Bus::master, room.position);
  room.want(Pause{});
  const auto at = room.position + kReaction;
  room.run(minutes(5));
  CHECK(room.position == at + framesOf(3));
  CHECK(std::get<PhaseView>(room.view().step).paused);
  CHECK(room.mixer.busAt(audio::Bus::master, room.position).value <= -80);
  room.want(SkipTrack{});
  room.want(Resume{});
  room.run(framesOf(4));
  CHECK(room.mixer.busAt(audio::Bus::master, room.position) < loud);
  room.run(framesOf(17));
  CHECK(room.mixer.busAt(audio::Bus::master, room.position).value == doctest::Approx(loud.value));
  room.want(Pause{});
  room.run(framesOf(1));
  room.want(Undo{});
  room.run(framesOf(23));
  CHECK(room.position > at + framesOf(21));
  CHECK(room.mixer.busAt(audio::Bus::master, room.position) == loud);
  expectClean(room);
}

TEST_CASE("resume in the last moment before time stands still") {
  auto room = begun();
  room.run(minutes(1));
  room.want(Pause{});
  room.run(framesOf(2.8));
  room.want(Resume{});
  room.run(framesOf(20));
  CHECK(room.position > FramePos{} + minutes(1) + framesOf(20));
  room.want(Pause{});
  room.run(framesOf(5));
  CHECK(room.mixer.holdAt);
  expectClean(room);
}

TEST_CASE("softer, volume and the call add up in one level") {
  auto room = begun();
  const auto master = [&] { return room.mixer.busAt(audio::Bus::master, room.position).value; };
  CHECK(master() == doctest::Approx(-10));
  room.want(Softer{});
  room.run(framesOf(1.1));
  CHECK(master() == doctest::Approx(-16));
  CHECK(room.view().staff.soft);
  const auto music = [&] { return room.mixer.busAt(audio::Bus::music, room.position).value; };
  room.want(CallRaised{});  // everything but the voice steps back
  room.run(framesOf(3.1));
  CHECK(music() == doctest::Approx(-20));
  CHECK(room.mixer.busAt(audio::Bus::voice, room.position).value == doctest::Approx(0));
  CHECK(master() == doctest::Approx(-16));
  room.want(CallCleared{});
  room.run(framesOf(8));
  CHECK(music() < -1);
  room.run(framesOf(33.1));  // 20 dB at 1.5 dB/s at most, and a line that is spoken meanwhile
  CHECK(music() == doctest::Approx(0));
  room.want(SetVolume{core::Decibels{20}});
  room.run(framesOf(6));
  CHECK(master() < -10);  // never faster than 1 dB a second
  room.run(framesOf(40));
  CHECK(master() == doctest::Approx(0));
  room.want(Softer{});
  room.run(framesOf(2));
  room.want(Undo{});
  room.run(framesOf(12));
  CHECK(master() == doctest::Approx(0));
  expectClean(room);
}

TEST_CASE("the person makes it softer and takes that back, whatever staff have set") {
  auto room = begun();
  const auto master = [&] { return room.mixer.busAt(audio::Bus::master, room.position).value; };
  room.want(PersonSofter{true});
  room.run(framesOf(1.1));
  CHECK(master() == doctest::Approx(-16));
  CHECK(std::get<PhaseView>(room.view().step).softer);
  room.want(PersonSofter{true});  // asked twice, done once
  room.run(framesOf(1.1));
  CHECK(master() == doctest::Approx(-16));
  room.want(SetVolume{core::Decibels{-4}});  // staff's volume leaves the person's wish
  room.run(framesOf(12));
  CHECK(master() == doctest::Approx(-10));
  room.want(PersonSofter{false});
  room.run(framesOf(12));
  CHECK(master() == doctest::Approx(-4));
  CHECK_FALSE(std::get<PhaseView>(room.view().step).softer);
  CHECK(room.all<Acted>().size() == 3);
  expectClean(room);
}

TEST_CASE("no more voice: the line that is said fades, none follows, and they come again when wanted") {
  auto room = begun();
  room.run(framesOf(21));  // the first line is being said
  const auto said = [&] { return room.all<VoiceSpoken>().size(); };
  REQUIRE(said() == 1);
  room.want(PersonVoice{false});
  CHECK(std::get<PhaseView>(room.view().step).voiceUnwanted);
  const auto asked = room.position;
  room.run(minutes(1));  // the line at 28 s is not said
  CHECK(said() == 1);
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.open.bus == audio::Bus::voice && clip.startReported) CHECK(clip.end() <= asked + framesOf(0.5));
  room.want(PersonVoice{true});
  CHECK_FALSE(std::get<PhaseView>(room.view().step).voiceUnwanted);
  room.run(minutes(3));
  CHECK(said() == 2);
  expectClean(room);
}

TEST_CASE("whoever lies there with closed eyes hears each change of their call, whatever else is wanted") {
  auto made = threePhases();
  made.speakable("You called.", framesOf(3));
  made.speakable("Someone answered.", framesOf(3));
  made.speakable("The call has ended.", framesOf(3));
  auto room = begun(std::move(made));
  const auto last = [&] {
    const auto all = room.all<VoiceSpoken>();
    return all.empty() ? std::string() : all.back().text;
  };
  room.want(PersonVoice{false});
  room.run(framesOf(10));
  room.want(CallRaised{});
  room.want(CallLine{"You called."});
  room.run(framesOf(3));  // it is opened, and the music has stepped back
  CHECK(last() == "You called.");
  room.want(CallLine{"Someone answered."});  // what was true before is not said to its end
  room.run(framesOf(6));
  CHECK(last() == "Someone answered.");
  room.run(minutes(4));  // lines of the phase are not said under a call
  CHECK(last() == "Someone answered.");
  room.want(CallCleared{});
  room.want(CallLine{"The call has ended."});
  room.run(framesOf(6));
  CHECK(last() == "The call has ended.");
  room.want(CallLine{"Nobody speaks this."});  // no voice for it: nothing is said
  room.run(framesOf(6));
  CHECK(last() == "The call has ended.");
  expectClean(room);
}

TEST_CASE("the program's own pages are read aloud: the call test, waiting, and the last page") {
  auto made = everything();
  made.bundle.checklists["before-medicine"].staffSigns = false;
  for (const auto* line : {"Try the button.", "Please wait.", "That is all.", "That is fine."})
    made.speakable(line, framesOf(2));
  Options options;
  options.pages = {"Try the button.", "Please wait.", "That is all.", "That is fine.", "Over."};
  VirtualRoom room(std::move(made), options);
  room.run(framesOf(3));
  room.want(Begin{});
  const auto reads = [&](const char* line) {
    room.want(ReadAloud{false});
    room.run(framesOf(5));
    const auto all = room.all<VoiceSpoken>();
    return !all.empty() && all.back().text == line;
  };
  const auto onCallTest = [&] { return std::holds_alternative<CallTestView>(room.view().step); };
  for (int i = 0; i < 20 && !onCallTest(); ++i) {
    if (const auto* asked = std::get_if<QuestionView>(&room.view().step); asked && !asked->question->optional)
      room.want(GiveAnswer{asked->question->id, true});
    if (const auto* list = std::get_if<ChecklistView>(&room.view().step))
      for (const auto& item : list->checklist->items) room.want(Tick{item.id, true});
    room.want(Next{});
    room.run(framesOf(1));
  }
  REQUIRE(onCallTest());
  CHECK(reads("Try the button."));
  room.want(NotToday{});
  room.run(framesOf(1));
  CHECK(reads("That is fine."));
}

TEST_CASE("a call ends the breath guide and holds voices back") {
  auto room = begun();
  room.run(minutes(4) + framesOf(30));
  REQUIRE(std::get<PhaseView>(room.view().step).breath != nullptr);
  room.want(CallRaised{});
  CHECK(std::get<PhaseView>(room.view().step).breath == nullptr);
  CHECK(room.all<BreathEnded>().at(0).why == "call");
  room.run(framesOf(2));
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.open.bus == audio::Bus::breath) CHECK(clip.endReported);
  auto early = begun();
  early.run(framesOf(15));
  early.want(CallRaised{});
  early.run(minutes(1));
  CHECK(early.all<VoiceSpoken>().empty());
  early.want(CallCleared{});
  early.run(minutes(3));
  CHECK(early.all<VoiceSpoken>().size() == 1);
  expectClean(early);
}

namespace {

/// The frames at which breath cues begin and end, as they are heard.
std::vector<std::pair<FramePos, FramePos>> breathSounds(const VirtualRoom& room) {
  std::vector<std::pair<FramePos, FramePos>> found;
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.open.bus == audio::Bus::breath && clip.startReported)
      found.push_back({clip.start->at, clip.end()});
  std::ranges::sort(found);
  return found;
}

/// Ends of whole breaths of the first phase's only block.
bool isWholeBreath(const VirtualRoom& room, FramePos at) {
  const auto& block = room.plan.phases[0].breath[0];
  const auto into = at - room.phaseStart("arrive") - block.at;
  return into == block.length || std::ranges::count(block.cycles, into, &BreathCycle::at) == 1;
}

}  // namespace

TEST_CASE("a phase that is skipped ends its breathing with the breath that is being taken") {
  auto room = begun();
  room.run(minutes(4) + framesOf(33.7));
  const auto skipped = room.position;
  room.want(SkipPhase{});
  room.run(framesOf(25));
  REQUIRE(room.all<BreathEnded>().size() == 1);
  CHECK(room.all<BreathEnded>()[0].why == "phase");
  REQUIRE(breathSounds(room).size() == 1);
  const auto end = breathSounds(room)[0].second;
  CHECK(end > skipped);
  CHECK(end < skipped + framesOf(11));
  CHECK(isWholeBreath(room, end));
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.open.bus == audio::Bus::breath || clip.open.bus == audio::Bus::bell) CHECK(clip.endReported);
  expectClean(room);
}

TEST_CASE("after a pause breathing goes on with a whole breath, and ends where it would have") {
  auto room = begun();
  room.run(minutes(4) + framesOf(33.7));
  room.want(Pause{});
  room.run(framesOf(5));
  CHECK(room.step<PhaseView>()->breath == nullptr);
  room.want(Resume{});
  room.run(framesOf(1));
  CHECK(room.step<PhaseView>()->breath == nullptr);
  room.run(minutes(3));
  const auto sounds = breathSounds(room);
  REQUIRE(sounds.size() == 2);
  CHECK(isWholeBreath(room, sounds[1].first));
  CHECK(isWholeBreath(room, sounds[1].second));
  CHECK(sounds[1].second ==
        room.phaseStart("arrive") + room.plan.phases[0].breath[0].at + room.plan.phases[0].breath[0].length);
  REQUIRE(room.all<BreathEnded>().size() == 2);
  CHECK(room.all<BreathEnded>()[0].why == "pause");
  CHECK(room.all<BreathEnded>()[1].why == "end");
  expectClean(room);
}

TEST_CASE("the breath on the screen is there until its last frame is heard") {
  auto room = begun();
  const auto& block = room.plan.phases[0].breath[0];
  const auto end = room.phaseStart("arrive") + block.at + block.length;
  room.runUntil([&] { return room.position >= end + framesOf(0.2); }, minutes(8));
  REQUIRE(room.step<PhaseView>()->breath == &block);  // up to 200 ms of latency
  CHECK(room.step<PhaseView>()->breathLength == block.length);
  room.run(framesOf(0.8));
  CHECK(room.step<PhaseView>()->breath == nullptr);
}

TEST_CASE("a breath block ends with a bell") {
  auto room = begun();
  room.run(minutes(7));
  REQUIRE(room.all<BreathEnded>().size() == 1);
  CHECK(room.all<BreathEnded>()[0].why == "end");
  int bells = 0;
  for (const auto& [id, clip] : room.mixer.clips)
    bells += clip.open.bus == audio::Bus::bell && clip.startReported ? 1 : 0;
  CHECK(bells == 1);
}

TEST_CASE("ending early fades, and the questions are still asked") {
  VirtualRoom room(everything());
  room.walkIn();
  room.run(minutes(2));
  room.want(EndSession{"person asks to stop"});
  const auto at = room.position + kReaction;
  room.run(framesOf(9));
  CHECK(room.mixer.musicAmplitudeAt(at + framesOf(8)) == 0);
  CHECK(room.mixer.musicAmplitudeAt(at + framesOf(4)) > 0.5);
  REQUIRE(room.step<WaitForStaffView>() != nullptr);
  room.want(StaffReady{});
  room.want(Next{});
  room.want(Tick{"ride", true});
  room.want(Sign{});
  CHECK(room.step<EndedView>()->how == "ended");
  REQUIRE(room.all<SessionEnded>().size() == 1);
  CHECK(room.all<SessionEnded>()[0].reason == "person asks to stop");
  room.run(framesOf(16));
  CHECK(room.session->ended());
  for (const auto& [id, clip] : room.mixer.clips) CHECK(clip.endReported);
  expectClean(room);
}

TEST_CASE("ending where one piece was just to give way to the next") {
  auto room = begun();
  room.run(room.phaseStart("arrive") + minutes(4) - framesOf(10.2) - room.position);
  room.want(EndSession{"enough"});
  const auto at = room.position + kReaction;
  room.run(framesOf(20));
  CHECK(room.mixer.musicAmplitudeAt(at + framesOf(8)) == 0);
  CHECK(room.mixer.musicAmplitudeAt(at + framesOf(5)) > 0.3);
  CHECK(titles(room) == std::vector<std::string>{"calm1"});
  expectClean(room);
}

TEST_CASE("the bed stays softly under the questions") {
  VirtualRoom room(everything());
  room.walkIn();
  for (int i = 0; i < 3; ++i) {
    room.want(SkipPhase{});
    room.run(minutes(1));
  }
  CHECK(room.view().stage == View::Stage::after);
  CHECK(titles(room).back() == "bed");
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1));
  CHECK(room.mixer.busAt(audio::Bus::music, room.position).value == doctest::Approx(-6));
  expectClean(room);
}

TEST_CASE("a piece that fails is followed at once, and not tried again") {
  auto room = begun();
  room.run(minutes(1));
  const auto find = [&](const std::string& file) {
    for (const auto& [id, clip] : room.mixer.clips)
      if (clip.file() == file && !clip.endReported) return audio::ClipId{id};
    return audio::ClipId{};
  };
  const auto fail = [&](const std::string& file, const std::string& why) {
    const auto id = find(file);
    REQUIRE(id.value != 0);
    room.mixer.clips.at(id.value).endReported = true;
    room.mixer.clips.at(id.value).stop = audio::StopClip{id, room.position, {}, audio::Shape::equalPower};
    room.report(audio::ClipFailed{id, room.position, why});
  };
  fail("calm1", "no such file");
  CHECK(room.all<Fault>().size() == 1);
  CHECK(room.all<TrackEnded>().back().why == "failed: no such file");
  room.run(framesOf(21));  // out of silence it takes twice the crossfade
  CHECK(titles(room).back() == "calm2");
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1).epsilon(0.01));
  fail("calm3", "not a sound");
  room.want(SkipTrack{});
  room.run(framesOf(11));
  CHECK(titles(room).back() == "calm4");
  room.report(audio::ClipStarved{find("calm4"), room.position, framesOf(2)});
  room.run(framesOf(11));
  CHECK(titles(room).back() == "calm5");
  room.run(minutes(30));
  CHECK(std::ranges::count(titles(room), "calm1") == 1);
  expectClean(room);
}

namespace {

audio::ClipId sounding(const VirtualRoom& room, const std::string& file) {
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.file() == file && clip.startReported && !clip.endReported) return audio::ClipId{id};
  return {};
}

}  // namespace

TEST_CASE("a piece that gives out early gives way in time, with the usual crossfade") {
  auto room = begun();
  room.run(minutes(1));
  const auto id = sounding(room, "calm1");
  REQUIRE(id.value != 0);
  auto& clip = room.mixer.clips.at(id.value);
  const auto end = room.position + framesOf(12);
  clip.natural = end - clip.start->at;
  room.report(audio::ClipShort{id, room.position, end, ""});
  CHECK(room.all<Fault>().size() == 1);
  room.run(framesOf(30));
  CHECK(titles(room).back() == "calm2");
  const auto [least, most] = musicBetween(room, end - framesOf(20), room.position);
  CHECK(least == doctest::Approx(1).epsilon(0.001));
  CHECK(most == doctest::Approx(1).epsilon(0.001));
  REQUIRE(!room.view().staff.notices.empty());
  CHECK(room.view().staff.notices[0] == Notice{SoundTrouble{SoundFault::endsEarly, "calm1"}});
  room.run(minutes(40));
  CHECK(std::ranges::count(titles(room), "calm1") == 1);
  expectClean(room);
}

TEST_CASE("a piece that gives out at once gives way at once") {
  auto room = begun();
  room.run(minutes(1));
  const auto id = sounding(room, "calm1");
  auto& clip = room.mixer.clips.at(id.value);
  const auto end = room.position + framesOf(2);
  clip.natural = end - clip.start->at;
  room.report(audio::ClipShort{id, room.position, end, "it was changed while it played"});
  room.run(framesOf(20));
  CHECK(titles(room).back() == "calm2");
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1).epsilon(0.001));
  CHECK(musicBetween(room, end - framesOf(3), room.position).first > 0.2);
  expectClean(room);
}

TEST_CASE("a piece of which nothing comes gives way after half a second, and not if it goes on") {
  auto room = begun();
  room.run(minutes(1));
  const auto id = sounding(room, "calm1");
  room.report(audio::ClipStarved{id, room.position, Frames{}});
  room.run(framesOf(0.2));
  room.report(audio::ClipStarved{id, room.position, framesOf(0.2)});
  room.run(framesOf(5));
  CHECK(titles(room).back() == "calm1");
  auto other = begun();
  other.run(minutes(1));
  other.report(audio::ClipStarved{sounding(other, "calm1"), other.position, Frames{}});
  other.run(framesOf(5));
  CHECK(titles(other).back() == "calm2");
  expectClean(other);
}

TEST_CASE("where a disk hangs, the bed plays instead of another piece that does not come either") {
  auto room = begun();
  room.run(minutes(1));
  const auto waits =
      std::ranges::find_if(room.mixer.clips, [](const auto& item) { return item.second.file() == "calm2"; });
  REQUIRE(waits != room.mixer.clips.end());
  room.report(audio::ClipStarved{audio::ClipId{waits->first}, room.position, Frames{}});
  REQUIRE(!room.view().staff.notices.empty());
  CHECK(room.view().staff.notices[0] == Notice{SoundTrouble{SoundFault::readSlowly, "calm2"}});
  room.run(framesOf(10));
  CHECK(titles(room).back() == "calm1");  // which has enough
  const auto dry = room.position;
  room.report(audio::ClipStarved{sounding(room, "calm1"), dry, Frames{}});
  room.run(framesOf(5));
  CHECK(titles(room).back() == "bed");
  const auto bed = sounding(room, "bed");
  REQUIRE(bed.value != 0);
  CHECK(room.mixer.clips.at(bed.value).start->at - dry < framesOf(1));
  expectClean(room);
}

TEST_CASE("a bed that fails gives way to pieces") {
  auto room = begun();
  room.run(minutes(26));  // the list is over: the bed, until the mark
  const auto id = sounding(room, "bed");
  REQUIRE(id.value != 0);
  room.report(audio::ClipShort{id, room.position, room.position + framesOf(9), "gone"});
  room.run(framesOf(15));
  CHECK(titles(room).back() != "bed");
  CHECK(room.mixer.musicAmplitudeAt(room.position) == doctest::Approx(1).epsilon(0.001));
}

TEST_CASE("without a device nothing is let out, so that whatever comes begins in silence") {
  auto room = begun();
  room.run(minutes(1));
  room.want(DeviceLost{"unplugged"});
  room.run(framesOf(2));
  const auto master = [&] { return room.mixer.busAt(audio::Bus::master, room.position).value; };
  CHECK(master() <= -80);
  const auto before = titles(room).size();
  room.run(minutes(5));
  CHECK(titles(room).size() > before);  // the place is held: the session goes on
  room.want(SetVolume{core::Decibels{-8}});
  room.run(framesOf(1));
  CHECK(master() <= -80);
  room.want(DeviceBack{});
  room.run(framesOf(1));
  CHECK(master() < -60);
  room.run(framesOf(20.1));
  CHECK(master() == doctest::Approx(-8));
}

TEST_CASE("a device that comes back starts quietly") {
  auto room = begun();
  room.run(minutes(1));
  room.want(DeviceBack{});  // nobody knew that it was gone
  CHECK(room.mixer.busAt(audio::Bus::master, room.position + framesOf(0.1)).value < -39);
  room.run(framesOf(21));
  CHECK(room.mixer.busAt(audio::Bus::master, room.position).value == doctest::Approx(-10));
  CHECK(room.all<Fault>().size() == 1);
}
