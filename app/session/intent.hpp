#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/actor.hpp"
#include "core/answer.hpp"
#include "core/bus.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "session/shown.hpp"

/// What people (or the call) want of a running session. An intent carries neither a time, nor a page, nor who
/// wants it: the session is told the frame, the actor and the page with it. `kName` is an intent's name in
/// records and logs.
namespace lw::session {

using core::Actor;
using core::ActorRole;

// before and after
struct Begin {
  static constexpr std::string_view kName = "begin";
};  ///< "Begin check-in" on the ready page, by staff
struct Next {
  static constexpr std::string_view kName = "next";
};  ///< also leaves a question out
struct Back {
  static constexpr std::string_view kName = "back";
};
struct NotToday {
  static constexpr std::string_view kName = "not-today";
};
struct GiveAnswer {
  static constexpr std::string_view kName = "give-answer";
  std::string question;
  core::AnswerValue value;
};  ///< on the form that the step shows
struct ClearAnswer {
  static constexpr std::string_view kName = "clear-answer";
  std::string question;
};
struct Write {
  static constexpr std::string_view kName = "write";
  std::string text;
};  ///< the intention; "" is fine
struct Tick {
  static constexpr std::string_view kName = "tick";
  std::string item;
  bool on = true;
};
struct Sign {
  static constexpr std::string_view kName = "sign";
};  ///< staff, after a PIN
struct CallTested {
  static constexpr std::string_view kName = "call-tested";
  std::string button;
};  ///< "screen" or "hand": the call test saw a press
struct SkipCallTest {
  static constexpr std::string_view kName = "skip-call-test";
  std::string reason;
};
struct CannotPress {
  static constexpr std::string_view kName = "cannot-press";
};  ///< "I cannot reach or press it": tells staff
struct ReadAloud {
  static constexpr std::string_view kName = "read-aloud";
  bool keepOn = false;
};  ///< reads the screen (again); `false` while it is on turns it off
struct SpokeWithPerson {
  static constexpr std::string_view kName = "spoke-with-person";
};  ///< lifts a notice that blocks the start
struct StaffReady {
  static constexpr std::string_view kName = "staff-ready";
};  ///< after the phases: the questions may start

// during
struct PlaceMark {
  static constexpr std::string_view kName = "place-mark";
  std::string mark;
};
struct Pause {
  static constexpr std::string_view kName = "pause";
};
struct Resume {
  static constexpr std::string_view kName = "resume";
};
struct Softer {
  static constexpr std::string_view kName = "softer";
};  ///< 6 dB down within 1 s
struct Undo {
  static constexpr std::string_view kName = "undo";
};  ///< of the last softer, pause, extend or return early
struct SetVolume {
  static constexpr std::string_view kName = "set-volume";
  core::Decibels to;
};  ///< capped by the room's cap; up by 1 dB/s at most
struct SetBusVolume {
  static constexpr std::string_view kName = "set-bus-volume";
  core::Bus bus;  ///< not the master
  core::Decibels to;
};  ///< of music, voice, breath or bell alone, -24 to 0 dB
struct SkipTrack {
  static constexpr std::string_view kName = "skip-track";
};  ///< to the next piece, over a crossfade
struct SkipPhase {
  static constexpr std::string_view kName = "skip-phase";
};  ///< to the next phase, over a crossfade
struct Extend {
  static constexpr std::string_view kName = "extend";
  core::Frames by;
};
struct ReturnEarly {
  static constexpr std::string_view kName = "return-early";
};  ///< to the phase with the role "return", over 60 s
struct GoOn {
  static constexpr std::string_view kName = "go-on";
};  ///< releases `until = "staff"`
struct EndSession {
  static constexpr std::string_view kName = "end-session";
  std::string reason;
};
struct OpenObservation {
  static constexpr std::string_view kName = "open-observation";
  std::string observation;
};
struct AnswerObservation {
  static constexpr std::string_view kName = "answer-observation";
  std::string observation;
  std::string question;
  core::AnswerValue value;
};
struct FinishObservation {
  static constexpr std::string_view kName = "finish-observation";
  std::string observation;
};

// what the person can do without anybody, during the phases
struct PersonSofter {
  static constexpr std::string_view kName = "person-softer";
  bool on = true;
};  ///< 6 dB down within 1 s, and back
struct PersonVoice {
  static constexpr std::string_view kName = "person-voice";
  bool on = false;
};  ///< `false`: no more lines; the one that is being said fades. `true`: the lines that follow are said
    ///< again

// the screen, the call and the machine
struct PageDrawn {
  static constexpr std::string_view kName = "page-drawn";
  std::string step, question;  ///< as Shown has them
  std::int64_t revision = 0;
};  ///< a page is on the screen, and nothing covers it
struct CallRaised {
  static constexpr std::string_view kName = "call-raised";
};  ///< music steps back 20 dB over 3 s, breath pacing stops
/// What the person is told of the call, in the session's language: one line at each change of its state, said
/// whatever else is on.
struct CallLine {
  static constexpr std::string_view kName = "call-line";
  std::string words;
};
struct CallCleared {
  static constexpr std::string_view kName = "call-cleared";
};  ///< music comes back with 8 s
struct DeviceLost {
  static constexpr std::string_view kName = "device-lost";
  std::string what;
};
struct DeviceBack {
  static constexpr std::string_view kName = "device-back";
};

using Intent =
    std::variant<Begin, Next, Back, NotToday, GiveAnswer, ClearAnswer, Write, Tick, Sign, CallTested,
                 SkipCallTest, CannotPress, ReadAloud, SpokeWithPerson, StaffReady, PlaceMark, Pause, Resume,
                 Softer, Undo, SetVolume, SetBusVolume, SkipTrack, SkipPhase, Extend, ReturnEarly, GoOn,
                 EndSession, OpenObservation, AnswerObservation, FinishObservation, PersonSofter, PersonVoice,
                 PageDrawn, CallRaised, CallLine, CallCleared, DeviceLost, DeviceBack>;

/// "next", "give-answer": the name of an intent in records and logs (its `kName`). Its members as fields:
/// session/intent_fields.hpp.
std::string name(const Intent& intent);

}  // namespace lw::session
