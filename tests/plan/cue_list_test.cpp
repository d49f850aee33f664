#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "audio/guard.hpp"
#include "plan/cue_list.hpp"
#include "plan/make_plan.hpp"
#include "support/documents_for_tests.hpp"

namespace lw::plan {
namespace {

using test::seconds;

TEST_CASE("every sound of a plan is a cue, in order") {
  const auto made = test::threePhases();
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto cues = cueList(plan, made.media);
  CHECK(std::ranges::is_sorted(cues, {}, &Cue::at));
  const auto count = [&](audio::Bus bus) { return std::ranges::count(cues, bus, &Cue::bus); };
  std::ptrdiff_t pieces = 0, lines = 0, blocks = 0;
  for (const auto& phase : plan.phases) {
    pieces += static_cast<std::ptrdiff_t>(phase.music.size());
    lines += static_cast<std::ptrdiff_t>(phase.voice.size());
    blocks += static_cast<std::ptrdiff_t>(phase.breath.size());
  }
  CHECK(count(audio::Bus::music) == pieces);
  CHECK(count(audio::Bus::voice) == lines);
  CHECK(count(audio::Bus::breath) == blocks);
}

TEST_CASE("pieces and voices are guarded as in a running session, the first piece out of silence") {
  const auto made = test::threePhases();
  const auto plan = makePlan(made.bundle, made.media).plan;
  bool first = true;
  for (const auto& cue : cueList(plan, made.media)) {
    if (cue.bus == audio::Bus::breath || cue.bus == audio::Bus::bell) continue;
    REQUIRE(cue.guard);
    CHECK(cue.guard->programme == made.bundle.script.sound.loudness);
    CHECK(cue.guard->speech == (cue.bus == audio::Bus::voice));
    if (cue.bus != audio::Bus::music) continue;
    CHECK((cue.rise == audio::Shape::gentle) == std::exchange(first, false));
    CHECK(cue.guard->fadeShape == cue.rise);
  }
  CHECK_FALSE(first);
}

TEST_CASE("in the middle of a piece its guard goes on with the curve as it was planned") {
  Cue piece{audio::Bus::music,
            audio::FileSpec{"/a", {}, seconds(100), false, {}},
            {},
            seconds(50),
            seconds(100),
            seconds(8),
            seconds(10)};
  audio::GuardCurve curve;
  for (int i = 0; i <= 1000; ++i) curve.points.push_back(static_cast<float>(-i));
  piece.guard = audio::Guarding{.fadeIn = seconds(8), .planned = std::make_shared<audio::GuardCurve>(curve)};
  const auto later = cueFrom(piece, seconds(80));
  CHECK(later.guard->continues);
  CHECK(later.guard->planned->points.front() == -300.0F);
  CHECK(later.guard->planned->points.back() == -1000.0F);
  CHECK(piece.guard->planned->points.size() == 1001);
}

TEST_CASE("a cue from its middle goes on where it would be") {
  Cue piece{audio::Bus::music,
            audio::FileSpec{"/a", seconds(2), seconds(100), false, {}},
            {},
            seconds(50),
            seconds(100),
            seconds(8),
            seconds(10)};
  const auto later = cueFrom(piece, seconds(80));
  const auto& file = std::get<audio::FileSpec>(later.source);
  CHECK(file.from == seconds(32));
  CHECK(file.length == seconds(70));
  CHECK(later.at == seconds(80));
  CHECK(later.length == seconds(70));
  CHECK(later.fadeOut == seconds(10));
  const auto whole = cueFrom(piece, seconds(10));
  CHECK(whole.at == seconds(50));
  CHECK(whole.fadeIn == seconds(8));
}

TEST_CASE("breathing goes on with the next whole breath") {
  audio::BreathSpec spec;
  for (int i = 0; i < 6; ++i) {
    spec.strokes.push_back({seconds(10 * i), seconds(4), true});
    spec.strokes.push_back({seconds(10 * i + 4), seconds(6), false});
  }
  const auto cue = cueFrom({audio::Bus::breath, spec, {}, seconds(100), seconds(60), {}, {}}, seconds(123));
  const auto& rest = std::get<audio::BreathSpec>(cue.source).strokes;
  CHECK(cue.at == seconds(130));
  CHECK(cue.length == seconds(30));
  REQUIRE(rest.size() == 6);
  CHECK(rest.front().in);
  CHECK(rest.front().at == seconds(0));
}

TEST_CASE("the level of the music at a place is that of its last move") {
  auto made = test::threePhases();
  made.bundle.script.phases[0].voice.clear();
  made.bundle.script.sound.music = core::Decibels{-3};
  made.voice(made.bundle.script.phases[0], seconds(100), "one", seconds(4));
  const auto plan = makePlan(made.bundle, made.media).plan;
  CHECK(musicLevelAt(plan, seconds(50)).value == doctest::Approx(-3));
  CHECK(musicLevelAt(plan, seconds(102)).value <= -15 + 0.01);
  CHECK(musicLevelAt(plan, seconds(200)).value == doctest::Approx(-3));
  const auto moves = musicMoves(plan, seconds(90), seconds(130));
  REQUIRE(moves.size() == 2);
  CHECK(moves[0].at == seconds(99));
  CHECK(moves[1].to.value == doctest::Approx(-3));
  CHECK(musicMoves(plan, seconds(130), seconds(131)).empty());
}

}  // namespace
}  // namespace lw::plan
