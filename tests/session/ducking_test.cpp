#include "plan/ducking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "plan/make_plan.hpp"
#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

namespace {

/// As loud as `usual`, but `louder` from one second to another.
std::shared_ptr<const audio::Contour> contour(Frames length, double usual, double louder, double from,
                                              double to) {
  auto made = std::make_shared<audio::Contour>();
  for (std::int64_t i = 0; i < length / audio::Contour::kStep; ++i) {
    const double second = static_cast<double>(i) / 10;
    made->loudness.push_back(static_cast<float>(second >= from && second < to ? louder : usual));
    made->truePeak.push_back(-10);
  }
  made->truePeak.assign(made->loudness.size(), -6.0F);
  return made;
}

Made withVoice(double at, double louder) {
  Made made;
  auto& list = made.playlist("calm", {10});
  made.media.music[list.tracks[0].file].contour = contour(minutes(10), -20, louder, 60, 70);
  made.voice(made.phase("one", minutes(5), "calm"), seconds(at), "There is time.", seconds(4));
  return made;
}

}  // namespace

TEST_CASE("music steps back as asked, and further where it is loud under a voice") {
  const auto duck = [](const Made& made) {
    const auto plan = makePlan(made.bundle, made.media).plan;
    return plan.phases[0].voice[0].duck.value - std::min(plan.phases[0].trim.value, 0.0);
  };
  // the music is brought to -23 LUFS, the voice to -20
  CHECK(duck(withVoice(30, -20)) == doctest::Approx(12));
  CHECK(duck(withVoice(62, -11)) == doctest::Approx(16));  // -14 under -20, and 10 between them
  auto quiet = withVoice(30, -11);
  quiet.bundle.script.sound.voice = core::Decibels{-8};
  CHECK(duck(quiet) == doctest::Approx(15));
  auto loud = withVoice(30, -20);
  loud.bundle.script.sound.music = core::Decibels{6};
  CHECK(duck(loud) == doctest::Approx(13));
  auto later = withVoice(32, -11);  // what is loud in the file's second 60 sounds in the phase's second 30
  later.bundle.playlists["calm"].tracks[0].from = seconds(30);
  CHECK(duck(later) == doctest::Approx(16));
}

TEST_CASE("a piece is as loud under a line as its loudest 3 s there, or as what there is of them") {
  audio::Measure measure;
  measure.contour = contour(minutes(2), -20, -11, 60, 61);
  const auto loudest = [&](double from, double to) {
    return loudestOf(measure, {3}, seconds(from), seconds(to)).value;
  };
  CHECK(loudest(50, 59) == doctest::Approx(-17));
  CHECK(loudest(50, 65) == doctest::Approx(-11.8).epsilon(0.01));  // one second of three
  CHECK(loudest(59, 65) == doctest::Approx(-10.5).epsilon(0.01));  // of two
}

TEST_CASE("lines near each other go down once, as far as the one that needs most") {
  auto made = withVoice(55, -11);
  made.voice(made.bundle.script.phases[0], seconds(62), "Breathe as you like.", seconds(3));
  made.voice(made.bundle.script.phases[0], seconds(120), "You are not alone.", seconds(3));
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& moves = plan.phases[0].ducking;
  REQUIRE(moves.size() == 4);
  CHECK(moves[0].at == seconds(54));
  CHECK(moves[0].length == seconds(1));
  const double depth = 16 + plan.phases[0].trim.value;  // the loud part made the whole phase softer
  CHECK(moves[0].to.value == doctest::Approx(-depth));
  CHECK(moves[1].at == seconds(65));
  CHECK(moves[1].length >= seconds(4));
  CHECK(depth / core::toSeconds(moves[1].length) <= 3.001);  // never up faster than 3 dB/s
  CHECK(moves[2].to.value == doctest::Approx(-12));
  CHECK(moves[3].length == seconds(4));
  // and so it sounds
  VirtualRoom room(std::move(made));
  room.run(framesOf(3));
  room.want(Begin{});
  room.run(minutes(3));
  const auto begin = room.phaseStart("one");
  for (const auto& move : moves)
    CHECK(room.mixer.busAt(audio::Bus::music, begin + move.at + move.length).value ==
          doctest::Approx(move.to.value));
}

