#include <doctest/doctest.h>

#include <algorithm>

#include "author/rehearse_levels.hpp"
#include "author/rehearse_story.hpp"
#include "picture/rehearsal.hpp"
#include "plan/make_plan.hpp"
#include "session/describe.hpp"
#include "support/shipped.hpp"

namespace lw::author {
namespace {

using core::Frames;
using core::framesOf;

using session::Part;
using session::StepKind;
using session::StepShown;

/// Events of a session, a second each.
struct Events {
  std::vector<Told> told;
  void add(double second, session::Event event) {
    const auto time = core::UtcTime(std::chrono::milliseconds(static_cast<std::int64_t>(second * 1000)));
    told.push_back({time, core::FramePos{framesOf(second)}, std::move(event)});
  }
};

Events aVisit(const plan::Plan& plan, double gap) {
  Events visit;
  visit.add(0, session::SessionStarted{});
  visit.add(0, StepShown{Part::before, 1, StepKind::page});
  visit.add(10, StepShown{Part::before, 2, StepKind::form, "arrival", "one"});
  visit.add(20, StepShown{Part::before, 2, StepKind::form, "arrival", "two"});
  double at = 30;
  for (const auto& phase : plan.phases) {
    visit.add(at, session::PhaseStarted{phase.phase->name, phase.length});
    visit.add(at, session::TrackStarted{"One", "one.opus"});
    const double length = core::toSeconds(phase.length) + 20;
    visit.add(at + length - gap, session::TrackEnded{"One", "end"});
    visit.add(at + length, session::PhaseEnded{phase.phase->name, "length"});
    at += length;
  }
  visit.add(at, StepShown{Part::after, 1, StepKind::page});
  visit.add(at + 5, session::SessionEnded{"complete", "", {}});
  std::ranges::stable_sort(visit.told, {}, &Told::time);
  return visit;
}

TEST_CASE("the parts of a visit follow each other, with what was planned") {
  const auto library = test::shipped("first-look");
  const auto visit = aVisit(library->plan, 0);
  picture::PersonRun run;
  tellStory(visit.told, library->plan, run);
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
  REQUIRE(library->plan.phases.size() >= 2);
  const auto visit = aVisit(library->plan, 3);
  picture::PersonRun run;
  tellStory(visit.told, library->plan, run);
  CHECK(run.wrong.size() == library->plan.phases.size() - 1);
  CHECK(run.wrong.front().starts_with("no music for 3 s"));
}

TEST_CASE("what staff did is told in words made from its data, the call as an event of its own") {
  const auto library = test::shipped("first-look");
  auto visit = aVisit(library->plan, 0);
  visit.add(40, session::Acted{"set-volume", {}, "", core::Decibels{-12}});
  visit.add(41, session::Acted{"extend", {}, "", std::nullopt, framesOf(600)});
  visit.add(42, session::Acted{"undo", {}, "extend"});
  visit.add(43, session::Acted{"go-on"});
  visit.add(44, session::Fault{"the limiter took away 9.0 dB"});  // only a sentence
  visit.add(45, session::Limited{core::Decibels{9}});
  visit.told.push_back({visit.told.back().time, visit.told.back().at, call::CallEvent{call::Placed{}}});
  picture::PersonRun run;
  tellStory(visit.told, library->plan, run);
  const auto says = [&](const std::string& words) {
    return std::ranges::any_of(run.differences, [&](const auto& one) { return one.ends_with(words); });
  };
  CHECK(says(": set-volume -12.0 dB"));
  CHECK(says(": extend 10 min"));
  CHECK(says(": undo extend"));
  CHECK_FALSE(says("go-on"));
  CHECK(run.calls == 1);
  CHECK(run.wrong.size() == 1);
}

TEST_CASE("rows become events again, whoever they are of") {
  const auto spoken = tellable(session::describe(session::VoiceSpoken{"Rest.", "rest.opus", framesOf(2)}));
  REQUIRE(spoken.has_value());
  const Told told{{}, {}, *spoken};
  REQUIRE(told.as<session::VoiceSpoken>() != nullptr);
  CHECK(told.as<session::VoiceSpoken>()->length == framesOf(2));
  CHECK(told.as<call::Placed>() == nullptr);
  const auto placed = tellable(call::describe(call::Placed{call::Source::key}));
  REQUIRE(placed.has_value());
  CHECK(Told{{}, {}, *placed}.as<call::Placed>() != nullptr);
  CHECK_FALSE(tellable({"unheard-of", {}}).has_value());
  const auto covered = coveredBySpeech({{{}, core::FramePos{framesOf(100)}, *spoken}});
  REQUIRE(covered.size() == 1);
  CHECK(covered[0].second == framesOf(112));
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
