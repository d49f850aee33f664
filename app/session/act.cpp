#include "session/act.hpp"

#include <algorithm>

#include "session/answers.hpp"
#include "session/breath_guide.hpp"
#include "session/levels.hpp"
#include "session/music.hpp"
#include "session/observations.hpp"
#include "session/phases.hpp"
#include "session/steps.hpp"
#include "session/voice.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

constexpr Frames kPauseFade = core::framesOf(3);
constexpr Frames kSofterFade = core::framesOf(1);
constexpr Frames kCallFade = core::framesOf(3);
constexpr Frames kUndoWindow = core::framesOf(5);
constexpr Frames kGentleFade = core::framesOf(8);

/// Time runs again (where it stood), with the music coming back.
void unpause(State& s, FramePos at) {
  if (!s.levels.paused) return;
  s.levels.paused = false;
  if (s.hold.sent && s.position < s.hold.at) {
    s.hold.releasing = true;
    at = s.hold.at;
  } else {
    if (s.hold.sent) send(s, audio::Release{});
    s.hold = {};
  }
  moveMaster(s, at, kFadeBack);
}

struct Doing {
  State& s;
  FramePos at;
  const Intent& intent;
  const Shown& page;

  void acted(const std::string& detail = "") const { record(s, at, Acted{name(intent), s.by, detail}); }
  void offerUndo(UndoKind kind) const {
    s.undo = {};
    s.undo.kind = kind;
    s.undo.until = at + kUndoWindow;
  }
  bool phaseSettled() const { return inPhase(s) && s.phases.start <= at; }
  bool during() const { return s.section == Section::during; }

  // before and after
  void operator()(const Begin&) const { begin(s, at); }
  void operator()(const Next&) const { next(s, at); }
  void operator()(const Back&) const { back(s, at); }
  void operator()(const NotToday&) const {
    if (!canSayNotToday(s) && s.section != Section::ready) return;
    unpause(s, at);
    finish(s, at, "not-today", kGentleFade);
  }
  void operator()(const GiveAnswer& answer) const { giveAnswer(s, at, page, answer); }
  void operator()(const ClearAnswer& clear) const { clearAnswer(s, at, page, clear.question); }
  void operator()(const Write& words) const { write(s, at, page, words.text); }
  void operator()(const Tick& one) const { tick(s, at, page, one); }
  void operator()(const Sign&) const { sign(s, at); }
  void operator()(const CallTested& test) const { callTested(s, at, test.button); }
  void operator()(const SkipCallTest& skip) const { skipCallTest(s, at, skip); }
  void operator()(const CannotPress&) const { cannotPress(s, at); }
  void operator()(const ReadAloud& read) const {
    if (during() || s.section == Section::ready) return;
    const bool off = s.reading.on && !read.keepOn;
    s.reading.on = false;
    if (off || !s.voice.items.empty()) prepareReading(s, at);  // silence, and ready from the start
    s.reading.on = read.keepOn;
    if (!off && !s.levels.call) readScreen(s, at);
  }
  void operator()(const SpokeWithPerson&) const { liftNotices(s, at); }
  void operator()(const StaffReady&) const {
    if (s.section == Section::waitForQuestions || s.section == Section::waitToStart) acted();
    staffReady(s, at);
  }

  // during
  void operator()(const PlaceMark& mark) const {
    if (s.section != Section::ready && s.section != Section::ended) placeMark(s, at, mark.mark);
  }
  void operator()(const Pause&) const {
    if (!during() || s.levels.paused || s.hold.releasing) return;
    acted();
    offerUndo(UndoKind::pause);
    s.levels.paused = true;
    s.hold = {at + kPauseFade, false, false};
    interruptVoice(s, at);
    restBreath(s, at, at + kPauseFade);
    moveMaster(s, at, kPauseFade);
  }
  void operator()(const Resume&) const {
    if (!s.levels.paused) return;
    acted();
    s.undo = {};
    unpause(s, at);
  }
  void operator()(const Softer&) const {
    if (s.levels.soft || s.section == Section::ready || s.section == Section::ended) return;
    acted();
    offerUndo(UndoKind::softer);
    s.levels.soft = true;
    moveMaster(s, at, kSofterFade);
  }
  void operator()(const Undo&) const;
  void operator()(const SetVolume& volume) const {
    record(s, at, Acted{name(intent), s.by, "", std::min(volume.to, s.levels.cap)});
    if (s.undo.kind == UndoKind::softer) s.undo = {};
    setVolume(s, at, volume.to);
  }
  void operator()(const SetBusVolume& volume) const {
    const auto bus = static_cast<std::size_t>(volume.bus);
    if (bus >= s.levels.own.size()) return;
    setBusVolume(s, at, volume.bus, volume.to);
    record(s, at, Acted{name(intent), s.by, std::string(namesOf(volume.bus)[bus]), s.levels.own[bus]});
  }
  void operator()(const SkipTrack&) const {
    if (during() && nextPiece(s, at, "skip")) acted();
  }
  void operator()(const SkipPhase&) const {
    if (!during() || (s.phases.phase >= 0 && !phaseSettled())) return;
    acted();
    s.undo = {};
    changePhase(s, at, s.phases.phase + 1, "skip", s.sound().crossfade);
  }
  void operator()(const Extend& more) const {
    if (!inPhase(s) || more.by.count() <= 0) return;
    record(s, at, Acted{name(intent), s.by, "", std::nullopt, more.by});
    offerUndo(UndoKind::extend);
    s.undo.by = more.by;
    extend(s, at, more.by);
  }
  void operator()(const ReturnEarly&) const {
    if (!phaseSettled() || returnPhase(s) < 0) return;
    acted();
    offerUndo(UndoKind::returnEarly);
    s.undo.phases = s.phases;
    returnEarly(s, at);
  }
  void operator()(const GoOn&) const {
    if (!isIn<AwaitsStaff>(s.phases)) return;
    acted();
    s.phases.stage = AwaitsMark{.released = true};
    goOnIfMay(s, at);
  }
  void operator()(const EndSession& end) const;
  void operator()(const OpenObservation& open) const { openObservation(s, at, open.observation); }
  void operator()(const AnswerObservation& answer) const { answerObservation(s, at, answer); }
  void operator()(const FinishObservation& done) const { finishObservation(s, at, done); }

