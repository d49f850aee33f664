#include <doctest/doctest.h>

#include <algorithm>

#include "picture/page.hpp"
#include "picture/strip.hpp"
#include "samples.hpp"

namespace lw::picture {
namespace {

/// Text stands inside the page and on no other text.
void requireTidy(const std::string& name, const Sheet& sheet) {
  CAPTURE(name);
  std::vector<const TextRun*> texts;
  for (const auto& op : sheet.ops) {
    const auto box = placeOf(op);
    if (box.w <= 0 && box.h <= 0) continue;
    CHECK(box.x >= -0.01);
    CHECK(box.y >= -0.01);
    CHECK(box.right() <= sheet.width + 0.01);
    CHECK(box.bottom() <= sheet.height + 0.01);
    if (const auto* text = std::get_if<TextRun>(&op)) texts.push_back(text);
  }
  std::ranges::sort(texts, {}, [](const TextRun* one) { return one->at.y; });
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = i + 1; j < texts.size() && texts[j]->at.y < texts[i]->box().bottom(); ++j) {
      INFO("'", texts[i]->text, "' and '", texts[j]->text, "'");
      CHECK_FALSE(texts[i]->box().overlaps(texts[j]->box()));
    }
}

TEST_CASE("nothing lies outside the page, and no text on another") {
  const Letters letters;
  for (const auto& [name, sample] : test::allSamples()) {
    requireTidy(name, planPage(sample->facts, letters));
    for (const auto& sheet : planPages(sample->facts, letters)) requireTidy(name + ", for printing", sheet);
  }
}

TEST_CASE("text is never set wider than its box says") {
  const Letters letters;
  const auto sample = test::manyScripts();
  for (const auto& op : planPage(sample->facts, letters).ops)
    if (const auto* text = std::get_if<TextRun>(&op)) {
      CHECK(text->width <= letters.width(text->text, text->size, text->weight) + 1);
      CHECK(text->size >= 15);
    }
}

TEST_CASE("everything planned is drawn, up to two hours in one strip") {
  const Letters letters;
  const auto sample = test::hour();
  const auto page = planPage(sample->facts, letters);
  const auto says = [&](const std::string& words) {
    return std::ranges::any_of(page.ops, [&](const Op& op) {
      const auto* text = std::get_if<TextRun>(&op);
      return text != nullptr && text->text == words;
    });
  };
  for (const auto& phase : sample->plan.phases) {
    CHECK(says(phase.phase->title.in("en")));
    for (const auto& cue : phase.music) CHECK(says(titleOf(*cue.track) + (cue.loop ? " (the bed)" : "")));
  }
  CHECK(says("You do not have to hold on to anything."));
  CHECK(says("medicine given"));
  CHECK(says("14 min, after \u201Cmedicine given\u201D"));
  CHECK(std::ranges::count_if(page.ops, [](const Op& op) { return std::holds_alternative<Bars>(op); }) >= 13);
}

TEST_CASE("twelve hours take six strips and pages of the same size") {
  const Letters letters;
  const auto sample = test::longDay();
  const auto page = planPage(sample->facts, letters);
  CHECK(page.height > 6 * kStripHeight);
  const auto pages = planPages(sample->facts, letters);
  CHECK(pages.size() >= 4);
  for (const auto& sheet : pages) CHECK(sheet.height == pages.front().height);
}

TEST_CASE("a strip tells where its times lie, and where its problems stand") {
  const Letters letters;
  const auto sample = test::hourWithProblems();
  Sheet sheet{1920, kStripHeight, {}};
  const Pencil pencil(sheet, letters, kDusk);
  const auto strip = drawStrip(pencil, sample->facts, {0, 0}, 1920, {}, sample->facts.end);
  for (const int minute : {0, 7, 31, 60}) {
    const auto at = core::framesOf(60.0 * minute);
    CHECK(std::abs(core::toSeconds(strip.span.at(strip.span.x(at)) - at)) < 0.01);
  }
  CHECK(strip.spots.size() == sample->facts.problems.size());
  for (const auto& spot : strip.spots) {
    const auto& problem = sample->facts.problems[static_cast<std::size_t>(spot.problem - 1)];
    CHECK(std::abs(spot.box.centre().x - strip.span.x(*problem.at)) <= 41);
  }
}

TEST_CASE("numbers of problems never cover each other") {
  const Letters letters;
  auto sample = test::longDay();
  sample->facts.problems.clear();
  for (int i = 0; i < 200; ++i)
    sample->facts.problems.push_back({i + 1, i % 3 == 0 ? core::Severity::error : core::Severity::warning,
                                      "code", "message", "", "file.toml", 7,
                                      core::framesOf(i < 100 ? 10.0 * i : 40.0 * i)});
  Sheet sheet{1920, kStripHeight, {}};
  const auto strip =
      drawStrip({sheet, letters, kLinen}, sample->facts, {0, 0}, 1920, {}, core::framesOf(7200));
  REQUIRE(strip.spots.size() > 3);
  for (std::size_t i = 1; i < strip.spots.size(); ++i)
    CHECK_FALSE(strip.spots[i].box.overlaps(strip.spots[i - 1].box));
}

}  // namespace
}  // namespace lw::picture
