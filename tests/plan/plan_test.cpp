#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "audio/contour.hpp"
#include "plan/breath.hpp"
#include "plan/make_plan.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"
#include "plan/plan_text.hpp"
#include "support/documents_for_tests.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::plan::test;

namespace {

/// One phase over a playlist of pieces of so many minutes.
struct OnePhase {
  Made made;
  PlanResult result;
  OnePhase(std::vector<double> minutesOfPieces, Frames length) {
    made.playlist("calm", std::move(minutesOfPieces));
    made.phase("one", length, "calm");
    result = makePlan(made.bundle, made.media);
  }
  const std::vector<MusicCue>& music() const { return result.plan.phases[0].music; }
};

}  // namespace

TEST_CASE("phases follow each other and pieces overlap by the crossfade") {
  Made made = threePhases();
  const auto result = makePlan(made.bundle, made.media);
  const Plan& plan = result.plan;
  CHECK(plan.total == minutes(30));
  CHECK(plan.phases[1].start == minutes(10));
  const auto& music = plan.phases[0].music;
  REQUIRE(music.size() == 3);
  CHECK(music[0].at == Frames{});
  CHECK(music[0].fadeIn == seconds(8));
  CHECK(music[1].at == minutes(4) - seconds(10));
  CHECK(music[1].fadeIn == seconds(10));
  CHECK(music[0].fadeOut == seconds(10));
  CHECK(music[2].at == minutes(9) - seconds(20));
  CHECK(music[2].at + music[2].length == minutes(10) + seconds(10));
  CHECK(music[2].fadeOut == seconds(10));
  CHECK(plan.phases[1].music[0].at == Frames{});
  CHECK(plan.phases[1].music[0].fadeIn == seconds(10));
}

TEST_CASE("a second phase goes on where the playlist was left, and the bed fills what is missing") {
  Made made = threePhases();
  const auto result = makePlan(made.bundle, made.media);
  CHECK(result.plan.phases[2].music[0].track->title == "calm4");
  CHECK(result.plan.phases[2].music[1].track->title == "calm5");
  made.bundle.playlists["deep"].tracks.resize(1);
  const auto shorter = makePlan(made.bundle, made.media);
  CHECK(says(shorter.diagnostics, "playlist-too-short"));
  const auto& music = shorter.plan.phases[1].music;
  REQUIRE(music.size() == 2);
  CHECK(music[1].loop);
  CHECK(music[1].at == minutes(6) - seconds(10));
  CHECK(music[1].at + music[1].length == minutes(12) + seconds(10));
}

TEST_CASE("a piece that would begin just before the end gives way to the bed") {
  const OnePhase planned({5, 4}, minutes(5));
  REQUIRE(planned.music().size() == 2);
  CHECK(planned.music()[1].loop);
}

TEST_CASE("flex lets a piece end") {
  Made made;
  made.playlist("calm", {4, 5, 4});
  auto& phase = made.phase("one", minutes(9), "calm");
  phase.flex = seconds(30);
  const auto plan = makePlan(made.bundle, made.media).plan;
  CHECK(plan.phases[0].length == minutes(9) - seconds(20));
  REQUIRE(plan.phases[0].music.size() == 2);
  CHECK(plan.phases[0].music[1].length == minutes(5));
}

TEST_CASE("silence at both ends is left out, from and to are kept") {
  Made made;
  auto& list = made.playlist("calm", {4, 4});
  made.media.music[list.tracks[0].file].headSilence = seconds(3);
  made.media.music[list.tracks[0].file].tailSilence = seconds(5);
  list.tracks[1].from = seconds(20);
  list.tracks[1].to = minutes(2);
  made.phase("one", minutes(5), "calm");
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& music = plan.phases[0].music;
  CHECK(music[0].from == seconds(3));
  CHECK(music[0].length == minutes(4) - seconds(8));
  CHECK(music[1].from == seconds(20));
  CHECK(music[1].at == minutes(4) - seconds(18));
}

