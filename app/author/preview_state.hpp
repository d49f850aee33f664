#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/time.hpp"
#include "library/library.hpp"
#include "picture/facts.hpp"
#include "session/view.hpp"

/// What the author's window knows, and how it changes: pure, so that tests can do everything that hands do.
namespace lw::author {

/// A screen of the steps before or after the phases, as it is when nothing is answered yet.
struct StepScreen {
  std::string name;  ///< "page 1", "form arrival, question sleep"
  session::View view;
};

/// One version of a session with all it refers to, as read from the files.
struct Version {
  std::unique_ptr<library::Library> library;
  picture::PlanFacts facts;  ///< points into `library`; empty where nothing could be laid out
  std::vector<picture::Problem> problems;
  std::vector<StepScreen> before, after;  ///< all screens of the steps, in order; they point into `library`
  bool plannable() const { return facts.plan != nullptr && !facts.plan->phases.empty(); }
};
using VersionPtr = std::shared_ptr<const Version>;

struct PreviewState {
  VersionPtr shown;   ///< the last version that could be laid out; null before there was one
  VersionPtr newest;  ///< as the files are now
  core::Frames position{};
  bool playing = false, help = false;
  int speed = 1;              ///< 1, 2, 4, 8
  core::Frames from{}, to{};  ///< what the strip shows
  int chosen = 0, firstProblem = 0;
  int aside = 0;  ///< 0: the phases; -1 is the last screen before them, 1 the first after them
  std::vector<picture::Change> changes;
  core::UiTime changesUntil{0};
  std::string focus;
  std::uint64_t revision = 0;  ///< of everything but the position
  std::uint64_t jumps = 0;     ///< changes where the position did not just run on

  core::Frames end() const { return shown ? shown->facts.plan->total : core::Frames{}; }
  /// The screen beside the phases that is shown; null where it is the phases.
  const StepScreen* step() const;
  bool broken() const { return newest && newest != shown; }
};

// What somebody wants, or what happened.
struct TogglePlay {};
struct SeekTo {
  core::Frames at;
};
struct SeekBy {
  core::Frames by;
};
struct JumpCue {
  int by = 1;
};  ///< to the next cue (1) or the one before (-1)
struct JumpPhase {
  int by = 1;
};
/// To the screen after or before: from the last step before the phases to the phases, and on to the first
/// after.
struct JumpScreen {
  int by = 1;
};
struct SetSpeed {
  int speed = 1;
};
struct Zoom {
  int by = 0;
};  ///< 1 nearer, -1 further, 0 the whole session
struct ChooseProblem {
  int number = 0;
};
struct MoveChoice {
  int by = 1;
};
struct ToggleHelp {};
struct Focus {
  std::string name;
};
struct Loaded {
  VersionPtr version;
  core::UiTime now;
};
/// Time went by: while playing, the position moves on by `by` (already times the speed).
struct Elapse {
  core::Frames by;
  core::UiTime now;
};
using PreviewIntent = std::variant<TogglePlay, SeekTo, SeekBy, JumpCue, JumpPhase, JumpScreen, SetSpeed, Zoom,
                                   ChooseProblem, MoveChoice, ToggleHelp, Focus, Loaded, Elapse>;

/// How long what changed is pointed out.
inline constexpr core::UiTime kChangesStay{8000};

/// The state after `intent`. Never leaves the session; a problem that is chosen brings the position to it.
PreviewState apply(PreviewState state, const PreviewIntent& intent);

/// The place in `now` that stands for `at` in `before`: as far into the phase of the same name.
core::Frames samePlace(const plan::Plan& before, core::Frames at, const plan::Plan& now);

/// A version out of what was read.
VersionPtr makeVersion(std::unique_ptr<library::Library> library);

}  // namespace lw::author
