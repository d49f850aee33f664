#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "plan/loudness.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"

/// What the picture of a plan shows, gathered from the plan. Pure.
namespace lw::picture {

/// A diagnostic with its place in time, where it has one.
struct Problem {
  int number = 0;  ///< from 1, in the order of the list
  core::Severity severity = core::Severity::error;
  std::string code, message, hint;
  std::string file;  ///< its name without folders
  std::uint32_t line = 0;
  std::optional<core::Frames> at;  ///< from the begin of the first phase
};

/// Places of diagnostics in the plan: of the phase, voice line, breathing, observation or track that the line
/// belongs to.
std::vector<Problem> placeProblems(const core::Diagnostics& diagnostics, const plan::Plan& plan);

/// A form that staff are asked for, or a mark that they place.
struct StaffMoment {
  std::string label;
  bool mark = false;
  core::Frames at{};
};

/// Observations and marks whose time is known if every hold takes no time, in order; the others in
/// `unplaced`.
std::vector<StaffMoment> staffMoments(const plan::Plan& plan, std::vector<std::string>* unplaced = nullptr);

/// One row of the picture.
enum class Row { phases, music, voice, breath, staff };

/// Something that is new in this version of the plan.
struct Change {
  Row row = Row::phases;
  core::Frames from{}, to{};
  std::string what;  ///< "0:30:00: “You may rest.”"
};

/// What `now` has that `before` had not, in order of time. What only moved along with its phase is no change.
std::vector<Change> changesBetween(const plan::Plan& before, const plan::Plan& now);

/// Everything that is drawn. Points into plan and media, which must outlive it.
struct PlanFacts {
  const plan::Plan* plan = nullptr;
  const plan::Media* media = nullptr;
  plan::LoudnessCurve curve;
  std::vector<float> shortTerm;  ///< of what is heard, a value each 100 ms
  std::vector<plan::Rise> rises;
  std::vector<Problem> problems;
  std::vector<Change> changed;  ///< to be pointed out
  std::vector<StaffMoment> staff;
  std::vector<std::string> unplaced;
  core::Frames end{};  ///< of the last sound
};

PlanFacts gatherFacts(const plan::Plan& plan, const plan::Media& media, const core::Diagnostics& diagnostics);

/// "0:47:12".
std::string clockText(core::Frames at);
/// Title of a piece, or its file's name.
std::string titleOf(const script::Track& track);
/// Title of a phase, or its name.
std::string titleOf(const script::Phase& phase, const std::string& language);

}  // namespace lw::picture
