#include <doctest/doctest.h>

#include <deque>
#include <set>

#include "ui/call_samples.hpp"
#include "ui/samples.hpp"
#include "ui/staff_samples.hpp"

// What people write may be any word, also one that the program uses itself. A press means what its target is,
// never what is written on it.

using namespace lw;
using namespace lw::ui;
using namespace lw::ui::stage;

namespace {

const std::vector<std::string> kLanguages{"en", "de", "ar"};

/// Every caption that the screens draw, every name of a target, and names that targets had once.
const std::set<std::string>& wordsOfTheProgram() {
  static const auto all = [] {
    std::set<std::string> words{"call", "staff door", "more lines", "key a", "key delete", "answer 3",
                                "undo", "next piece", "volume up",  "enter", "type",       "skip test"};
    const auto add = [&](const Drawn& drawn) {
      for (const auto& run : drawn.texts()) words.insert(run.text);
      for (const auto& hit : drawn.hits) words.insert(nameOf(hit.id));
    };
    for (const auto& sample : samples()) add(drawn(kWide, sample.model));
    for (const auto& sample : callSamples()) add(drawn(kWide, sample.model));
    for (const auto& sample : staffSamples()) add(drawn(kWide, sample.model, localOf(sample)));
    std::erase_if(words, [](const auto& word) { return word.size() > 24; });  // those on buttons are shorter
    return words;
  }();
  return all;
}

/// Touches target number `at` of those that take answers, as they were drawn.
void touchAnswer(Stage& stage, std::size_t at) {
  std::vector<Target> answers;
  for (const auto& target : stage.ui.targets())
    if (target.kind == TargetKind::answer) answers.push_back(target);
  REQUIRE(at < answers.size());
  const auto x = answers[at].x + answers[at].width / 2, y = answers[at].y + answers[at].height / 2;
  stage.ui.input(core::PointerDown{0, x, y}, stage.now);
  stage.ui.input(core::PointerUp{0, x, y}, stage.now);
  stage.pass(std::chrono::seconds{1});
}

/// The one thing that the last touch caused.
template <class T>
T caused(Stage& stage) {
  const auto actions = stage.actions();
  REQUIRE(actions.size() == 1);
  REQUIRE(std::holds_alternative<session::Intent>(actions[0]));
  REQUIRE(std::holds_alternative<T>(std::get<session::Intent>(actions[0])));
  return std::get<T>(std::get<session::Intent>(actions[0]));
}

script::Text said(const std::string& word, const std::string& language) {
  return {{{language, word}}};
}

script::Form formOf(script::QuestionKind kind, const std::string& word, const std::string& language) {
  script::Form form;
  form.id = word;
  form.title = form.instruction = said(word, language);
  script::Question question;
  question.id = word;
  question.kind = kind;
  question.text = question.hint = said(word, language);
  question.options = {{word, said(word, language), {}, {}, false},
                      {word + "2", said(word, language), {}, {}, false}};
  question.optional = true;
  form.questions = {question};
  return form;
}

script::Checklist listOf(script::Who who, const std::string& word, const std::string& language) {
  script::Checklist list;
  list.id = word;
  list.who = who;
  list.title = said(word, language);
  list.items = {{word, said(word, language), said(word, language), true, {}},
                {word + "2", said(word, language), said(word, language), true, {}}};
  return list;
}

/// Runs `check` with every word in every language.
template <class Check>
void withEach(Check check) {
  for (const auto& language : kLanguages)
    for (const auto& word : wordsOfTheProgram()) {
      CAPTURE(language);
      CAPTURE(word);
      check(word, language);
    }
}

}  // namespace

TEST_CASE("the program's own words are found: those of the person, of staff and of the call") {
  for (const char* word : {"Back", "Next", "Not today", "Read to me", "Yes", "No", "Call", "Softer", "Lock",
                           "End session", "Undo", "Open", "staff-door", "call", "not-today"})
    CHECK_MESSAGE(wordsOfTheProgram().contains(word), word);
}