TEST_CASE("what is faint at the ends of a piece is left out, but no more than 8 s of it") {
  auto contour = std::make_shared<audio::Contour>();
  contour->loudness.assign(2400, -23.0F);
  audio::Measure measure;
  measure.length = minutes(4);
  measure.integrated = core::Lufs{-23};
  measure.headSilence = seconds(1);
  measure.contour = contour;
  CHECK(bodyOf(measure).from == seconds(1));
  CHECK(bodyOf(measure).to == minutes(4));
  std::fill_n(contour->loudness.begin(), 50, -40.0F);    // a fade of 5 s
  std::fill_n(contour->loudness.rbegin(), 200, -40.0F);  // 20 s: that is music
  CHECK(core::toSeconds(bodyOf(measure).from) == doctest::Approx(5).epsilon(0.02));
  CHECK(bodyOf(measure).to == minutes(4) - seconds(8));
  contour->loudness.assign(2400, -36.0F);  // soft, but not by more than 14 LU
  CHECK(bodyOf(measure).from == seconds(1));
  measure.headSilence = seconds(1.07);  // begins where the contour has a step
  CHECK(bodyOf(measure).from == seconds(1));
}

TEST_CASE("pieces shorter than two crossfades get shorter fades that never meet") {
  const OnePhase planned({0.2, 0.2, 4}, minutes(3));
  CHECK(says(planned.result.diagnostics, "crossfade-too-long"));
  CHECK_FALSE(says(planned.result.diagnostics, "piece-too-short"));
  const auto& music = planned.music();
  REQUIRE(music.size() == 3);
  CHECK(music[1].at == seconds(6));
  CHECK(music[1].fadeIn + music[1].fadeOut <= music[1].length);
}

TEST_CASE("gains reach the loudness, stay below the true peak, and neighbours stay near") {
  Made made;
  auto& list = made.playlist("calm", {4, 4, 4});
  made.media.music[list.tracks[1].file].integrated = core::Lufs{-40};
  list.tracks[2].gain = core::Decibels{-12};
  made.phase("one", minutes(11), "calm");
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& music = plan.phases[0].music;
  CHECK(music[0].gain.value == doctest::Approx(-3));
  CHECK(music[1].gain.value == doctest::Approx(3));  // wanted 17, its peak is at -6
  CHECK(music[2].gain.value ==
        doctest::Approx(-15));  // the one before is 14 LU too soft: any step up is bounded
}

TEST_CASE("intensity filters; an arc rises") {
  Made made;
  auto& list = made.playlist("calm", {4, 4, 4, 4});
  list.tracks[0].intensity = 3;
  list.tracks[1].intensity = 5;
  list.tracks[3].intensity = 2;
  list.order = script::Order::arc;
  auto& phase = made.phase("one", minutes(10), "calm");
  phase.intensity = {1, 3};
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& music = plan.phases[0].music;
  REQUIRE(music.size() == 3);
  CHECK(music[0].track->title == "calm3");
  CHECK(music[1].track->title == "calm4");
  CHECK(music[2].track->title == "calm1");
}

TEST_CASE("fit chooses pieces that fill the phase with the least cut away") {
  Made made;
  auto& list = made.playlist("calm", {7, 4.5, 3, 6, 2.5});
  list.order = script::Order::fit;
  made.phase("one", minutes(9), "calm");
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& music = plan.phases[0].music;
  REQUIRE(music.size() == 2);  // 3 + 6 minutes less their crossfades are too short, 7 + 2.5 are not
  CHECK(music[0].track->title == "calm1");
  CHECK(music[1].track->title == "calm5");
  list.tracks.erase(list.tracks.begin());
  const auto other = makePlan(made.bundle, made.media).plan;
  CHECK(other.phases[0].music.size() == 3);  // 4.5 + 3 + 2.5 minutes
}

TEST_CASE("voices have their real length; what is wrong is said") {
  Made made = threePhases();
  auto& arrive = made.bundle.script.phases[0];
  const auto good = makePlan(made.bundle, made.media);
  CHECK_FALSE(core::hasErrors(good.diagnostics));
  CHECK(good.plan.phases[0].voice[0].length == seconds(4));
  CHECK(good.plan.phases[0].voice[0].gain.value == doctest::Approx(6));
  made.voice(arrive, seconds(23), "Too soon.", seconds(2));
  arrive.voice.push_back({minutes(5), text("Nobody says this."), {"script.toml", {{7, 3}, {7, 9}}}});
  arrive.voice.push_back({minutes(11), text("There is time."), {}});
  arrive.breath.push_back({minutes(9), minutes(2), "box", false, {}});
  const auto bad = makePlan(made.bundle, made.media);
  CHECK(says(bad.diagnostics, "voice-overlap"));
  CHECK(says(bad.diagnostics, "voice-missing"));
  CHECK(says(bad.diagnostics, "cue-outside-phase"));
  const auto missing =
      std::ranges::find(bad.diagnostics, std::string("voice-missing"), &core::Diagnostic::code);
  CHECK(missing->file == "script.toml");
  CHECK(missing->span.begin.line == 7);
}

