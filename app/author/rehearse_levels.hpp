#pragma once
#include <vector>

#include "audio/meter.hpp"
#include "audio/player.hpp"
#include "picture/rehearsal.hpp"
#include "plan/plan.hpp"

namespace lw::author {

/// Pulls a player and measures what comes out.
class MeasuringSink {
 public:
  /// Measures only if `measure`; pulls in any case.
  MeasuringSink(audio::Player& player, bool measure) : player_(player), measure_(measure) {}
  void pull(core::Frames frames);
  /// LUFS of every 100 ms so far, from the first pulled frame on. Ends the measuring.
  audio::Measure finish() { return meter_.finish(); }

 private:
  audio::Player& player_;
  bool measure_;
  audio::Meter meter_{core::kFrameRate};
  std::vector<float> block_, left_, right_;
};

/// Where a phase lay in what was pulled.
struct PhasePlace {
  core::Frames from{}, to{};
};

/// Something other than music sounds here, or the music steps back for it: no place to look for rises.
using Covered = std::vector<std::pair<core::Frames, core::Frames>>;

/// Levels by phase, and what is beyond the bounds.
void takeLevels(const picture::PlanFacts& facts, const audio::Measure& measure,
                const std::vector<PhasePlace>& phases, const Covered& covered, picture::Rehearsal& rehearsal);

/// Stretches of `least` or more within a phase in which nothing was heard.
std::vector<std::pair<core::Frames, core::Frames>> findSilences(const std::vector<float>& steps,
                                                                const std::vector<PhasePlace>& phases,
                                                                core::Frames least);

}  // namespace lw::author
