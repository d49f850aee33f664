#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "picture/facts.hpp"
#include "picture/plan_json.hpp"
#include "plan/make_plan.hpp"
#include "samples.hpp"

namespace lw::picture {
namespace {

TEST_CASE("a problem stands at the time of the thing that its line belongs to") {
  const auto sample = test::hourWithProblems();
  const auto& phases = sample->plan.phases;
  core::Diagnostics diagnostics{
      {core::Severity::error, "in-a-voice", "/config/sessions/sample.toml", {{57, 3}, {57, 5}}, "", ""},
      {core::Severity::warning, "in-the-head", "/config/sessions/sample.toml", {{2, 1}, {2, 2}}, "", ""},
      {core::Severity::warning, "elsewhere", "/config/forms/other.toml", {{57, 1}, {57, 2}}, "", ""},
      {core::Severity::warning, "in-a-track", "/playlists/returning.toml", {{47, 1}, {47, 2}}, "", ""}};
  const auto problems = placeProblems(diagnostics, sample->plan);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].at == phases[2].start + phases[2].phase->voice[1].at);
  CHECK_FALSE(problems[1].at);
  CHECK_FALSE(problems[2].at);
  CHECK(problems[3].at == phases[3].start);
  CHECK(problems[3].file == "returning.toml");
}

TEST_CASE("what changed is what was not there before") {
  const auto before = test::hour();
  const auto same = test::hour();
  CHECK(changesBetween(before->plan, same->plan).empty());
  const auto after = test::hourWithProblems();
  std::vector<std::string> words;
  for (const auto& one : changesBetween(before->plan, after->plan)) words.push_back(one.what);
  CHECK(std::ranges::count(
            words, "0:38:02: \u201CThis line begins while the one before it is still being spoken.\u201D") ==
        1);
  CHECK(std::ranges::count_if(words, [](const auto& one) { return one.starts_with("0:23:00: box, "); }) == 1);
  // the louder piece changes the level of its phase, and of no other
  for (const auto& one : changesBetween(before->plan, after->plan))
    CHECK(one.from >= before->plan.phases[2].start);
}

TEST_CASE("what only moves along with its phase has not changed") {
  const auto before = test::hour();
  auto after = test::hour();
  auto longer = after->bundle;
  longer.script.phases[0].length += core::framesOf(60);
  const auto plan = plan::makePlan(longer, after->media).plan;
  const auto changes = changesBetween(before->plan, plan);
  REQUIRE(!changes.empty());
  CHECK(changes.front().what == "0:00:00: Arriving, 9 min");
  for (const auto& one : changes) CHECK(one.from < core::framesOf(540));
}

TEST_CASE("observations stand where their mark does; one without a placed mark is named apart") {
  auto sample = test::hour();
  std::vector<std::string> unplaced;
  const auto moments = staffMoments(sample->plan, &unplaced);
  REQUIRE(moments.size() == 5);
  CHECK(moments[0].mark);
  CHECK(moments[0].at == sample->plan.phases[1].start);
  CHECK(moments.back().at == sample->plan.total);
  CHECK(unplaced.empty());
  sample->plan.observations.front().after = "never-placed";
  staffMoments(sample->plan, &unplaced);
  REQUIRE(unplaced.size() == 1);
}

TEST_CASE("the plan as JSON can be read by others") {
  for (const auto& [name, sample] : test::allSamples()) {
    CAPTURE(name);
    const auto json = nlohmann::json::parse(planJson(sample->facts));
    CHECK(json["format"] == 1);
    CHECK(json["phases"].size() == sample->plan.phases.size());
    CHECK(json["length"].get<double>() == doctest::Approx(core::toSeconds(sample->plan.total)));
    CHECK(json["loudness"]["courses"]["heard"].size() == sample->facts.curve.heard.size());
    CHECK(json["problems"].size() == sample->facts.problems.size());
  }
  const auto hour = nlohmann::json::parse(planJson(test::hour()->facts));
  CHECK(hour["marks"][0]["name"] == "medicine-given");
  CHECK(hour["marks"][0]["start"] == 480.0);
  CHECK(hour["observations"][3]["start"] == doctest::Approx(core::toSeconds(test::hour()->plan.total)));
  CHECK(hour["phases"][0]["music"][0]["title"] == "First light");
  CHECK(hour["phases"][0]["voice"][0]["spoken"] == true);
}

}  // namespace
}  // namespace lw::picture
