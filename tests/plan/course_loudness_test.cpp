#include "plan/course_loudness.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "plan/make_plan.hpp"
#include "support/documents_for_tests.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::plan::test;

namespace {

std::vector<PhasePlace> placesOf(const Plan& plan) {
  std::vector<PhasePlace> places;
  for (const auto& phase : plan.phases) places.push_back({phase.start, phase.length});
  return places;
}

}  // namespace

TEST_CASE("the loudness over the course is that of its pieces with their gains, and its fades are no holes") {
  Made made;
  auto& list = made.playlist("calm", {4, 4, 4});
  made.phase("one", minutes(11), "calm");
  made.media.music[list.tracks[1].file].integrated = core::Lufs{-33};
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& music = plan.phases[0].music;
  const auto curve = courseLoudness(plan, made.media, placesOf(plan), 110);  // a value each 6 s
  REQUIRE(curve.size() == 110);
  const auto wanted = [&](std::size_t cue) {
    return made.media.music[music[cue].track->file].integrated.value + music[cue].gain.value;
  };
  CHECK(curve[20] == doctest::Approx(wanted(0)).epsilon(0.01));
  CHECK(curve[60] == doctest::Approx(wanted(1)).epsilon(0.01));
  CHECK(wanted(0) > wanted(1) + 3);
  CHECK(*std::min_element(curve.begin() + 2, curve.end() - 2) >= wanted(1) - 1);
  CHECK(curve[0] < curve[2]);  // it fades in
}

TEST_CASE("a phase that goes on longer keeps its last piece; without phases there is no curve") {
  Made made;
  made.playlist("calm", {4, 4});
  made.phase("one", minutes(6), "calm");
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto curve = courseLoudness(plan, made.media, {{Frames{}, minutes(12)}}, 120);
  REQUIRE(curve.size() == 120);
  CHECK(curve[110] > -40);
  CHECK(courseLoudness(plan, made.media, {}, 120).empty());
}