TEST_CASE("what plays decides, also where it is not what was planned") {
  auto made = withVoice(100, -20);
  auto& loud = made.track(made.bundle.playlists["calm"], "loud", minutes(10));
  made.media.music[loud.file].contour = contour(minutes(10), -20, -8, 0, 600);
  VirtualRoom room(std::move(made));
  room.run(framesOf(3));
  room.want(Begin{});
  room.run(framesOf(20));
  room.want(SkipTrack{});
  room.run(framesOf(82));
  CHECK(room.mixer.busAt(audio::Bus::music, room.position).value == doctest::Approx(-19));
}

TEST_CASE("a voice that stays too soft is named") {
  auto made = withVoice(62, -2);
  auto& voice = made.media.voices.begin()->second;
  voice.measure.integrated = core::Lufs{-30};
  voice.measure.truePeak = core::Decibels{-3.5};
  const auto found = makePlan(made.bundle, made.media).diagnostics;
  CHECK(std::ranges::any_of(found, [](const auto& one) { return one.code == "voice-too-soft"; }));
  CHECK(std::ranges::none_of(makePlan(withVoice(30, -20).bundle, withVoice(30, -20).media).diagnostics,
                             [](const auto& one) { return one.code == "voice-too-soft"; }));
}

TEST_CASE(
    "a line that comes up far above the music before it is named, with the first second that suits it") {
  const auto named = [](const Made& made) {
    std::vector<core::Diagnostic> out;
    std::ranges::copy_if(makePlan(made.bundle, made.media).diagnostics, std::back_inserter(out),
                         [](const auto& one) { return one.code == "voice-stands-out"; });
    return out;
  };
  // music at -23 LUFS from 60 s to 70 s, 10 LU below elsewhere; the voice at -20
  auto soft = withVoice(40, -20);
  auto& contours = soft.media.music[soft.bundle.playlists["calm"].tracks[0].file];
  contours.contour = contour(minutes(10), -30, -20, 60, 70);
  auto found = named(soft);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.find("LU louder than the music just before it") != std::string::npos);
  CHECK(found[0].hint.find("speak it at 64 s") != std::string::npos);
  soft.voice(soft.bundle.script.phases[0], seconds(49), "Breathe as you like.", seconds(3));
  CHECK(named(soft).size() == 1);  // it follows closely
  soft.voice(soft.bundle.script.phases[0], seconds(66), "You are not alone.", seconds(3));
  CHECK(named(soft).size() == 1);
  soft.voice(soft.bundle.script.phases[0], seconds(90), "There is time, still.", seconds(3));
  CHECK(named(soft).size() == 2);

  CHECK(named(withVoice(0, -20)).size() == 1);  // the music fades in
  CHECK(named(withVoice(30, -20)).empty());
  auto louder = withVoice(30, -20);
  louder.bundle.script.sound.voice = core::Decibels{3.5};
  CHECK(named(louder).size() == 1);
}

TEST_CASE("each kind of sound has its own volume, from the script and from staff") {
  auto made = threePhases();
  made.bundle.script.sound.breath = core::Decibels{-6};
  auto room = begun(std::move(made));
  room.run(framesOf(5));
  const auto level = [&](audio::Bus bus) { return room.mixer.busAt(bus, room.position).value; };
  CHECK(level(audio::Bus::breath) == doctest::Approx(-6));
  CHECK(level(audio::Bus::music) == doctest::Approx(0));
  room.want(SetBusVolume{audio::Bus::breath, core::Decibels{-4}});
  room.want(SetBusVolume{audio::Bus::voice, core::Decibels{-40}});
  room.run(framesOf(10));
  CHECK(level(audio::Bus::breath) == doctest::Approx(-10));
  CHECK(level(audio::Bus::voice) == doctest::Approx(-24));
  CHECK(room.view().staff.busVolumes[2].value == doctest::Approx(-4));
  const auto before = room.position;
  room.want(SetBusVolume{audio::Bus::voice, core::Decibels{0}});
  room.run(framesOf(10));
  CHECK(room.mixer.busAt(audio::Bus::voice, before + framesOf(10)).value <
        -10);  // not faster than a hand may
  room.run(framesOf(30));
  CHECK(level(audio::Bus::voice) == doctest::Approx(0));
  expectClean(room);
}
