#pragma once
#include <deque>
#include <string>
#include <vector>

#include "ui/stage.hpp"

/// Screens with the content of the mockups, and with the longest texts that questionnaires have.
namespace lw::ui::stage {

struct Sample {
  std::string name;
  Model model;
};

inline const script::PageStep* page(script::PageKind kind, const std::string& title, const std::string& lead,
                                    const std::string& text) {
  static std::deque<script::PageStep> kept;
  return &kept.emplace_back(script::PageStep{kind, english(title), english(lead), english(text)});
}

/// A form of one question; both stay alive.
inline session::QuestionView ask(script::Question question, const std::string& stem = {},
                                 std::optional<core::AnswerValue> answer = {}) {
  static std::deque<script::Form> kept;
  auto& form = kept.emplace_back();
  form.id = "form";
  form.instruction = english(stem);
  form.questions.push_back(std::move(question));
  return {&form, &form.questions.front(), std::move(answer), ""};
}

inline script::Question question(script::QuestionKind kind, const std::string& text,
                                 const std::vector<std::string>& options = {}) {
  script::Question made;
  made.id = "item";
  made.kind = kind;
  made.text = english(text);
  for (std::size_t i = 0; i < options.size(); ++i) {
    script::Option option;
    option.id = "option-" + std::to_string(i);
    option.label = english(options[i]);
    option.value = static_cast<int>(i);
    made.options.push_back(option);
  }
  return made;
}

inline const std::vector<std::string> kFive{"Not at all", "A little bit", "Moderately", "Quite a bit",
                                            "Extremely"};
inline const std::vector<std::string> kFour{"Not at all", "Several days", "More than half the days",
                                            "Nearly every day"};
inline const std::vector<std::string> kNoticed{
    "Dizzy or unsteady",  "Sick to my stomach", "Far away or unreal", "Sleepy",
    "Headache",           "Blurred sight",      "Anxious or afraid",  "Numb or tingling",
    "Heart beating fast", "None of these"};
inline const std::string kMonth = "In the past month, how much were you bothered by:";
inline const std::string kTwoWeeks =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
inline const std::string kBeliefs =
    "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts "
    "such as: I am bad, there "
    "is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?";
inline const std::string kSlowly =
    "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety "
    "or restless that you have "
    "been moving around a lot more than usual";
inline const std::string kEvents =
    "Sometimes things happen to people that are unusually or especially frightening, horrible, or traumatic. "
    "For example: a serious "
    "accident or fire; a physical or sexual assault or abuse; an earthquake or flood; a war; seeing someone "
    "be killed or seriously "
    "injured; having a loved one die through homicide or suicide. Have you ever experienced this kind of "
    "event?";

inline Model intention(const std::string& written = "To feel safe in my own b") {
  auto model = modelOf(
      session::PageView{page(script::PageKind::intention, "What would you like to keep in mind today?",
                             "A few words are enough. Leaving it empty is fine too.", ""),
                        written});
  model.view.progress = {2, 8};
  return model;
}

inline Model scale(std::optional<core::AnswerValue> answer = std::int64_t{4}) {
  auto asked = question(script::QuestionKind::scale, "How tense do you feel right now?");
  asked.hint = english("Tap the number that fits best. There is no wrong answer.");
  asked.low = {0, english("Calm")};
  asked.high = {10, english("As tense as can be")};
  return modelOf(ask(std::move(asked), "", std::move(answer)));
}

inline Model fiveAnswers(std::optional<core::AnswerValue> answer = std::string("option-2")) {
  auto asked = question(script::QuestionKind::choice, "Feeling jumpy or easily startled?", kFive);
  auto model =
      modelOf(ask(std::move(asked), "In the past week, how much were you bothered by:", std::move(answer)));
  model.view.progress = {4, 8};
  return model;
}

inline Model sideEffects(std::optional<core::AnswerValue> answer = std::vector<std::string>{"option-0",
                                                                                            "option-2"}) {
  auto asked = question(script::QuestionKind::many, "What do you notice now?", kNoticed);
  asked.hint = english("Tap all that fit. A nurse will look at this with you.");
  asked.options.back().exclusive = true;
  auto model = modelOf(ask(std::move(asked), "", std::move(answer)), session::View::Stage::after);
  model.view.progress = {2, 5};
  return model;
}

inline Model goingHome(int ticked = 3) {
  static std::deque<script::Checklist> kept;
  auto& list = kept.emplace_back();
  list.id = "going-home";
  list.title = english("Before you go home");
  list.who = script::Who::person;
  const std::vector<std::pair<std::string, std::string>> lines{
      {"Someone is taking me home", "Your sister, by car, about 16:30"},
      {"I will not drive until tomorrow", "And only after a night of sleep"},
      {"Someone stays with me this evening", "You can ask us if nobody can"},
      {"I have the page and the phone number", "It says who to ring, day or night"}};
  session::ChecklistView view{&list, {}, ticked == 4, {}};
  for (const auto& [text, hint] : lines) {
    const auto id = "line-" + std::to_string(list.items.size());
    view.ticked[id] = static_cast<int>(list.items.size()) < ticked;
    list.items.push_back({id, english(text), english(hint), true, {}});
  }
  auto model = modelOf(view, session::View::Stage::after);
  model.view.progress = {5, 5};
  return model;
}

inline Model number(std::optional<core::AnswerValue> answer = {}) {
  auto asked = question(script::QuestionKind::number, "Blood pressure, upper");
  asked.least = 40;
  asked.most = 300;
  asked.unit = "mm[Hg]";
  return modelOf(ask(std::move(asked), "", std::move(answer)));
}

inline Model timeOfDay(std::optional<core::AnswerValue> answer = {}) {
  auto asked = question(script::QuestionKind::time, "When did you last eat?");
  asked.hint = english("About the time is enough.");
  return modelOf(ask(std::move(asked), "", std::move(answer)));
}

inline Model ownWords(std::optional<core::AnswerValue> answer = {}) {
  auto asked = question(script::QuestionKind::words, "Is there anything that you want to tell us?");
  asked.isPrivate = true;
  return modelOf(ask(std::move(asked), "", std::move(answer)));
}

inline Model yesNo(const std::string& text = "Apart from that, does your body feel well today?",
                   const std::string& hint = "No cold, no fever, nothing new.",
                   std::optional<core::AnswerValue> answer = {}) {
  auto asked = question(script::QuestionKind::yesNo, text);
  asked.hint = english(hint);
  return modelOf(ask(std::move(asked), "", std::move(answer)));
}

inline Model choice(const std::string& stem, const std::string& text,
                    const std::vector<std::string>& options) {
  return modelOf(ask(question(script::QuestionKind::choice, text, options), stem));
}

/// `count` lines of the kind that fill a page.
inline std::vector<std::string> manyLabels(std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < count; ++i) labels.push_back(kNoticed[i % 9] + (i > 8 ? " too" : ""));
  return labels;
}

