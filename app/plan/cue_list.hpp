#pragma once
#include <optional>
#include <vector>

#include "audio/programme.hpp"
#include "core/time.hpp"
#include "plan/media.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"

/// A plan as what a player is told, from any place in it: for hearing a part of a session without the rest.
namespace lw::plan {

/// One sound of a plan. Places count from the begin of the first phase.
struct Cue {
  audio::Bus bus = audio::Bus::music;
  audio::SourceSpec source;
  core::Decibels gain{0};
  core::Frames at{}, length{};
  core::Frames fadeIn{}, fadeOut{};
  double likenessIn = 0, likenessOut = 0;        ///< of pieces, to the one before and the one after
  audio::Shape rise = audio::Shape::equalPower;  ///< of the fade in
  std::optional<audio::Guarding> guard{};        ///< of pieces and voices, as a running session has it
};

/// As a running session guards it.
audio::Guarding guardOf(const MusicCue& cue, bool first, const script::SoundSettings& sound,
                        const Media& media);

/// Every sound of the plan, by begin: pieces, voices that can be spoken, breath tones, and the bell where
/// breathing ends or the return begins.
std::vector<Cue> cueList(const Plan& plan, const Media& media);

/// `cue` from `at` on (from its begin, if that is later); a breath goes on with its next whole one.
Cue cueFrom(Cue cue, core::Frames at);

/// Level of the music's bus at `at`: the script's own volume and the step back under voices.
core::Decibels musicLevelAt(const Plan& plan, core::Frames at);

/// Moves of the music's bus that begin from `from` to before `to`.
struct LevelMove {
  core::Frames at{}, length{};
  core::Decibels to{0};
};
std::vector<LevelMove> musicMoves(const Plan& plan, core::Frames from, core::Frames to);

}  // namespace lw::plan
