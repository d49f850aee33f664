#include <doctest/doctest.h>

#include <cmath>

#include "plan/loudness.hpp"
#include "plan/make_plan.hpp"
#include "support/documents_for_tests.hpp"

namespace lw::plan {
namespace {

using core::Frames;
using test::minutes;
using test::seconds;

std::shared_ptr<const audio::Contour> flat(Frames length, float level) {
  auto contour = std::make_shared<audio::Contour>();
  contour->loudness.assign(static_cast<std::size_t>(length / kLoudnessStep), level);
  contour->truePeak.assign(contour->loudness.size(), level);
  return contour;
}

struct Planned {
  test::Made made;
  Plan plan;
  LoudnessCurve curve;
  explicit Planned(test::Made from) : made(std::move(from)) {
    plan = makePlan(made.bundle, made.media).plan;
    curve = planLoudness(plan, made.media);
  }
  float heard(double at) const { return curve.heard[static_cast<std::size_t>(10 * at)]; }
  float music(double at) const { return curve.music[static_cast<std::size_t>(10 * at)]; }
};

TEST_CASE("music is as loud as the script asks for, also across a crossfade, and fades at both ends") {
  const Planned planned(test::threePhases());
  CHECK(planned.heard(60) == doctest::Approx(-23).epsilon(0.01));
  for (double at = 20; at < core::toSeconds(planned.plan.total) - 20; at += 0.7)
    CHECK(planned.music(at) == doctest::Approx(-23).epsilon(0.005));
  CHECK(planned.music(0.05) < -40);
  CHECK(planned.curve.heard.size() >= static_cast<std::size_t>(planned.plan.total / kLoudnessStep));
}

TEST_CASE("music steps back by `duck` before a voice, stays there, and comes back after it") {
  auto made = test::threePhases();
  made.bundle.script.phases[0].voice.clear();
  made.voice(made.bundle.script.phases[0], seconds(100), "one", seconds(4));
  made.voice(made.bundle.script.phases[0], seconds(108), "two", seconds(4));
  auto& media = made.media;
  for (auto& [key, voice] : media.voices)
    voice.measure.contour = flat(seconds(4), -70);  // only the music is heard
  const Planned planned(std::move(made));
  CHECK(planned.heard(98.5) == doctest::Approx(-23).epsilon(0.01));
  for (const double at : {100.5, 103.5, 105.5, 107.5, 110.0})
    CHECK(planned.heard(at) == doctest::Approx(-35).epsilon(0.01));
  CHECK(planned.heard(114) > -35);
  CHECK(planned.heard(116.5) == doctest::Approx(-23).epsilon(0.01));
  CHECK(planned.music(105) == doctest::Approx(-23).epsilon(0.01));
}

TEST_CASE("the contour of a piece is what is heard, from the place in the file where it begins") {
  auto made = test::threePhases();
  for (auto& [file, measure] : made.media.music) {
    auto contour = std::make_shared<audio::Contour>(*flat(measure.length, -20));
    for (std::size_t i = 500; i < 520; ++i) contour->loudness[i] = -8;  // 50 s in, for 2 s
    measure.contour = contour;
  }
  const Planned planned(std::move(made));
  CHECK(planned.music(49) == doctest::Approx(-23.5).epsilon(0.03));  // softer, so that the whole is -23
  CHECK(planned.music(51) - planned.music(49) == doctest::Approx(12).epsilon(0.01));
  const auto rises = findRises(planned.curve.music, core::Lufs{-23});
  REQUIRE(!rises.empty());
  CHECK(std::abs(core::toSeconds(rises.front().at) - 50) < 3.1);
  CHECK(rises.front().by.value > 6);
  CHECK(largestRise(planned.curve.music, core::Lufs{-23}).by.value > 8);
  // but it is not what will sound
  CHECK(largestRise(planned.curve.guarded, core::Lufs{-23}).by.value < 7);
  CHECK(planned.heard(51) < planned.music(51) - 2);
}

TEST_CASE("a piece that is even has no rises, and its start is none") {
  const Planned planned(test::threePhases());
  CHECK(findRises(planned.curve.music, core::Lufs{-23}).empty());
}

TEST_CASE("rises are told from bounds by the kind of window") {
  std::vector<float> steps(1000, -30);
  for (std::size_t i = 600; i < 1000; ++i) steps[i] = -23.5F;  // 6.5 LU at once
  auto rises = findRises(steps, core::Lufs{-23});
  REQUIRE(rises.size() == 1);
  CHECK(rises[0].kind == RiseKind::shortTerm);
  CHECK(rises[0].by.value == doctest::Approx(6.5));
  CHECK_FALSE(rises[0].tooMuch);
  for (std::size_t i = 600; i < 1000; ++i) steps[i] = -17;  // 13 LU
  rises = findRises(steps, core::Lufs{-23});
  REQUIRE(rises.size() == 2);
  CHECK(rises[0].kind == RiseKind::momentary);
  CHECK(rises[0].tooMuch);
  CHECK(rises[1].tooMuch);
  // the same over ten seconds is a swell
  for (std::size_t i = 600; i < 1000; ++i)
    steps[i] = -30 + std::min(13.0F, 13.0F * static_cast<float>(i - 600) / 100.0F);
  CHECK(findRises(steps, core::Lufs{-23}).empty());
}

TEST_CASE("windows and the whole") {
  const std::vector<float> even(100, -23);
  CHECK(sliding(even, audio::kShortTermSteps)[50] == doctest::Approx(-23));
  CHECK(integratedOf(even).value == doctest::Approx(-23));
  std::vector<float> half(100, -23);
  std::fill(half.begin() + 50, half.end(), kQuietest);
  // 47 blocks of 400 ms lie before the edge, and three across it
  CHECK(integratedOf(half).value == doctest::Approx(-23 + 10 * std::log10(48.5 / 50)));
  CHECK(sliding(half, 10)[54] == doctest::Approx(-26).epsilon(0.01));
  CHECK(sliding({}, 4).empty());
  CHECK(integratedOf({}).value == doctest::Approx(-70));
  CHECK(findRises({}, core::Lufs{-23}).empty());
}

}  // namespace
}  // namespace lw::plan
