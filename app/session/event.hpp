#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/actor.hpp"
#include "core/answer.hpp"
#include "core/fields.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "session/intent.hpp"

/// What happened, for the record and the as-run log. Plain data; the record stamps it with wall-clock time.
/// What is recorded can be read back as the same value: the members of each event by name stand in
/// session/event_fields.hpp. Readers look at events, never at the words in them.
namespace lw::session {

struct SessionStarted {
  static constexpr std::string_view kName = "session-started";
  std::string script;
  std::string title;
  std::uint64_t scriptHash = 0;
};
enum class Part { before, after };
constexpr std::array<std::string_view, 2> namesOf(Part) {
  return {"before", "after"};
}
enum class StepKind { page, form, checklist, callTest };
constexpr std::array<std::string_view, 4> namesOf(StepKind) {
  return {"page", "form", "checklist", "call-test"};
}
/// A screen before or after the phases is on the display.
struct StepShown {
  static constexpr std::string_view kName = "step-shown";
  Part part = Part::before;
  int number = 1;  ///< of the step within its part, from 1
  StepKind kind = StepKind::page;
  std::string id{};        ///< of the form or checklist
  std::string question{};  ///< of a form
};
/// The first question of a form is about to be shown, or staff opened it.
struct FormAsked {
  static constexpr std::string_view kName = "form-asked";
  std::string form;
  std::string language;
  std::string snapshot;  ///< names the form, word for word, in the store (record/form_snapshot.hpp)
};
/// `isPrivate`, as the form has it: free words, kept out of listings.
struct Answered {
  static constexpr std::string_view kName = "answered";
  std::string form;
  std::string question;
  core::AnswerValue value;
  std::string by;  ///< whose form it is: "person", "staff", "sitter"
  bool isPrivate = false;
  Actor actor{};  ///< who gave it
};
struct LeftOut {
  static constexpr std::string_view kName = "left-out";
  std::string form;
  std::string question;
  Actor by{};
};  ///< asked, no answer
struct Written {
  static constexpr std::string_view kName = "written";
  std::string what;
  std::string text;
  Actor by{};
};  ///< private words
struct Ticked {
  static constexpr std::string_view kName = "ticked";
  std::string checklist;
  std::string item;
  bool on = true;
  Actor by{};
};
struct Signed {
  static constexpr std::string_view kName = "signed";
  std::string what;
  Actor by{};
};
struct CallTestDone {
  static constexpr std::string_view kName = "call-test-done";
  std::string button;
};
struct CallTestSkipped {
  static constexpr std::string_view kName = "call-test-skipped";
  Actor by{};
  std::string reason;
};
struct NoticeRaised {
  static constexpr std::string_view kName = "notice-raised";
  std::string text;
  std::string form;
  std::string question;
  bool blocksStart = false;
};
struct NoticeLifted {
  static constexpr std::string_view kName = "notice-lifted";
  Actor by{};
};
struct Marked {
  static constexpr std::string_view kName = "marked";
  std::string mark;
  Actor by{};
};
struct PhaseStarted {
  static constexpr std::string_view kName = "phase-started";
  std::string phase;
  core::Frames planned{};
};
struct PhaseEnded {
  static constexpr std::string_view kName = "phase-ended";
  std::string phase;
  std::string why;
};  ///< "length", "skip", "return-early", "go-on", "end"
/// A piece of music sounds. The first format kept title and file alone.
struct TrackStarted {
  static constexpr std::string_view kName = "track-started";
  std::string title;
  std::string file;
  std::optional<core::Frames> from{};    ///< in the file
  std::optional<core::Frames> length{};  ///< as planned; a piece that loops has none
  std::optional<core::Decibels> gain{};  ///< against the file's own level, before the buses
  std::optional<bool> loops{};
};
struct TrackEnded {
  static constexpr std::string_view kName = "track-ended";
  std::string title;
  std::string why;  ///< "end", "skip", "phase", "failed: …", "missing"
  std::string file{};
  std::optional<core::Frames> from{}, to{};  ///< in the file; what loops counts on beyond its end
};
/// `text` is also the line's key among spoken lines.
struct VoiceSpoken {
  static constexpr std::string_view kName = "voice-spoken";
  std::string text;
  std::string file{};
  std::optional<core::Frames> length{};
  std::optional<core::Decibels> gain{};
};
struct BellRung {
  static constexpr std::string_view kName = "bell-rung";
  std::string file;
  core::Decibels gain{0};
};
struct BreathStarted {
  static constexpr std::string_view kName = "breath-started";
  std::string pattern;
};
struct BreathEnded {
  static constexpr std::string_view kName = "breath-ended";
  std::string pattern;
  std::string why;
};
/// An intent took effect.
struct Acted {
  static constexpr std::string_view kName = "acted";
  std::string intent;  ///< its name
  Actor by{};
  std::string detail{};                   ///< the bus, what was undone, a reason
  std::optional<core::Decibels> level{};  ///< of a volume that was set, as it counts
  std::optional<core::Frames> more{};     ///< of a phase that was extended
};
/// Somebody wanted something, whatever came of it. Stands at the frame with which the session was told, so
/// that these alone play the session again.
struct Intended {
  static constexpr std::string_view kName = "intended";
  Intent intent{};
  Actor by{};
  std::string onStep{}, onQuestion{};  ///< the page that was drawn when it was pressed, as Shown has it
  std::int64_t onRevision = 0;
};
struct ObservationDue {
  static constexpr std::string_view kName = "observation-due";
  std::string observation;
};
struct ObservationDone {
  static constexpr std::string_view kName = "observation-done";
  std::string observation;
  Actor by{};
  core::Frames late{};
};
/// `number` tells a session's follow-ups apart, from 1; the first format had none.
struct FollowUpPlanned {
  static constexpr std::string_view kName = "follow-up-planned";
  std::optional<int> number{};
  std::string title;
  std::string form;
  core::Frames after{};
};
struct FollowUpDone {
  static constexpr std::string_view kName = "follow-up-done";
  std::optional<int> number{};
  std::string title;
};
struct Fault {
  static constexpr std::string_view kName = "fault";
  std::string what;
};  ///< a device, a file, a starved source
/// The limiter had to act in the second before.
struct Limited {
  static constexpr std::string_view kName = "limited";
  core::Decibels by{0};
};
/// The screens noticed what may mean that somebody can't go on: no touch for long, touches beside the
/// buttons.
struct QuietNote {
  static constexpr std::string_view kName = "quiet-note";
  std::string why;
};
/// Somebody proved who they are: the staff page that was asked for is open to them.
struct StaffOpened {
  static constexpr std::string_view kName = "staff-opened";
  Actor by{};
};
enum class LockedBy { press, leaving, time };
constexpr std::array<std::string_view, 3> namesOf(LockedBy) {
  return {"press", "leaving", "time"};
}
/// Nothing is open to staff any more.
struct StaffLocked {
  static constexpr std::string_view kName = "staff-locked";
  LockedBy why = LockedBy::press;
  Actor by{};  ///< whose page it was
};
/// A PIN that nobody has. The PIN itself is never kept.
struct PinRefused {
  static constexpr std::string_view kName = "pin-refused";
  int inARow = 1;
  core::Frames pause{};  ///< none is taken for so long
};
/// The program was asked to end in the middle of the session.
struct BrokenOff {
  static constexpr std::string_view kName = "broken-off";
  std::string why;
};
struct SessionEnded {
  static constexpr std::string_view kName = "session-ended";
  std::string how;
  std::string reason;
  Actor by{};
};  ///< "complete", "not-today", "ended"

using Event =
    std::variant<SessionStarted, StepShown, FormAsked, Answered, LeftOut, Written, Ticked, Signed,
                 CallTestDone, CallTestSkipped, NoticeRaised, NoticeLifted, Marked, PhaseStarted, PhaseEnded,
                 TrackStarted, TrackEnded, VoiceSpoken, BellRung, BreathStarted, BreathEnded, Acted, Intended,
                 ObservationDue, ObservationDone, FollowUpPlanned, FollowUpDone, Fault, Limited, QuietNote,
                 StaffOpened, StaffLocked, PinRefused, BrokenOff, SessionEnded>;

/// One event at its place. `number` counts from 1 within a session, without gaps.
struct Entry {
  std::uint64_t number = 0;
  core::FramePos at;
  Event event;
};

}  // namespace lw::session
