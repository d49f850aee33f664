#include "session/make_view.hpp"

#include "session/answers.hpp"
#include "session/breath_guide.hpp"
#include "session/seen.hpp"
#include "session/steps.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

View::Stage stageOf(Section section) {
  switch (section) {
    case Section::ready: return View::Stage::ready;
    case Section::before:
    case Section::waitToStart: return View::Stage::before;
    case Section::during: return View::Stage::during;
    case Section::waitForQuestions:
    case Section::after: return View::Stage::after;
    case Section::ended: return View::Stage::ended;
  }
  return View::Stage::ended;
}

ReadyView readyView(const State& s) {
  const auto& script = s.bundle().script;
  ReadyView view{script.title.in(s.plan->language), script.summary.in(s.plan->language), s.plan->total, 0};
  for (const auto& phase : s.plan->phases)
    for (const auto& cue : phase.music) view.pieces += cue.loop ? 0 : 1;
  return view;
}

template <class Map, class Key>
typename Map::mapped_type valueOr(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

ChecklistView checklistView(const State& s, const Screen& screen) {
  ChecklistView view{screen.checklist, {}, complete(s, screen), {}};
  const auto signature = s.answers.signedBy.find(screen.step);
  if (signature != s.answers.signedBy.end()) view.signedBy = signature->second;
  for (const auto& item : screen.checklist->items)
    view.ticked[item.id] = valueOr(s.answers.ticked, std::pair{screen.step, item.id});
  return view;
}

StepView screenView(const State& s, const Screen& screen) {
  if (screen.page != nullptr) return PageView{screen.page, valueOr(s.answers.written, screen.step)};
  if (screen.checklist != nullptr) return checklistView(s, screen);
  if (screen.callTest)
    return CallTestView{s.callTest.screen, s.callTest.hand, s.options.handButton, s.callTest.cannotPress};
  QuestionView view{screen.form, screen.question, std::nullopt, ""};
  const auto given = s.answers.given.find({screen.step, screen.question->id});
  if (given != s.answers.given.end()) view.answer = given->second;
  return view;
}

PhaseView phaseView(const State& s) {
  PhaseView view;
  const bool lobby = s.phases.phase < 0;
  view.phase = s.plan->phases[static_cast<std::size_t>(lobby ? 0 : s.phases.phase)].phase;
  view.screen = lobby ? script::PhaseScreen::dark : view.phase->screen;
  view.paused = s.levels.paused;
  view.softer = s.levels.personSoft;
  view.voiceUnwanted = s.voice.unwanted;
  const BreathItem* breath = s.levels.paused || s.levels.call ? nullptr : runningBreath(s);
  if (breath != nullptr) {
    view.breath = breath->block;
    view.breathStart = breath->at;
    view.breathLength = breath->length;
  }
  return view;
}

EndedView endedView(const State& s) {
  EndedView view{s.endedHow, {}};
  if (!s.phases.begin) return view;
  for (const auto& one : s.bundle().script.followUps)
    view.followUps.push_back(one.title.in(s.plan->language));
  return view;
}

StepView stepView(const State& s) {
  switch (s.section) {
    case Section::ready: return readyView(s);
    case Section::before:
    case Section::after: return screenView(s, *shownScreen(s));
    case Section::waitToStart: return WaitForStaffView{"start", blocked(s)};
    case Section::during: return phaseView(s);
    case Section::waitForQuestions: return WaitForStaffView{"questions", false};
    case Section::ended: return endedView(s);
  }
  return EndedView{};
}

Progress progressOf(const State& s) {
  if (s.section == Section::before) return {s.screen, static_cast<int>(s.before.size())};
  if (s.section == Section::waitToStart)
    return {static_cast<int>(s.before.size()) - 1, static_cast<int>(s.before.size())};
  if (s.section == Section::after) return {s.screen, static_cast<int>(s.after.size())};
  return {};
}

}  // namespace

View makeView(const State& s) {
  View view;
  view.stage = stageOf(s.section);
  view.page = pageOf(s);
  view.step = stepView(s);
  view.progress = progressOf(s);
  view.staff = makeStaffView(s);
  view.language = s.plan->language;
  view.readingAloud = s.reading.on;
  view.canGoBack = canGoBack(s);
  view.canSayNotToday = canSayNotToday(s);
  return view;
}

}  // namespace lw::session::live