  // what the person can do without anybody
  void operator()(const PersonSofter& softer) const {
    if (!during() || s.levels.personSoft == softer.on) return;
    acted(softer.on ? "on" : "off");
    s.levels.personSoft = softer.on;
    moveMaster(s, at, softer.on ? kSofterFade : kFadeBack);
  }
  void operator()(const PersonVoice& voice) const {
    if (!during() || s.voice.unwanted == !voice.on) return;
    acted(voice.on ? "on" : "off");
    s.voice.unwanted = !voice.on;
    if (!voice.on) interruptVoice(s, at);
  }

  // the screen, the call and the machine
  void operator()(const PageDrawn& drawn) const {
    pageDrawn(s, at, {drawn.step, drawn.question, drawn.revision});
  }
  void operator()(const CallRaised&) const {
    if (s.levels.call) return;
    acted();
    s.levels.call = true;
    interruptBreath(s, at, "call");
    if (during())
      interruptVoice(s, at);
    else
      prepareReading(s, at);
    moveForCall(s, at, kCallFade);
  }
  void operator()(const CallLine& line) const { sayOfCall(s, at, line.words); }
  void operator()(const CallCleared&) const {
    if (!s.levels.call) return;
    acted();
    s.levels.call = false;
    moveForCall(s, at, kFadeBack);
  }
  void operator()(const DeviceLost& lost) const {
    record(s, at, Fault{"sound device lost: " + lost.what});
    loseDevice(s, at);
  }
  void operator()(const DeviceBack&) const {
    record(s, at, Fault{"sound device is back"});
    startQuietly(s, at);
  }
};

void Doing::operator()(const Undo&) const {
  const Undoable last = s.undo;
  s.undo = {};
  if (last.kind == UndoKind::none || at > last.until) return;
  switch (last.kind) {
    case UndoKind::none: return;
    case UndoKind::softer:
      acted("softer");
      s.levels.soft = false;
      return moveMaster(s, at, paceTo(masterAt(s, at), masterTarget(s.levels)));
    case UndoKind::pause: acted("pause"); return unpause(s, at);
    case UndoKind::extend:
      if (!inPhase(s)) return;
      acted("extend");
      return shorten(s, at, last.by);
    case UndoKind::returnEarly:
      if (!inPhase(s)) return;
      acted("return-early");
      return undoReturn(s, at, last.phases);
  }
}

void Doing::operator()(const EndSession& end) const {
  if (s.section == Section::ended) return;
  acted(end.reason);
  s.undo = {};
  s.endReason = end.reason;
  s.endedBy = s.by;
  unpause(s, at);
  if (during() && s.phases.begin) {
    s.endedHow = "ended";
    breakOff(s, at);
  } else {
    finish(s, at, "ended", kGentleFade);
  }
}

}  // namespace

void act(State& s, FramePos at, const Intent& intent, const Shown& page) {
  if (!actorMay(s, intent, page)) return;
  std::visit(Doing{s, at, intent, page}, intent);
  s.changed = true;
}

FramePos holdDue(const State& s) {
  return s.hold.sent ? kNever : s.hold.at;
}

void doHold(State& s, FramePos at) {
  send(s, audio::HoldAt{at});
  s.hold.sent = true;
}

void releaseHold(State& s) {
  if (!s.hold.releasing || s.position < s.hold.at) return;
  send(s, audio::Release{});
  s.hold = {};
}

FramePos undoDue(const State& s) {
  // Decisions run ahead of the rendered position; the offer holds until its end is rendered.
  return s.undo.kind == UndoKind::none ? kNever : s.undo.until + kLookAhead;
}

void forgetUndo(State& s, FramePos) {
  s.undo = {};
  s.changed = true;
}

}  // namespace lw::session::live
