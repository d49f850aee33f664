#pragma once
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "plan/media.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"
#include "session/event.hpp"
#include "session/notice.hpp"
#include "session/output.hpp"
#include "session/screens.hpp"
#include "session/shown.hpp"
#include "session/view.hpp"

/// The running session's state, as plain data. Music, voice and breath are decided up to `kLookAhead` beyond
/// the rendered position and sent as commands with their frames; an intent changes them from its own frame
/// on.
namespace lw::session::live {

using core::FramePos;
using core::Frames;

inline constexpr FramePos kNever = FramePos::max();
/// Clips are opened this long before they start, where that is known; else `kOpenAtLeast`.
inline constexpr Frames kOpenAhead = core::framesOf(10);

enum class Section { ready, before, waitToStart, during, waitForQuestions, after, ended };

/// What people answered, ticked and wrote. Keys are {step, id of question or item}.
struct Answers {
  std::map<std::pair<std::string, std::string>, core::AnswerValue> given;
  std::set<std::pair<std::string, std::string>> leftOut;
  std::map<std::pair<std::string, std::string>, bool> ticked;
  std::map<std::string, Actor> signedBy;       ///< by step
  std::map<std::string, std::string> written;  ///< by step
};

struct RaisedNotice {
  const script::Notice* rule = nullptr;  ///< of the form that raised it; null: no form did
  Notice what;
  bool lifted = false;
};

/// Forms that were asked so far, by id: the record tells each once.
using Asked = std::set<std::string>;

struct CallTest {
  bool screen = false, hand = false, cannotPress = false, skipped = false;
};

// --- sound
// --------------------------------------------------------------------------------------------------------

enum class ClipKind { music, voice, breath, bell };
/// A clip that was opened and has not ended yet.
struct Clip {
  ClipKind kind = ClipKind::music;
  std::string title;  ///< of music; the text of a voice line
  std::filesystem::path file;
  Frames from{}, length{};  ///< of the file; length 0: unknown, or it loops
  core::Decibels gain{0};   ///< as opened
  bool loop = false;
  std::string why = "end";  ///< that it will end
  bool started = false;     ///< as reported, and where
  FramePos startedAt{};
  bool told = false;  ///< its fault is recorded
  int starved = 0;
};

/// A level on its way from one value to another.
struct Ramp {
  FramePos at{};
  Frames length{};
  core::Decibels from{0}, to{0};
  audio::Shape shape = audio::Shape::raisedCosine;
};

struct Levels {
  core::Decibels volume{0}, cap{0};
  bool soft = false;        ///< "softer" of staff is in force
  bool personSoft = false;  ///< "softer" of the person is in force
  bool call = false;
  bool paused = false;
  bool lost = false;       ///< no device: silence, so that it can come back with a fade
  core::Decibels duck{0};  ///< the music steps back so far under a voice
  bool low = false;        ///< music waits for staff: 6 dB softer
  std::array<core::Decibels, audio::kBusCount - 1> own{};  ///< as staff set them, by bus
  std::array<Ramp, audio::kBusCount> ramps{};              ///< by bus
};

struct Deck {
  audio::ClipId id;
  plan::Piece piece;
  FramePos opened;
};
struct Playing {
  audio::ClipId id;
  plan::Piece piece;
  FramePos start;
  int index = 0, count = 0;
};
struct Fading {
  audio::ClipId id;
  FramePos from, end;
};

struct Music {
  std::optional<Playing> current;  ///< the newest piece; may begin within the look-ahead
  std::vector<Fading> fading;      ///< older ones
  std::optional<Deck> deck;        ///< opened: what follows, or what a skip leads to
  std::optional<Deck> phaseDeck;   ///< opened: what the next phase begins with, where that differs
  std::optional<Deck> spare;       ///< opened once a deck is late: the bed, should what plays run dry
  std::deque<plan::Piece> queue;   ///< of this phase, without what was started; then the bed
  int started = 0, count = 0;      ///< pieces of this phase
  bool everStarted = false;
  bool afterQuiet = true;  ///< what was playing when the current piece began was far below the programme
  bool off = false;        ///< faded for good
  plan::Uses uses;
  std::set<std::filesystem::path> broken;
  FramePos dryUntil = kNever;  ///< the current piece gives way if nothing of it has come by then
};

struct VoiceItem {
  enum class Stage { waiting, opened, ducked, speaking, over };
  Stage stage = Stage::waiting;
  FramePos at;
  FramePos openAt;
  Frames length{};
  std::string text;
  std::filesystem::path file;
  core::Decibels gain{0};
  core::Decibels duck{0};  ///< as planned; 0: by what plays
  core::Lufs loudness{-70};
  audio::ClipId id;
  bool ofCall = false;  ///< what the person is told of the call
};

struct Voice {
  std::vector<VoiceItem> items;  ///< in order, not overlapping
  bool unwanted = false;         ///< the person wants no more lines in the phases
};

/// Texts of a screen that can be spoken. The first line waits opened, so that "Read to me" answers at once.
struct Reading {
  bool on = false;  ///< every new screen too
  std::optional<VoiceItem> ready;
  std::vector<VoiceItem> rest;
};

struct BreathItem {
  enum class Stage {
    waiting,
    opened,
    running,
    fading,
    over
  };  ///< fading: settled, but perhaps not yet heard
  Stage stage = Stage::waiting;
  const plan::BreathBlock* block = nullptr;
  FramePos at;              ///< where the block begins
  std::size_t first = 0;    ///< the breath that this begins with: a later one after a pause
  Frames length{};          ///< from `at` to its end, a whole breath
  std::string why = "end";  ///< that it will end
  audio::ClipId id, bell;   ///< bell 0: none
};

// --- phases
// -------------------------------------------------------------------------------------------------------

/// The phase's length is not over yet.
struct Running {};
/// It is over, and the phase lasts until staff let go of it: `until = "staff"` in the script.
struct AwaitsStaff {};
/// It is over, and the next phase waits for a mark, such as "medicine given", that staff have to place.
struct AwaitsMark {
  bool released = false;  ///< staff let go of the phase before
};
using PhaseStage = std::variant<Running, AwaitsStaff, AwaitsMark>;

/// Where the session is among its phases.
struct Phases {
  /// By its place in the plan. -1: none has begun, and the bed plays until the first one may; the number of
  /// phases: the last one is over.
  int phase = -1;
  FramePos start;   ///< of this phase
  Frames length{};  ///< of this phase, as staff have made it
  PhaseStage stage;
  std::map<std::string, FramePos> marks;  ///< when each was placed, by name
  /// Start and length of each phase that is over; length 0: it was left out.
  std::vector<std::pair<FramePos, Frames>> past;
  std::optional<FramePos> begin;  ///< of the first phase
  std::optional<FramePos> end;    ///< of the last phase
};

template <class Stage>
bool isIn(const Phases& phases) {
  return std::holds_alternative<Stage>(phases.stage);
}

struct Hold {
  FramePos at = kNever;
  bool sent = false, releasing = false;
};

struct Undoable {
  UndoKind kind = UndoKind::none;
  FramePos until = kNever;
  Frames by{};    ///< extend
  Phases phases;  ///< return early
};

struct Observing {
  const plan::ObservationPlan* plan = nullptr;
  bool due = false, done = false;
  std::map<std::string, core::AnswerValue> answers;
};

struct State {
  const plan::Plan* plan = nullptr;
  plan::Media media;
  Options options;
  FramePos position;  ///< rendered, as last heard of
  FramePos decided;   ///< what is decided now acts from here on; not from `position`, which depends
                      ///< on how often time is told

