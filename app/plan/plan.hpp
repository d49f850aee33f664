#pragma once
#include <string>
#include <vector>

#include "core/level.hpp"
#include "core/time.hpp"
#include "script/documents.hpp"

namespace lw::plan {

/// One piece (or the bed) in a phase. All places count from the phase's begin.
struct MusicCue {
  const script::Track* track = nullptr;  ///< into the bundle
  core::Frames at{};                     ///< at least 0: the first piece begins with the phase
  core::Frames
      length{};  ///< sounding, with both fades; the last of a phase reaches one crossfade beyond its end
  core::Frames from{};  ///< in the file
  core::Frames fadeIn{};
  core::Frames fadeOut{};
  core::Decibels gain{0};  ///< to the script's loudness, true peak kept below -3 dBTP
  bool loop = false;       ///< the bed
  double likeness = 0;     ///< to the piece before, over their crossfade (plan/overlaps.hpp)
};

struct VoiceCue {
  core::Frames at{};
  core::Frames length{};
  std::string key;
  std::string text;
  std::filesystem::path file;  ///< "" when nothing can speak it: it is skipped, and `check` says so
  core::Decibels gain{0};
  core::Decibels duck{0};  ///< LU, how far the music steps back under it: more than asked for where it must
};

/// A move of the music's level, in dB from where it is without a voice. Counts from the phase's begin.
struct DuckMove {
  core::Frames at{};
  core::Frames length{};
  core::Decibels to{0};
};

/// One breath: ends of its parts, from the block's begin.
struct BreathCycle {
  core::Frames at{}, in{}, holdIn{}, out{}, holdOut{};
  core::Frames length() const { return in + holdIn + out + holdOut; }
};

/// Guided breathing; `cycles` follow each other without a gap and end on a whole breath.
struct BreathBlock {
  core::Frames at{};
  core::Frames length{};
  std::string pattern;
  std::vector<BreathCycle> cycles;
};

struct PhasePlan {
  const script::Phase* phase = nullptr;
  core::Frames start{};   ///< from the begin of the first phase, if every hold takes no time
  core::Frames length{};  ///< within the script's length +- flex
  std::vector<MusicCue> music;
  std::vector<VoiceCue> voice;
  std::vector<DuckMove> ducking;
  std::vector<BreathBlock> breath;
  core::Decibels trim{0};    ///< on all its pieces, so that the phase as a whole has its loudness
  core::Decibels excess{0};  ///< what its speech adds to that loudness all the same
};

/// A staff form that becomes due; `at` counts from its mark.
struct ObservationPlan {
  std::string id;  ///< "vitals@40 min", unique
  std::string after;
  core::Frames at{};
  bool atEnd = false;
  const script::Form* form = nullptr;
};

/// A session as it will run if nobody touches it. Points into the bundle, which must outlive it.
struct Plan {
  const script::Bundle* bundle = nullptr;
  std::string language;
  std::vector<PhasePlan> phases;
  std::vector<ObservationPlan> observations;
  core::Frames total{};  ///< of all phases
};

}  // namespace lw::plan
