#include "plan/programme_loudness.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <memory>

#include "plan/ducking.hpp"
#include "plan/loudness.hpp"
#include "plan/make_plan.hpp"
#include "virtual_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

namespace {

/// The first half softer by 6 LU than the second; together -20 LUFS.
std::shared_ptr<const audio::Contour> rising(Frames length) {
  auto made = std::make_shared<audio::Contour>();
  const auto steps = length / audio::Contour::kStep;
  for (std::int64_t i = 0; i < steps; ++i) made->loudness.push_back(i < steps / 2 ? -24.0F : -18.0F);
  made->truePeak.assign(made->loudness.size(), -12.0F);
  return made;
}

Made halfPlayed() {
  Made made;
  auto& list = made.playlist("calm", {10, 10});
  for (const auto& track : list.tracks) made.media.music[track.file].contour = rising(minutes(10));
  made.phase("one", minutes(5), "calm");
  made.phase("two", minutes(5), "calm");
  return made;
}

}  // namespace

TEST_CASE("a phase that plays the soft part of its piece is made as loud as it should be") {
  const auto made = halfPlayed();
  const auto plan = makePlan(made.bundle, made.media).plan;
  CHECK(plan.phases[0].trim.value ==
        doctest::Approx(2));  // 4 LU too soft; so much is left to the piece's own shape
  CHECK(plan.phases[0].music[0].gain.value == doctest::Approx(-1));
  auto flat = halfPlayed();
  for (auto& [file, measure] : flat.media.music) measure.contour.reset();
  CHECK(makePlan(flat.bundle, flat.media).plan.phases[0].trim.value == 0);
}

TEST_CASE("the running session plays at the gains of its plan") {
  VirtualRoom room(halfPlayed());
  room.run(framesOf(3));
  room.want(Begin{});
  room.run(minutes(9));
  std::vector<double> planned, played;
  for (const auto& phase : room.plan.phases)
    for (const auto& cue : phase.music) planned.push_back(cue.gain.value);
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.startReported && clip.open.bus == audio::Bus::music) played.push_back(clip.open.gain.value);
  CHECK(played == planned);
  expectClean(room);
}

TEST_CASE("the piece that would come next is as loud as the phase that takes it wants it") {
  // one list for both phases: what follows in the first is what the second begins with
  auto made = halfPlayed();
  auto& tracks = made.bundle.playlists.at("calm").tracks;
  auto& second = made.media.music[tracks[1].file];
  auto falling = *second.contour;
  std::ranges::reverse(falling.loudness);
  second.contour = std::make_shared<const audio::Contour>(std::move(falling));
  VirtualRoom room(made);
  REQUIRE(room.plan.phases[0].trim.value == doctest::Approx(2));
  REQUIRE(room.plan.phases[1].trim.value < -1);
  room.run(framesOf(3));
  room.want(Begin{});
  room.run(minutes(9));
  std::vector<double> played;
  for (const auto& [id, clip] : room.mixer.clips)
    if (clip.startReported && clip.open.bus == audio::Bus::music) played.push_back(clip.open.gain.value);
  CHECK(played ==
        std::vector{room.plan.phases[0].music[0].gain.value, room.plan.phases[1].music[0].gain.value});
  expectClean(room);
}

TEST_CASE("a phase with much speech is no louder as a whole than asked for") {
  const auto spoken = [](int lines) {
    Made made;
    made.playlist("calm", {10});
    auto& phase = made.phase("one", minutes(2), "calm");
    for (int i = 0; i < lines; ++i) made.voice(phase, seconds(10 + 12 * i), "There is time.", seconds(6));
    return made;
  };
  const auto loudness = [](const Made& made, const Plan& plan) {
    auto heard = planLoudness(plan, made.media).heard;
    heard.resize(1200);
    return integratedOf(heard).value;
  };
  auto much = spoken(5);  // a quarter of the time
  auto plan = makePlan(much.bundle, much.media).plan;
  CHECK(plan.phases[0].trim.value < -0.5);
  CHECK(loudness(much, plan) == doctest::Approx(-23).epsilon(0.01));
  for (const auto& line : plan.phases[0].voice)  // stands out as it should
    CHECK((voiceLoudness(much.media.voices.at(line.key).measure, line.gain) + line.duck -
           musicUnder(plan.phases[0], line, much.media))
              .value >= kSpeechAbove.value - 0.01);
  CHECK(plan.phases[0].excess.value < 0.1);
  CHECK_FALSE(says(makePlan(much.bundle, much.media).diagnostics, "phase-too-loud"));
  auto most = spoken(9);
  plan = makePlan(most.bundle, most.media).plan;
  CHECK(plan.phases[0].trim.value == doctest::Approx(-2));
  CHECK(loudness(most, plan) == doctest::Approx(-23 + plan.phases[0].excess.value).epsilon(0.01));
  CHECK(plan.phases[0].excess.value > 1);
  CHECK(says(makePlan(most.bundle, most.media).diagnostics, "phase-too-loud"));
  const auto none = spoken(0);
  CHECK(makePlan(none.bundle, none.media).plan.phases[0].trim.value == doctest::Approx(0));
}

TEST_CASE("no trim leads above the true peak") {
  auto made = halfPlayed();
  for (auto& [file, measure] : made.media.music) {
    measure.truePeak = core::Decibels{-0.5};
    if (!measure.contour) continue;
    auto contour = *measure.contour;
    std::ranges::fill(contour.truePeak, -0.5F);
    measure.contour = std::make_shared<const audio::Contour>(std::move(contour));
  }
  const auto plan = makePlan(made.bundle, made.media).plan;
  for (const auto& cue : plan.phases[0].music)
    CHECK(cue.gain.value + made.media.music.at(cue.track->file).truePeak.value <= -3 + 0.5 + 1e-9);
}
