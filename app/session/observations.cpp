#include "session/observations.hpp"

#include <algorithm>

#include "session/answers.hpp"

namespace lw::session::live {
namespace {

Observing* find(State& s, const std::string& id) {
  const auto found =
      std::ranges::find_if(s.observations, [&](const Observing& one) { return one.plan->id == id; });
  return found == s.observations.end() ? nullptr : &*found;
}

FramePos eventDue(const State& s, const Observing& one) {
  return one.due || one.done ? kNever : dueAt(s, one).value_or(kNever);
}

}  // namespace

void planObservations(State& s) {
  for (const plan::ObservationPlan& plan : s.plan->observations)
    s.observations.push_back({&plan, false, false, {}});
}

std::optional<FramePos> dueAt(const State& s, const Observing& one) {
  if (one.plan->atEnd) return s.phases.end;
  const auto mark = s.phases.marks.find(one.plan->after);
  if (mark == s.phases.marks.end()) return std::nullopt;
  return mark->second + one.plan->at;
}

void openObservation(State& s, FramePos at, const std::string& id) {
  const Observing* one = find(s, id);
  if (one != nullptr && !one->done) ask(s, at, *one->plan->form);
  s.openObservation = one != nullptr && !one->done ? id : "";
  s.changed = true;
}

void answerObservation(State& s, FramePos at, const AnswerObservation& answer) {
  Observing* one = find(s, answer.observation);
  if (one == nullptr || one->done) return;
  const script::Question* question = findQuestion(*one->plan->form, answer.question);
  if (question == nullptr || !fits(*question, answer.value)) return;
  const auto given = one->answers.find(answer.question);
  if (given != one->answers.end() && given->second == answer.value) return;
  one->answers[answer.question] = answer.value;
  record(s, at,
         Answered{one->plan->form->id, answer.question, answer.value, "staff", isPrivate(*question), s.by});
  raiseNotices(s, at, *one->plan->form, *question, answer.value);
}

void finishObservation(State& s, FramePos at, const FinishObservation& done) {
  Observing* one = find(s, done.observation);
  if (one == nullptr || one->done) return;
  const auto due = dueAt(s, *one);
  one->done = true;
  if (s.openObservation == done.observation) s.openObservation.clear();
  record(s, at, ObservationDone{done.observation, s.by, due ? std::max(at - *due, Frames{}) : Frames{}});
}

FramePos observationDue(const State& s) {
  if (s.section == Section::ended) return kNever;
  FramePos due = kNever;
  for (const Observing& one : s.observations) due = std::min(due, eventDue(s, one));
  return due;
}

void doObservation(State& s, FramePos at) {
  const auto one =
      std::ranges::min_element(s.observations, {}, [&](const Observing& each) { return eventDue(s, each); });
  one->due = true;
  record(s, at, ObservationDue{one->plan->id});
}

}  // namespace lw::session::live
