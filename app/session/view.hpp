#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/actor.hpp"
#include "core/answer.hpp"
#include "core/time.hpp"
#include "plan/plan.hpp"
#include "script/documents.hpp"
#include "session/notice.hpp"
#include "session/shown.hpp"

/// What the screens show: a value, made anew whenever something changed. Pointers lead into the bundle and
/// the plan, which outlive every view. Positions are session time; screens get the position that is *heard*
/// beside the view.
namespace lw::session {

/// Where a person is in a section, for the dashes: `index` of `count`, counted over pages and questions
/// alike.
struct Progress {
  int index = 0;
  int count = 0;
};

struct ReadyView {  ///< screen 1, staff
  std::string title;
  std::string summary;
  core::Frames planned{};
  int pieces = 0;
};
struct PageView {
  const script::PageStep* page = nullptr;
  std::string written;
};
struct QuestionView {
  const script::Form* form = nullptr;
  const script::Question* question = nullptr;
  std::optional<core::AnswerValue> answer;
  std::string observation;  ///< set where staff fill in an observation; else ""
};
struct ChecklistView {
  const script::Checklist* checklist = nullptr;
  std::map<std::string, bool> ticked;  ///< by item id
  bool complete = false;               ///< all required lines are ticked
  std::optional<core::Actor> signedBy;
};
struct CallTestView {
  bool screenSeen = false;
  bool handSeen = false;
  bool handExpected = false;
  bool cannotPress = false;
};
/// `why` is "questions" (after the phases) or "start" (before them, where a notice blocks, or blocked until
/// just now): StaffReady goes on, once SpokeWithPerson has lifted the block.
struct WaitForStaffView {
  std::string why;
  bool blocked = false;
};
struct EndedView {
  std::string how;
  std::vector<std::string> followUps;
};  ///< "complete", "not-today", "ended"

/// The quiet part. While the bed plays because the first phase waits for its mark, `phase` is that first
/// phase and the screen dark; `StaffView::running` is false then.
struct PhaseView {
  const script::Phase* phase = nullptr;  ///< never null
  script::PhaseScreen screen = script::PhaseScreen::dark;
  const plan::BreathBlock* breath = nullptr;  ///< the running block
  core::FramePos breathStart;                 ///< where its first breath begins
  core::Frames breathLength{};                ///< until its last breath is over: the block's own, or less
  bool paused = false;
  bool softer = false;         ///< the person made it softer
  bool voiceUnwanted = false;  ///< the person wants no more lines
};

using StepView = std::variant<ReadyView, PageView, QuestionView, ChecklistView, CallTestView,
                              WaitForStaffView, PhaseView, EndedView>;

struct PhaseSpan {
  std::string name, title;
  core::Frames start{}, length{};  ///< as things stand now, from the begin of the first phase
  bool past = false, current = false;
  std::string waitsFor;  ///< mark it still waits for
};
struct ObservationView {
  std::string id, title;
  core::Frames due{};  ///< from the begin of the first phase; negative due times never occur
  bool known = false;  ///< false while its mark has not been placed
  bool done = false;
  bool open = false;    ///< due now or late, not done
  std::string summary;  ///< "128/82, 97 %" of a done one
};
struct PlayingView {
  std::string title, next;
  int index = 0, count = 0;  ///< "6 of 14"; count 0 for the bed
  core::FramePos start;
  core::Frames length{};
};
/// A form that staff are filling in now.
struct OpenObservationView {
  std::string id;
  const script::Form* form = nullptr;
  std::map<std::string, core::AnswerValue> answers;
};
enum class UndoKind { none, softer, pause, extend, returnEarly };

/// What the staff panel shows.
struct StaffView {
  std::string title;
  bool running = false;  ///< phases have begun and not ended
  core::FramePos begin;  ///< of the first phase
  core::Frames total{};  ///< as things stand now
  std::vector<PhaseSpan> phases;
  /// How loud the music is over the whole course, LUFS; equal steps from the begin of the first phase to
  /// `total`, each value for the middle of its step; -70 where nothing plays. Empty: not known.
  std::vector<float> loudness;
  std::vector<ObservationView> observations;
  std::optional<OpenObservationView> openObservation;
  std::optional<PlayingView> playing;
  core::Decibels volume{0}, volumeCap{0};
  std::array<core::Decibels, 4> busVolumes{};  ///< by core::Bus: music, voice, breath, bell
  std::optional<double> levelAtEar;  ///< dB(A) of the programme at this volume, where the room is calibrated
  std::vector<std::string>
      marksWanted;            ///< marks that script names and nobody placed yet, the one waited for first
  bool holding = false;       ///< a phase waits for a mark
  bool beyondLength = false;  ///< `until = "staff"` and its length is over
  bool canReturnEarly = false;
  bool soft = false;  ///< "softer" is in force
  UndoKind undo = UndoKind::none;
  core::FramePos undoUntil;
  std::vector<Notice> notices;  ///< newest first
  bool blocked = false;         ///< a notice blocks the start
};

struct View {
  enum class Stage { ready, before, during, after, ended };
  Stage stage = Stage::ready;
  Shown page;  ///< what presses on this view are meant for
  StepView step;
  Progress progress;
  StaffView staff;
  std::string language;
  bool readingAloud = false;  ///< "Read to me" is on
  bool canGoBack = false;
  bool canSayNotToday = false;
  std::uint64_t recordsThrough = 0;  ///< this view may be shown once the record is durable up to here
  std::uint64_t revision = 0;        ///< changes when anything above did
};

}  // namespace lw::session
