#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/answer.hpp"
#include "core/time.hpp"

/// What happened, for the record and the as-run log. Plain data; the record stamps it with wall-clock time.
namespace lw::session {

struct SessionStarted {
  std::string script;
  std::string title;
  std::uint64_t scriptHash = 0;
};
struct StepShown {
  std::string step;
};  ///< "before/2 form arrival, question sleep"
/// `words`: free words, kept out of listings as private.
struct Answered {
  std::string form;
  std::string question;
  core::AnswerValue value;
  std::string by;
  bool words = false;
};
struct LeftOut {
  std::string form;
  std::string question;
};  ///< asked, no answer
struct Written {
  std::string what;
  std::string text;
};  ///< private words
struct Ticked {
  std::string checklist;
  std::string item;
  bool on = true;
};
struct Signed {
  std::string what;
  std::string who;
};
struct CallTestDone {
  std::string button;
};
struct CallTestSkipped {
  std::string who;
  std::string reason;
};
struct NoticeRaised {
  std::string text;
  std::string form;
  std::string question;
  bool blocksStart = false;
};
struct NoticeLifted {
  std::string who;
};
struct Marked {
  std::string mark;
  std::string who;
};
struct PhaseStarted {
  std::string phase;
  core::Frames planned{};
};
struct PhaseEnded {
  std::string phase;
  std::string why;
};  ///< "length", "skip", "return-early", "go-on", "end"
struct TrackStarted {
  std::string title;
  std::string file;
};
struct TrackEnded {
  std::string title;
  std::string why;
};  ///< "end", "skip", "phase", "failed: …", "missing"
struct VoiceSpoken {
  std::string text;
};
struct BreathStarted {
  std::string pattern;
};
struct BreathEnded {
  std::string pattern;
  std::string why;
};
struct Acted {
  std::string intent;
  std::string who;
  std::string detail;
};  ///< pause, resume, softer, extend, volume, …
struct ObservationDue {
  std::string observation;
};
struct ObservationDone {
  std::string observation;
  std::string who;
  core::Frames late{};
};
struct FollowUpPlanned {
  std::string title;
  std::string form;
  core::Frames after{};
};
struct Fault {
  std::string what;
};  ///< a device, a file, a starved source
struct SessionEnded {
  std::string how;
  std::string reason;
  std::string who;
};  ///< "complete", "not-today", "ended"

using Event = std::variant<SessionStarted, StepShown, Answered, LeftOut, Written, Ticked, Signed,
                           CallTestDone, CallTestSkipped, NoticeRaised, NoticeLifted, Marked, PhaseStarted,
                           PhaseEnded, TrackStarted, TrackEnded, VoiceSpoken, BreathStarted, BreathEnded,
                           Acted, ObservationDue, ObservationDone, FollowUpPlanned, Fault, SessionEnded>;

/// One event at its place. `number` counts from 1 within a session, without gaps.
struct Entry {
  std::uint64_t number = 0;
  core::FramePos at;
  Event event;
};

/// An event as a name and named values, in a fixed order: what the store, the as-run log and exports write.
struct Fields {
  std::string name;  ///< "answered", "track-started"
  std::vector<std::pair<std::string, core::AnswerValue>> values;
};
Fields describe(const Event& event);

}  // namespace lw::session