inline Model textPage(script::PageKind kind = script::PageKind::text) {
  return modelOf(
      session::PageView{page(kind, "What you may notice", "Your body may feel light, heavy or far away.",
                             "Sounds and pictures can change. Old memories can come and go.\n"
                             "You can speak at any time. You can ask to stop at any time."),
                        ""},
      kind == script::PageKind::text ? session::View::Stage::before : session::View::Stage::after);
}

inline Model welcome() {
  auto model =
      modelOf(session::PageView{page(script::PageKind::welcome, "Welcome.", "Take all the time you need.",
                                     "First, a few short questions.\nThen a quiet time with music.\n"
                                     "Someone from the team stays near you\nuntil you go home."),
                                ""});
  model.view.progress = {0, 8};
  return model;
}

inline std::vector<Sample> samples() {
  auto needed = question(script::QuestionKind::yesNo, "Will someone be with you tonight?");
  needed.optional = false;
  const auto required = modelOf(ask(needed));
  auto many12 = sideEffects(std::vector<std::string>{"option-3"});
  std::get<session::QuestionView>(many12.view.step) =
      ask(question(script::QuestionKind::many, "What do you notice now?", manyLabels(12)), "",
          std::vector<std::string>{"option-3"});
  auto scale5 = scale(std::nullopt);
  auto five = question(script::QuestionKind::scale, "How well did you sleep in the last week, all in all?");
  five.low = {1, english("Very badly")};
  five.high = {5, english("Very well")};
  std::get<session::QuestionView>(scale5.view.step) = ask(five, "", std::int64_t{5});
  return {{"02-welcome", welcome()},
          {"03-intention", intention()},
          {"03-intention-empty", intention("")},
          {"04-scale", scale()},
          {"04-scale-5", scale5},
          {"05-five-answers", fiveAnswers()},
          {"05-beliefs", choice(kMonth, kBeliefs, kFive)},
          {"05-slowly", choice(kTwoWeeks, kSlowly, kFour)},
          {"05-seven", choice("", "Which of these fits best?", manyLabels(7))},
          {"05-two", choice("", "Which of these fits best?", manyLabels(2))},
          {"10-after", sideEffects()},
          {"10-twelve", many12},
          {"11-going-home", goingHome()},
          {"11-all-ticked", goingHome(4)},
          {"20-yes-no", yesNo()},
          {"20-yes-no-required", required},
          {"20-events", yesNo(kEvents, "")},
          {"21-number", number(128.0)},
          {"22-time", timeOfDay(std::string("07:30"))},
          {"23-words", ownWords(std::string("I would like the window open"))},
          {"24-page", textPage()},
          {"24-rest", textPage(script::PageKind::rest)}};
}

}  // namespace lw::ui::stage
