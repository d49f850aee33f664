#pragma once
#include <string>
#include <variant>

#include "audio/programme.hpp"
#include "core/answer.hpp"
#include "core/level.hpp"
#include "core/time.hpp"

/// What people (or the call) want of a running session. An intent carries no time: the session is told the
/// frame with it.
namespace lw::session {

// before and after
struct Begin {};  ///< "Begin check-in" on the ready page, by staff
struct Next {};   ///< also leaves a question out
struct Back {};
struct NotToday {};
struct GiveAnswer {
  std::string question;
  core::AnswerValue value;
};  ///< on the form that the step shows
struct ClearAnswer {
  std::string question;
};
struct Write {
  std::string text;
};  ///< the intention; "" is fine
struct Tick {
  std::string item;
  bool on = true;
};
struct Sign {
  std::string who;
};  ///< staff, after a PIN
struct CallTested {
  std::string button;
};  ///< "screen" or "hand": the call test saw a press
struct SkipCallTest {
  std::string who;
  std::string reason;
};
struct CannotPress {};  ///< "I cannot reach or press it": tells staff
struct ReadAloud {
  bool keepOn = false;
};  ///< reads the screen (again); `false` while it is on turns it off
struct SpokeWithPerson {
  std::string who;
};  ///< lifts a notice that blocks the start
struct StaffReady {
  std::string who;
};  ///< after the phases: the questions may start

// during
struct PlaceMark {
  std::string mark;
  std::string who;
};
struct Pause {
  std::string who;
};
struct Resume {
  std::string who;
};
struct Softer {
  std::string who;
};  ///< 6 dB down within 1 s
struct Undo {
  std::string who;
};  ///< of the last softer, pause, extend or return early
struct SetVolume {
  core::Decibels to;
  std::string who{};
};  ///< capped by the room's cap; up by 1 dB/s at most
struct SetBusVolume {
  audio::Bus bus;  ///< not the master
  core::Decibels to;
  std::string who{};
};  ///< of music, voice, breath or bell alone, -24 to 0 dB
struct SkipTrack {
  std::string who;
};  ///< to the next piece, over a crossfade
struct SkipPhase {
  std::string who;
};  ///< to the next phase, over a crossfade
struct Extend {
  core::Frames by;
  std::string who;
};
struct ReturnEarly {
  std::string who;
};  ///< to the phase with the role "return", over 60 s
struct GoOn {
  std::string who;
};  ///< releases `until = "staff"`
struct EndSession {
  std::string reason;
  std::string who;
};
struct OpenObservation {
  std::string observation;
};
struct AnswerObservation {
  std::string observation;
  std::string question;
  core::AnswerValue value;
};
struct FinishObservation {
  std::string observation;
  std::string who;
};

// the call and the machine
struct CallRaised {};   ///< music steps back 20 dB over 3 s, breath pacing stops
struct CallCleared {};  ///< music comes back with 8 s
struct DeviceLost {
  std::string what;
};
struct DeviceBack {};

using Intent =
    std::variant<Begin, Next, Back, NotToday, GiveAnswer, ClearAnswer, Write, Tick, Sign, CallTested,
                 SkipCallTest, CannotPress, ReadAloud, SpokeWithPerson, StaffReady, PlaceMark, Pause, Resume,
                 Softer, Undo, SetVolume, SetBusVolume, SkipTrack, SkipPhase, Extend, ReturnEarly, GoOn,
                 EndSession, OpenObservation, AnswerObservation, FinishObservation, CallRaised, CallCleared,
                 DeviceLost, DeviceBack>;

/// "next", "give-answer": the name of an intent in records and logs.
std::string name(const Intent& intent);

}  // namespace lw::session
