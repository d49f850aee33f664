#include "session/phases.hpp"

#include <algorithm>

#include "session/breath_guide.hpp"
#include "session/levels.hpp"
#include "session/music.hpp"
#include "session/voice.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

constexpr Frames kReturnFade = core::framesOf(60);
constexpr Frames kBreakFade = core::framesOf(8);

void setLow(State& s, FramePos at, bool low, Frames length) {
  s.levels.low = low;
  moveMusic(s, at, low ? length : std::max(length, paceTo(kSofter, core::Decibels{0})));
}

/// Voice and breath end; the phase's place in time is noted.
void leavePhase(State& s, FramePos at, const std::string& why) {
  hushVoice(s, at);
  stopBreath(s, at, why == "end" ? why : "phase");
  if (!inPhase(s)) return;
  const auto ended = std::max(at, s.phases.start);
  record(s, ended, PhaseEnded{phaseAt(s, s.phases.phase).name, why});
  s.phases.past.emplace_back(s.phases.start, ended - s.phases.start);
}

void planFollowUps(State& s, FramePos at) {
  int number = 0;
  for (const auto& one : s.bundle().script.followUps)
    record(s, at, FollowUpPlanned{++number, one.title.in(s.plan->language), one.form, one.after});
}

void endPhases(State& s, FramePos at) {
  s.phases.end = at;
  s.undo = {};
  if (s.after.empty()) return finish(s, at, s.endedHow.empty() ? "complete" : s.endedHow, kEndFade);
  s.section = Section::waitForQuestions;
  prepareReading(s, at);
}

void startPhase(State& s, FramePos at, Frames fade) {
  const plan::PhasePlan& plan = s.plan->phases[static_cast<std::size_t>(s.phases.phase)];
  s.phases.length = plan.length;
  if (!s.phases.begin) {
    s.phases.begin = at;
    s.phases.marks.emplace("session-start", at);
    record(s, at, Marked{"session-start", s.by});
  }
  record(s, at, PhaseStarted{plan.phase->name, plan.length});
  if (s.levels.low) setLow(s, at, false, fade);
  enterPhaseMusic(s, at, fade, "phase");
  queuePhaseVoice(s, at, std::max(at, soonest(s)));
  queueBreath(s, at, std::max(at, soonest(s)));
  if (plan.phase->role == "return") ringBell(s, at);
}

}  // namespace

void beginPhases(State& s, FramePos at) {
  s.section = Section::during;
  prepareReading(s, at);
  s.phases.start = at;
  s.phases.stage = AwaitsMark{};
  if (!waitsForMark(s, 0)) return changePhase(s, at, 0, "", s.sound().crossfade);
  enterPhaseMusic(s, at, s.sound().crossfade, "");
}

void changePhase(State& s, FramePos at, int to, const std::string& why, Frames fade) {
  leavePhase(s, at, why);
  while (static_cast<int>(s.phases.past.size()) < to) s.phases.past.emplace_back(at, Frames{});
  s.phases.phase = to;
  s.phases.start = at;
  s.phases.length = {};
  s.phases.stage = Running{};
  s.changed = true;
  if (to < s.phaseCount()) return startPhase(s, at, fade);
  if (!s.music.off) {
    enterPhaseMusic(s, at, fade, "phase");
    setLow(s, at, true, fade);
  }
  endPhases(s, at);
}

void goOnIfMay(State& s, FramePos at) {
  if (s.section != Section::during || isIn<Running>(s.phases)) return;
  const int phase = s.phases.phase;
  at = std::max(at, s.phases.start + s.phases.length);
  const auto* forMark = std::get_if<AwaitsMark>(&s.phases.stage);
  const bool released = forMark != nullptr && forMark->released;
  const bool forStaff = phase >= 0 && phaseAt(s, phase).untilStaff && !released;
  if (!forStaff && !waitsForMark(s, phase + 1))
    return changePhase(s, at, phase + 1, released ? "go-on" : "length", s.sound().crossfade);
  s.phases.stage = forStaff ? PhaseStage(AwaitsStaff{}) : AwaitsMark{released};
  s.changed = true;
  if (forStaff && !s.levels.low) setLow(s, at, true, s.sound().crossfade);
  leaveBed(s, at);
}

void finish(State& s, FramePos at, const std::string& how, Frames fade) {
  hushVoice(s, at);
  s.section = Section::ended;
  s.endedHow = how;
  prepareReading(s, at);
  s.silentFrom = s.music.current ? at + fade : at;
  fadeAllMusic(s, at, fade, "end");
  if (s.phases.begin) planFollowUps(s, at);
  record(s, at, SessionEnded{how, s.endReason, s.endedBy == Actor{} ? s.by : s.endedBy});
}

void placeMark(State& s, FramePos at, const std::string& mark) {
  if (mark.empty() || !s.phases.marks.emplace(mark, at).second) return;
  record(s, at, Marked{mark, s.by});
  refreshDecks(s);
  goOnIfMay(s, at);
}

void extend(State& s, FramePos at, Frames by) {
  const auto gone = at - s.phases.start;
  s.phases.length = isIn<Running>(s.phases) ? s.phases.length + by : std::max(gone, s.phases.length) + by;
  s.phases.stage = Running{};
  if (s.levels.low) setLow(s, at, false, s.sound().crossfade);
  leaveBed(s, at);
}

void shorten(State& s, FramePos at, Frames by) {
  if (!isIn<Running>(s.phases)) return;
  s.phases.length = std::max(s.phases.length - by, at - s.phases.start);
  refreshDecks(s);
}

void returnEarly(State& s, FramePos at) {
  changePhase(s, at, returnPhase(s), "return-early", kReturnFade);
}

void undoReturn(State& s, FramePos at, const Phases& before) {
  auto marks = s.phases.marks;
  leavePhase(s, at, "undo");
  s.phases = before;
  s.phases.marks = std::move(marks);
  s.phases.length = std::max(s.phases.length, at - s.phases.start);
  record(s, at, PhaseStarted{phaseAt(s, s.phases.phase).name, s.phases.length});
  enterPhaseMusic(s, at, s.sound().crossfade, "undo");
  queuePhaseVoice(s, s.phases.start, at + kOpenAtLeast);
  queueBreath(s, s.phases.start, at);
  goOnIfMay(s, at);
}

void breakOff(State& s, FramePos at) {
  fadeAllMusic(s, at, kBreakFade, "end");
  changePhase(s, at, s.phaseCount(), "end", kBreakFade);
}

FramePos phaseDue(const State& s) {
  return inPhase(s) && isIn<Running>(s.phases) ? s.phases.start + s.phases.length : kNever;
}

void doPhase(State& s, FramePos at) {
  s.phases.stage = AwaitsMark{};
  goOnIfMay(s, at);
}

}  // namespace lw::session::live
