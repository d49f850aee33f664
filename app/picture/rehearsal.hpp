#pragma once
#include <string>
#include <vector>

#include "core/level.hpp"
#include "core/time.hpp"
#include "picture/facts.hpp"
#include "picture/vocabulary.hpp"

/// What came of a rehearsal, and the page that tells it.
namespace lw::picture {

/// "8:00": a length to whole seconds, as rehearsals tell it.
std::string inWholeSeconds(core::Frames length);

/// A part of one person's session.
struct Stretch {
  enum class Kind { before, hold, phase, after } kind = Kind::before;
  std::string title;
  int phase = -1;          ///< of the plan, for `phase` and `hold`
  core::Frames at{};       ///< from the person's first touch
  core::Frames planned{};  ///< 0 where nothing is planned
  core::Frames took{};
};

/// One person's session, from check-in to the last page.
struct PersonRun {
  std::string name, what;  ///< "slow", "takes half a minute for each answer"
  bool ended = false;
  std::string how;  ///< "complete", "ended", "not-today"
  core::Frames length{};
  std::vector<Stretch> stretches;
  std::vector<std::string> wrong;        ///< screens that could not be left, gaps, faults
  std::vector<std::string> differences;  ///< from the plan
  std::size_t calls = 0, answers = 0, lines = 0;
};

/// How loud one phase was, measured on the samples, and how loud the plan says it is.
struct PhaseLevels {
  std::string title;
  core::Lufs planned{-70}, measured{-70}, loudest{-70};  ///< `loudest` over any 3 s
  core::Decibels largestRise{0};                         ///< over 3 s, of the music
  core::Frames riseAt{};                                 ///< in the phase
};

struct Rehearsal {
  std::vector<PersonRun> people;
  std::vector<PhaseLevels> levels;  ///< of the first person's samples
  core::Lufs programme{-70};        ///< of all phases together
  core::Decibels truePeak{core::kSilence};
  std::size_t limited = 0;         ///< seconds in which the limiter had to act
  core::Decibels limitedBy{0};     ///< the most that it took away
  std::vector<std::string> wrong;  ///< bounds that were broken
  double seconds = 0;              ///< that the rehearsal took
  bool fine() const;
};

/// For the terminal.
std::string rehearsalText(const PlanFacts& facts, const Rehearsal& rehearsal);

/// A page of its own, with the plan's picture in it; needs nothing else to be shown.
std::string rehearsalPage(const PlanFacts& facts, const Rehearsal& rehearsal, const Letters& letters);

}  // namespace lw::picture