  Actor by{ActorRole::program};  ///< who wants what is being done now

  Section section = Section::ready;
  std::vector<Screen> before, after;
  int screen = 0;
  std::int64_t turned = 0;  ///< pages that came up so far
  Shown drawn;              ///< the page that is on the display; none before the first
  Answers answers;
  Asked asked;
  std::vector<RaisedNotice> notices;
  std::deque<SoundTrouble> troubles;  ///< newest first
  CallTest callTest;
  Reading reading;

  Phases phases;
  Hold hold;
  Undoable undo;
  Music music;
  Voice voice;
  std::vector<BreathItem> breath;
  Levels levels;
  std::vector<Observing> observations;
  std::string openObservation;
  std::string endedHow, endReason;  ///< `endedHow` "" while nothing has ended the session
  Actor endedBy;                    ///< who did, if somebody
  FramePos silentFrom = kNever;     ///< the last sound has faded

  std::map<std::uint32_t, Clip> clips;
  std::uint32_t lastClip = 0;
  std::uint64_t lastEntry = 0;
  std::vector<Entry> pending;  ///< entries of what lies ahead, by frame
  Output out;
  bool changed = true;
  View view;

  const script::Bundle& bundle() const { return *plan->bundle; }
  const script::SoundSettings& sound() const { return plan->bundle->script.sound; }
  int phaseCount() const { return static_cast<int>(plan->phases.size()); }
};

// --- shared by all parts
// ------------------------------------------------------------------------------------------

void send(State& s, audio::Command command);
/// Records `event` at `at`: at once if that is rendered, else when it will be.
void record(State& s, FramePos at, Event event);
/// Records a fault, and tells staff of `trouble`, if there is one.
void fault(State& s, FramePos at, std::string what, const std::optional<SoundTrouble>& trouble = {});
/// Gives out entries whose frame has come.
void releaseEntries(State& s);
/// Opens a clip and remembers it.
audio::ClipId open(State& s, Clip clip, audio::Bus bus, audio::SourceSpec source, core::Decibels gain,
                   std::optional<audio::Guarding> guard = {});
/// Fades an open clip out (or lets it go unheard).
void stop(State& s, const audio::StopClip& command, const std::string& why = "end");
/// The first frame that what is decided now can change.
FramePos soonest(const State& s);

}  // namespace lw::session::live
