#include "session/steps.hpp"

#include <algorithm>

#include "session/answers.hpp"
#include "session/phases.hpp"
#include "session/voice.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

void show(State& s, FramePos at, int screen) {
  s.screen = screen;
  ++s.turned;
  s.changed = true;
  prepareReading(s, at);
}

/// The steps before are over. To start the session is staff's to do, and at home whoever is there may.
void startOrWait(State& s, FramePos at) {
  if (!blocked(s) && actorMay(s, Act::start)) return beginPhases(s, at);
  s.section = Section::waitToStart;
  prepareReading(s, at);
  s.changed = true;
}

void goOn(State& s, FramePos at) {
  if (s.screen + 1 < static_cast<int>(screens(s).size())) return show(s, at, s.screen + 1);
  if (s.section == Section::after)
    return finish(s, at, s.endedHow.empty() ? "complete" : s.endedHow, kEndFade);
  startOrWait(s, at);
}

/// True if the shown question may be left: it is answered, or left out on purpose.
bool leaveQuestion(State& s, FramePos at, const Screen& screen) {
  const std::pair key{screen.step, screen.question->id};
  if (s.answers.given.contains(key)) return true;
  if (!screen.question->optional) return false;
  if (s.answers.leftOut.insert(key).second)
    record(s, at, LeftOut{screen.form->id, screen.question->id, s.by});
  return true;
}

bool mayLeave(State& s, FramePos at, const Screen& screen) {
  if (screen.question != nullptr) return leaveQuestion(s, at, screen);
  if (screen.callTest) return tested(s);
  if (screen.checklist == nullptr) return true;
  return screen.checklist->staffSigns ? s.answers.signedBy.contains(screen.step) : complete(s, screen);
}

}  // namespace

void begin(State& s, FramePos at) {
  if (s.section != Section::ready) return;
  s.section = Section::before;
  const auto& script = s.bundle().script;
  record(s, at, SessionStarted{script.id, script.title.in(s.plan->language), s.options.scriptHash});
  if (s.before.empty()) return startOrWait(s, at);
  show(s, at, 0);
}

void next(State& s, FramePos at) {
  const Screen* screen = shownScreen(s);
  if (screen != nullptr && mayLeave(s, at, *screen)) goOn(s, at);
}

bool canGoBack(const State& s) {
  if (s.section == Section::waitToStart) return !s.before.empty();
  return shownScreen(s) != nullptr && s.screen > 0;
}

void back(State& s, FramePos at) {
  if (!canGoBack(s)) return;
  if (s.section != Section::waitToStart) return show(s, at, s.screen - 1);
  s.section = Section::before;
  show(s, at, static_cast<int>(s.before.size()) - 1);
}

bool canSayNotToday(const State& s) {
  if (s.phases.begin) return false;
  return s.section == Section::before || s.section == Section::waitToStart || s.section == Section::during;
}

void pageDrawn(State& s, FramePos at, const Shown& page) {
  if (page == s.drawn) return;
  s.drawn = page;
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr) return;
  if (screen->form != nullptr) ask(s, at, *screen->form);
  record(s, at, screen->shown);
}

void write(State& s, FramePos at, const Shown& page, const std::string& text) {
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr || screen->page == nullptr || screen->page->kind != script::PageKind::intention)
    return;
  auto& written = s.answers.written[screen->step];
  if (written == text) return;
  written = text;
  record(s, at, Written{"intention", text, s.by});
}

void tick(State& s, FramePos at, const Shown& page, const Tick& tick) {
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr || screen->checklist == nullptr) return;
  if (std::ranges::find(screen->checklist->items, tick.item, &script::ChecklistItem::id) ==
      screen->checklist->items.end())
    return;
  auto& on = s.answers.ticked[{screen->step, tick.item}];
  if (on == tick.on) return;
  on = tick.on;
  s.answers.signedBy.erase(screen->step);  // a signature holds for the list as it was
  record(s, at, Ticked{screen->checklist->id, tick.item, tick.on, s.by});
}

void sign(State& s, FramePos at) {
  const Screen* screen = shownScreen(s);
  if (screen == nullptr || screen->checklist == nullptr || !complete(s, *screen)) return;
  s.answers.signedBy[screen->step] = s.by;
  record(s, at, Signed{screen->checklist->id, s.by});
  goOn(s, at);
}

void callTested(State& s, FramePos at, const std::string& button) {
  const Screen* screen = shownScreen(s);
  if (screen == nullptr || !screen->callTest) return;
  bool* seen = button == "screen" ? &s.callTest.screen : button == "hand" ? &s.callTest.hand : nullptr;
  if (seen == nullptr || *seen) return;
  *seen = true;
  record(s, at, CallTestDone{button});
}

void skipCallTest(State& s, FramePos at, const SkipCallTest& skip) {
  const Screen* screen = shownScreen(s);
  if (screen == nullptr || !screen->callTest) return;
  s.callTest.skipped = true;
  record(s, at, CallTestSkipped{s.by, skip.reason});
  goOn(s, at);
}

void cannotPress(State& s, FramePos at) {
  const Screen* screen = shownScreen(s);
  if (screen == nullptr || !screen->callTest || s.callTest.cannotPress) return;
  s.callTest.cannotPress = true;
  raiseCannotPress(s, at);
}

void staffReady(State& s, FramePos at) {
  if (s.section == Section::waitToStart && !blocked(s)) return beginPhases(s, at);
  if (s.section != Section::waitForQuestions) return;
  s.section = Section::after;
  show(s, at, 0);
}

}  // namespace lw::session::live