TEST_CASE("an answer that reads like a button is an answer, and of two that read alike each is its own") {
  std::deque<script::Form> kept;
  Stage stage(kWide);
  withEach([&](const std::string& word, const std::string& language) {
    auto model = modelOf(session::PageView{});
    model.view.language = language;
    const auto& one = kept.emplace_back(formOf(script::QuestionKind::choice, word, language));
    const auto& many = kept.emplace_back(formOf(script::QuestionKind::many, word, language));
    model.view.step = session::QuestionView{&one, &one.questions[0], std::nullopt, ""};
    stage.show(model);
    stage.actions();
    for (const std::size_t at : {0, 1}) {
      touchAnswer(stage, at);
      const auto given = caused<session::GiveAnswer>(stage);
      CHECK(given.question == word);
      CHECK(given.value == core::AnswerValue{one.questions[0].options[at].id});
    }
    model.view.step = session::QuestionView{&many, &many.questions[0], std::nullopt, ""};
    stage.show(model);
    for (const std::size_t at : {0, 1}) {
      touchAnswer(stage, at);
      CHECK(caused<session::GiveAnswer>(stage).value ==
            core::AnswerValue{std::vector{many.questions[0].options[at].id}});
    }
    CHECK(stage.press(Role::next));
    caused<session::Next>(stage);
    CHECK(stage.press(Role::back));
    caused<session::Back>(stage);
    CHECK(stage.press(Role::notToday));
    caused<session::NotToday>(stage);
  });
}

TEST_CASE("a line of a checklist that reads like a button is ticked, and of two alike each is its own") {
  std::deque<script::Checklist> kept;
  auto setup = setupFor(kWide);
  setup.home = true;  // the sitter ticks without a PIN
  Stage stage(setup);
  withEach([&](const std::string& word, const std::string& language) {
    for (const auto who : {script::Who::person, script::Who::sitter}) {
      const auto& list = kept.emplace_back(listOf(who, word, language));
      auto model = modelOf(session::ChecklistView{&list, {}, false, {}});
      model.view.language = language;
      stage.show(model);
      stage.actions();
      for (const std::size_t at : {0, 1}) {
        touchAnswer(stage, at);
        const auto tick = caused<session::Tick>(stage);
        CHECK(tick.item == list.items[at].id);
        CHECK(tick.on);
      }
    }
  });
}

TEST_CASE("a page with words like a button's does what its own buttons say") {
  std::deque<script::PageStep> kept;
  Stage stage(kWide);
  withEach([&](const std::string& word, const std::string& language) {
    auto& page = kept.emplace_back();
    page.kind = script::PageKind::text;
    page.title = page.lead = page.text = said(word, language);
    auto model = modelOf(session::PageView{&page, ""});
    model.view.language = language;
    stage.show(model);
    stage.actions();
    CHECK(stage.press(Role::next));
    caused<session::Next>(stage);
    CHECK(stage.press(Role::back));
    caused<session::Back>(stage);
    CHECK(stage.press(Role::call));
    const auto called = stage.actions();
    REQUIRE(called.size() == 1);
    CHECK(std::holds_alternative<CallPressed>(called[0]));
  });
}

TEST_CASE("staff's answers and marks that read like a button are what they are") {
  std::deque<script::Form> kept;
  Stage stage(kWide);
  withEach([&](const std::string& word, const std::string& language) {
    const auto& form = kept.emplace_back(formOf(script::QuestionKind::choice, word, language));
    auto model = staff::duringModel();
    model.view.language = language;
    model.staff.reset();
    stage.show(model);
    stage.ui.input(core::KeyDown{core::Key::lock}, stage.now);
    stage.unlock(model, staff::kNurse);
    model.view.staff.openObservation = session::OpenObservationView{word, &form, {}};
    stage.show(model);
    stage.pass(std::chrono::seconds{1});
    stage.actions();
    for (const std::size_t at : {0, 1}) {
      touchAnswer(stage, at);
      const auto given = caused<session::AnswerObservation>(stage);
      CHECK(given.observation == word);
      CHECK(given.value == core::AnswerValue{form.questions[0].options[at].id});
    }
    model.view.staff.openObservation.reset();
    model.view.staff.marksWanted = {word, word + "2"};
    stage.show(model);
    for (const auto& mark : model.view.staff.marksWanted) {
      CHECK(stage.press({Role::mark, mark}));
      CHECK(caused<session::PlaceMark>(stage).mark == mark);
    }
    CHECK(stage.press(Role::lock));
    const auto locked = stage.actions();
    REQUIRE(locked.size() == 1);
    CHECK(std::holds_alternative<Lock>(locked[0]));
    model.staff.reset();
    stage.show(model);
  });
}