TEST_CASE("a text of several lines is spoken line by line") {
  Made made;
  made.playlist("calm", {5});
  auto& phase = made.phase("one", minutes(4), "calm");
  phase.voice.push_back({seconds(20), text("First this.\n\n  Then that.\n"), {}});
  made.speakable("First this.", seconds(2));
  made.speakable("Then that.", seconds(3));
  const auto result = makePlan(made.bundle, made.media);
  const auto& voice = result.plan.phases[0].voice;
  REQUIRE(voice.size() == 2);
  CHECK(voice[1].text == "Then that.");
  CHECK(voice[1].at == seconds(22.7));
  CHECK(voice[1].length == seconds(3));
  CHECK_FALSE(says(result.diagnostics, "voice-missing"));
}

TEST_CASE("breath blocks are whole breaths that ease in") {
  const script::BreathPattern pattern{"p", {}, seconds(4), {}, seconds(6), {}};
  const auto plain = layOutBreath(pattern, minutes(1), seconds(64), false);
  CHECK(plain.cycles.size() == 6);
  CHECK(plain.length == seconds(60));
  const auto eased = layOutBreath(pattern, {}, minutes(4), true);
  CHECK(eased.cycles.front().length() == seconds(5));
  CHECK(eased.cycles.front().in == seconds(2));
  for (std::size_t i = 1; i < eased.cycles.size(); ++i) {
    CHECK(eased.cycles[i].at == eased.cycles[i - 1].at + eased.cycles[i - 1].length());
    CHECK(eased.cycles[i].length() - eased.cycles[i - 1].length() <= seconds(0.5));
  }
  CHECK(eased.cycles.back().length() == seconds(10));
  CHECK(std::abs(core::toSeconds(eased.length) - 240) <= 5);
  CHECK(layOutBreath(pattern, {}, seconds(1), false).cycles.size() == 1);
}

TEST_CASE("a moment in a breath") {
  const script::BreathPattern box{"box", {}, seconds(4), seconds(4), seconds(4), seconds(4)};
  const auto block = layOutBreath(box, {}, seconds(32), false);
  CHECK(breathAt(block, seconds(2)).part == BreathPart::in);
  CHECK(breathAt(block, seconds(2)).fullness == doctest::Approx(0.5));
  CHECK(breathAt(block, seconds(5)).part == BreathPart::holdIn);
  CHECK(breathAt(block, seconds(5)).fullness == doctest::Approx(1));
  CHECK(breathAt(block, seconds(16 + 9)).part == BreathPart::out);
  CHECK(breathAt(block, seconds(16 + 9)).fullness == doctest::Approx(0.853553));
  CHECK(breathAt(block, seconds(15)).part == BreathPart::holdOut);
  CHECK(breathAt(block, seconds(32)).part == BreathPart::none);
  CHECK(breathAt(block, seconds(-1)).part == BreathPart::none);
  CHECK(breathAt({}, seconds(0)).part == BreathPart::none);
}

TEST_CASE("a plan reads as a timeline") {
  Made made = threePhases();
  const auto text = formatPlan(makePlan(made.bundle, made.media).plan);
  CHECK(text.find(" 0:00:00  phase   arrive, 10 min\n") != std::string::npos);
  CHECK(text.find(" 0:03:50  music   calm2, 5:00, -3.0 dB, fades 10 s and 10 s\n") != std::string::npos);
  CHECK(text.find(" 0:00:20  voice   \"Let the chair hold you.\", 4 s\n") != std::string::npos);
  CHECK(text.find(" 0:10:00  phase   medicine, 12 min, waits for 'medicine-given'\n") != std::string::npos);
  CHECK(text.find(" 0:30:00  end     30 min\n") != std::string::npos);
  CHECK(text.find("observe vitals, 5 min after 'medicine-given'\n") != std::string::npos);
}

TEST_CASE("a piece with no room for its fades is told and left out") {
  const OnePhase planned({3, 0.05, 3}, minutes(5));
  CHECK(says(planned.result.diagnostics, "piece-too-short"));
  REQUIRE(planned.music().size() >= 2);
  for (const auto& cue : planned.music()) CHECK(cue.length >= kShortestPiece);
}
