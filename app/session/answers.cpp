#include "session/answers.hpp"

#include <algorithm>
#include <cmath>

#include "session/where.hpp"

namespace lw::session::live {
namespace {

using Ids = std::vector<std::string>;

const script::Option* findOption(const script::Question& question, const std::string& id) {
  const auto found = std::ranges::find(question.options, id, &script::Option::id);
  return found == question.options.end() ? nullptr : &*found;
}

std::string whoName(script::Who who) {
  switch (who) {
    case script::Who::person: return "person";
    case script::Who::staff: return "staff";
    case script::Who::sitter: return "sitter";
  }
  return "person";
}

struct Fits {
  const script::Question& question;
  bool operator()(bool) const { return question.kind == script::QuestionKind::yesNo; }
  bool operator()(std::int64_t number) const {
    return question.kind == script::QuestionKind::scale && number >= question.low.value &&
           number <= question.high.value;
  }
  bool operator()(double number) const {
    if (question.kind != script::QuestionKind::number || !std::isfinite(number)) return false;
    return question.least == question.most || (number >= question.least && number <= question.most);
  }
  bool operator()(const std::string& text) const {
    if (question.kind == script::QuestionKind::choice) return findOption(question, text) != nullptr;
    return question.kind == script::QuestionKind::words || question.kind == script::QuestionKind::time;
  }
  bool operator()(const Ids& ids) const {
    return question.kind == script::QuestionKind::many &&
           std::ranges::all_of(ids, [&](const auto& id) { return findOption(question, id) != nullptr; });
  }
};

/// "None of these" stands alone: chosen last it clears the others, chosen before it goes.
Ids withoutContradiction(const script::Question& question, const Ids& ids) {
  const auto exclusive = [&](const std::string& id) { return findOption(question, id)->exclusive; };
  if (ids.size() < 2) return ids;
  if (exclusive(ids.back())) return {ids.back()};
  Ids kept;
  std::ranges::copy_if(ids, std::back_inserter(kept), [&](const auto& id) { return !exclusive(id); });
  return kept;
}

/// An answer as ids ("yes", option ids) and, where it has one, as a number.
struct Plain {
  Ids ids;
  std::optional<double> number;
};

Plain plainOf(const script::Question& question, const core::AnswerValue& value) {
  Plain plain;
  if (const auto* yes = std::get_if<bool>(&value))
    plain.ids = {*yes ? "yes" : "no"};
  else if (const auto* whole = std::get_if<std::int64_t>(&value))
    plain.number = static_cast<double>(*whole);
  else if (const auto* number = std::get_if<double>(&value))
    plain.number = *number;
  else if (const auto* text = std::get_if<std::string>(&value))
    plain.ids = {*text};
  else
    plain.ids = std::get<Ids>(value);
  for (const auto& id : plain.ids) {
    const auto* option = findOption(question, id);
    if (option == nullptr || !option->value) continue;
    plain.number = std::max(plain.number.value_or(*option->value), static_cast<double>(*option->value));
  }
  return plain;
}

bool matches(const script::Notice& notice, const Plain& plain) {
  if (notice.atLeast && plain.number && *plain.number >= *notice.atLeast) return true;
  return std::ranges::any_of(plain.ids,
                             [&](const auto& id) { return std::ranges::count(notice.isAnyOf, id) > 0; });
}

}  // namespace

const script::Question* findQuestion(const script::Form& form, const std::string& id) {
  const auto found = std::ranges::find(form.questions, id, &script::Question::id);
  return found == form.questions.end() ? nullptr : &*found;
}

bool isPrivate(const script::Question& question) {
  return question.isPrivate || question.kind == script::QuestionKind::words;
}

void ask(State& s, FramePos at, const script::Form& form) {
  const auto kept = s.options.snapshots.find(form.id);
  if (kept == s.options.snapshots.end() || !s.asked.insert(form.id).second) return;
  record(s, at, FormAsked{form.id, s.plan->language, kept->second});
}

bool fits(const script::Question& question, const core::AnswerValue& value) {
  return std::visit(Fits{question}, value);
}

void raiseNotices(State& s, FramePos at, const script::Form& form, const script::Question& question,
                  const core::AnswerValue& value) {
  const auto plain = plainOf(question, value);
  for (const auto& notice : form.notices) {
    if (notice.question != question.id || !matches(notice, plain)) continue;
    const bool stands =
        std::ranges::any_of(s.notices, [&](const auto& one) { return one.rule == &notice && !one.lifted; });
    if (stands) continue;
    const auto& text = notice.text.in(s.plan->language);
    s.notices.push_back({&notice, FormNotice{text}, false});
    record(s, at, NoticeRaised{text, form.id, question.id, notice.blocksStart});
  }
}

void raiseCannotPress(State& s, FramePos at) {
  s.notices.push_back({nullptr, PersonCannotPress{}, false});
  record(s, at, NoticeRaised{"cannot-press", "", "call-test", false});
}

bool blocked(const State& s) {
  if (s.phases.begin || s.section == Section::ended) return false;
  return std::ranges::any_of(
      s.notices, [](const auto& one) { return one.rule != nullptr && one.rule->blocksStart && !one.lifted; });
}

void liftNotices(State& s, FramePos at) {
  bool any = false;
  for (auto& one : s.notices) {
    if (one.lifted || one.rule == nullptr || !one.rule->blocksStart) continue;
    one.lifted = any = true;
  }
  if (any) record(s, at, NoticeLifted{s.by});
}

void giveAnswer(State& s, FramePos at, const Shown& page, const GiveAnswer& answer) {
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr || screen->form == nullptr) return;
  const auto* question = findQuestion(*screen->form, answer.question);
  if (question == nullptr || !fits(*question, answer.value)) return;
  auto value = answer.value;
  if (auto* ids = std::get_if<Ids>(&value)) *ids = withoutContradiction(*question, *ids);
  const std::pair key{screen->step, question->id};
  const auto given = s.answers.given.find(key);
  if (given != s.answers.given.end() && given->second == value) return;
  s.answers.given[key] = value;
  s.answers.leftOut.erase(key);
  record(s, at,
         Answered{screen->form->id, question->id, value, whoName(screen->form->who), isPrivate(*question),
                  s.by});
  raiseNotices(s, at, *screen->form, *question, value);
}

void clearAnswer(State& s, FramePos at, const Shown& page, const std::string& question) {
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr || screen->form == nullptr) return;
  const std::pair key{screen->step, question};
  if (s.answers.given.erase(key) == 0) return;
  s.answers.leftOut.insert(key);
  record(s, at, LeftOut{screen->form->id, question, s.by});
}

}  // namespace lw::session::live
