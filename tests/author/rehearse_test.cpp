#include <doctest/doctest.h>

#include <algorithm>

#include "author/rehearse_levels.hpp"
#include "author/rehearse_story.hpp"
#include "picture/rehearsal.hpp"
#include "support/shipped.hpp"

namespace lw::author {
namespace {

using core::Frames;
using core::framesOf;

/// Rows of a session, a second and a name each.
struct Rows {
  std::vector<record::Row> rows;
  void add(double second, const std::string& name,
           std::vector<std::pair<std::string, core::AnswerValue>> values = {}) {
    record::Row row;
    row.time = core::UtcTime(std::chrono::milliseconds(static_cast<std::int64_t>(second * 1000)));
    row.at = core::FramePos{framesOf(second)};
    row.fields = {name, std::move(values)};
    rows.push_back(std::move(row));
  }
};

Rows aVisit(const plan::Plan& plan, double gap) {
  Rows visit;
  visit.add(0, "session-started");
  visit.add(0, "step-shown", {{"step", "before/1 page"}});
  visit.add(10, "step-shown", {{"step", "before/2 form arrival, question one"}});
  visit.add(20, "step-shown", {{"step", "before/2 form arrival, question two"}});
  double at = 30;
  for (const auto& phase : plan.phases) {
    visit.add(at, "phase-started", {{"phase", phase.phase->name}});
    visit.add(at, "track-started", {{"title", "One"}});
    const double length = core::toSeconds(phase.length) + 20;
    visit.add(at + length - gap, "track-ended", {{"title", "One"}});
    visit.add(at + length, "phase-ended", {{"phase", phase.phase->name}});
    at += length;
  }
  visit.add(at, "step-shown", {{"step", "after/1 page"}});
  visit.add(at + 5, "session-ended", {{"how", "complete"}});
  std::ranges::stable_sort(visit.rows, {}, &record::Row::time);
  return visit;
}

TEST_CASE("the parts of a visit follow each other, with what was planned") {
  const auto library = test::shipped("first-look");
  const auto visit = aVisit(library->plan, 0);
  picture::PersonRun run;
  tellStory(visit.rows, library->plan, run);
  REQUIRE(run.stretches.size() == library->plan.phases.size() + 3);
  CHECK(run.stretches[0].title == "page 1");
  CHECK(run.stretches[0].took == framesOf(10));
  CHECK(run.stretches[1].title == "form arrival");
  CHECK(run.stretches[1].took == framesOf(20));
  for (std::size_t i = 0; i < library->plan.phases.size(); ++i) {
    CHECK(run.stretches[2 + i].planned == library->plan.phases[i].length);
    CHECK(core::toSeconds(run.stretches[2 + i].took - run.stretches[2 + i].planned) ==
          doctest::Approx(20).epsilon(0.01));
  }
  CHECK(run.how == "complete");
  CHECK(run.wrong.empty());
  CHECK(std::ranges::any_of(run.differences, [](const auto& one) {
    return one.find("20 s more than planned") != std::string::npos;
  }));
}

TEST_CASE("music that stops before other music has begun is a gap") {
  const auto library = test::shipped("first-look");
  if (library->plan.phases.size() < 2) return;
  const auto visit = aVisit(library->plan, 3);
  picture::PersonRun run;
  tellStory(visit.rows, library->plan, run);
  CHECK(run.wrong.size() == library->plan.phases.size() - 1);
  CHECK(run.wrong.front().starts_with("no music for 3 s"));
}

TEST_CASE("silence within a phase is found, its begin is not taken for one") {
  std::vector<float> steps(3000, -23);
  std::fill(steps.begin(), steps.begin() + 15, -70.0F);
  std::fill(steps.begin() + 1000, steps.begin() + 1025, -70.0F);
  const std::vector<PhasePlace> phases{{Frames{}, framesOf(150)}, {framesOf(150), framesOf(300)}};
  const auto silences = findSilences(steps, phases, framesOf(1));
  REQUIRE(silences.size() == 1);
  CHECK(core::toSeconds(silences[0].first) == doctest::Approx(100));
  CHECK(core::toSeconds(silences[0].second) == doctest::Approx(2.5));
}

TEST_CASE("a phase that is too loud, and a rise too steep, are wrong; a voice is no rise") {
  const auto library = test::shipped("first-look");
  const auto facts = picture::gatherFacts(library->plan, library->media, library->diagnostics);
  std::vector<PhasePlace> places;
  for (const auto& phase : library->plan.phases) places.push_back({phase.start, phase.start + phase.length});
  const auto measured = [&](auto&& shape) {
    auto contour = std::make_shared<audio::Contour>();
    contour->loudness.assign(static_cast<std::size_t>(library->plan.total / plan::kLoudnessStep), -23);
    shape(contour->loudness);
    audio::Measure measure;
    measure.truePeak = core::Decibels{-6};
    measure.contour = contour;
    return measure;
  };
  picture::Rehearsal fine;
  takeLevels(facts, measured([](auto&) {}), places, {}, fine);
  CHECK(fine.wrong.empty());
  CHECK(fine.programme.value == doctest::Approx(-23));
  picture::Rehearsal loud;
  takeLevels(facts, measured([](auto& all) { std::ranges::fill(all, -15.0F); }), places, {}, loud);
  CHECK(loud.wrong.size() >= library->plan.phases.size());
  const auto jump = [](auto& all) { std::fill(all.begin() + 300, all.begin() + 340, -10.0F); };
  picture::Rehearsal jumps, voiced;
  takeLevels(facts, measured(jump), places, {}, jumps);
  CHECK(jumps.wrong.size() == 1);
  takeLevels(facts, measured(jump), places, {{framesOf(29), framesOf(36)}}, voiced);
  CHECK(voiced.wrong.empty());
}

TEST_CASE("the page says what is wrong, and holds no markup of titles") {
  const auto library = test::shipped("first-look");
  auto titled = library->bundle;
  titled.script.title.byLanguage["en"] = "<script>alert(1)</script>";
  const auto plan = plan::makePlan(titled, library->media).plan;
  const auto facts = picture::gatherFacts(plan, library->media, {});
  picture::Rehearsal rehearsal;
  rehearsal.people.push_back(
      {"careful", "</section><img src=x>", true, "complete", framesOf(100), {}, {"<b>stuck</b>"}, {}});
  CHECK_FALSE(rehearsal.fine());
  const draw::Letters letters;
  const auto page = picture::rehearsalPage(facts, rehearsal, letters);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("&lt;b&gt;stuck&lt;/b&gt;") != std::string::npos);
  CHECK(page.find("<svg ") != std::string::npos);
  CHECK(picture::rehearsalText(facts, rehearsal).find("WRONG: <b>stuck</b>") != std::string::npos);
  rehearsal.people.front().wrong.clear();
  CHECK(rehearsal.fine());
}

}  // namespace
}  // namespace lw::author
