#include <doctest/doctest.h>

#include <stdexcept>

#include "ui/rules.hpp"
#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui;
using namespace lw::ui::stage;

TEST_CASE("every page keeps the rules of safe buttons and readable text in all three sizes") {
  for (const auto& display : kDisplays) {
    const auto page = pageOf(display);
    for (const auto& sample : samples())
      for (const auto idle : {core::UiTime{0}, core::UiTime{std::chrono::seconds{121}}}) {
        CAPTURE(display.name);
        CAPTURE(sample.name);
        CAPTURE(idle.count());
        const auto screen = drawn(display, sample.model, {}, idle);
        REQUIRE(screen.hit(Role::call) != nullptr);
        CHECK(screen.hit(Role::call)->box == page.capsule);
        checkRules(screen, page);
        const bool says = std::ranges::any_of(
            screen.texts(), [](const auto& run) { return run.text.starts_with("Take your time"); });
        CHECK(says == (idle.count() > 0));
      }
  }
}

TEST_CASE("pages between the layouts, on displays of every kind, keep the same rules") {
  for (const auto& display : kMoreDisplays) {
    const auto page = pageOf(display);
    CAPTURE(display.name);
    for (const auto& sample : samples()) {
      CAPTURE(sample.name);
      const auto screen = drawn(display, sample.model);
      CHECK(screen.hit(Role::call)->box == page.capsule);
      checkRules(screen, page);
    }
  }
  CHECK_THROWS_AS(pageOf({"8 inch", 1280, 800, 7.4}), std::runtime_error);
  CHECK_THROWS_AS(pageOf({"8 inch turned", 800, 1280, 7.4}), std::runtime_error);
}

TEST_CASE("questions of every length find room for two to seven answers, and for up to twelve") {
  for (const auto& display : kDisplays) {
    const auto page = pageOf(display);
    CAPTURE(display.name);
    for (std::size_t count = 2; count <= 7; ++count)
      for (const auto& [stem, text] : std::vector<std::pair<std::string, std::string>>{
               {"", "Which of these fits best?"}, {kMonth, "Feeling jumpy or easily startled?"}}) {
        CAPTURE(count);
        const auto screen = drawn(display, choice(stem, text, manyLabels(count)));
        checkRules(screen, page);
        for (std::size_t i = 0; i < count; ++i)
          CHECK(screen.hit({Role::answer, "option-" + std::to_string(i)}) != nullptr);
      }
    for (std::size_t count = 2; count <= 12; ++count) {
      CAPTURE(count);
      auto asked = question(script::QuestionKind::many, "What do you notice now?", manyLabels(count));
      asked.hint = english("Tap all that fit. Someone will look at this with you.");
      const auto screen = drawn(display, modelOf(ask(asked)));
      checkRules(screen, page);
    }
  }
}

TEST_CASE("the longest items keep letters of 40, a stem of 32 and all their answers") {
  const std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> longest{
      {kMonth, kBeliefs, kFive}, {kTwoWeeks, kSlowly, kFour}};
  for (const auto& display : kDisplays)
    for (const auto& [stem, text, answers] : longest) {
      CAPTURE(display.name);
      const auto screen = drawn(display, choice(stem, text, answers));
      std::string large, all;
      for (const auto& run : screen.texts()) {
        all += run.text + " ";
        if (run.size >= 40) large += run.text + " ";
      }
      CHECK(large.find(text) != std::string::npos);
      CHECK(all.find(stem) != std::string::npos);
      for (std::size_t i = 0; i < answers.size(); ++i)
        CHECK(screen.hit({Role::answer, "option-" + std::to_string(i)}) != nullptr);
    }
}

TEST_CASE("all pages of the keyboard keep the rules, and letters are at least 110 px") {
  for (const auto& display : kDisplays)
    for (int keyPage = 0; keyPage < 3; ++keyPage) {
      CAPTURE(display.name);
      CAPTURE(keyPage);
      Local local;
      local.typedFor = "page/2";  // so that it isn't made anew
      local.keyPage = keyPage;
      const auto page = pageOf(display);
      const auto screen = drawn(display, intention(""), local);
      checkRules(screen, page);
      for (const auto& hit : screen.hits)
        if (hit.id.role == Role::key) {
          CHECK(hit.box.w >= 110);
          CHECK(hit.box.h >= 110);
        }
    }
}

TEST_CASE("a scale of any length has all its numbers") {
  for (const auto& display : kDisplays)
    for (int high = 1; high <= 10; ++high) {
      CAPTURE(display.name);
      CAPTURE(high);
      auto asked =
          question(script::QuestionKind::scale, "How well did you sleep in the last week, all in all?");
      asked.low = {0, english("Not at all")};
      asked.high = {high, english("Very well")};
      const auto screen = drawn(display, modelOf(ask(asked)));
      const auto page = pageOf(display);
      checkRules(screen, page);
      for (int i = 0; i <= high; ++i) CHECK(screen.hit({Role::answer, std::to_string(i)}) != nullptr);
    }
}
