#pragma once
#include <cstddef>
#include <span>

#include "audio/windows.hpp"
#include "core/level.hpp"

/// How suddenly sound may get louder. People who listen here have their eyes closed, may be deep in an
/// altered state and startle easily; the figures were chosen for them, and no standard has them. How they are
/// kept, stage by stage: app/README.md, "How sound is kept from startling". Each stage that holds a bound
/// aims some way below it; that margin is the stage's own and stands in its file.
namespace lw::audio {

struct StartleBounds {
  /// How far the loudness of 400 ms may lie above what came before it, LU.
  core::Decibels momentary;
  /// How far the loudness of 3 s may lie above that of the 3 s before them, LU.
  core::Decibels shortTerm;
  /// What came before counts as at least this loud, from the programme's loudness (or the file's), LU: out of
  /// silence every sound rises by a lot, and what stays below may always sound.
  core::Decibels floor;
};

/// What never sounds, whatever a file holds and whoever presses what. Momentary rises count from the mean of
/// the 10 s before. The floor is where music lies under a voice.
inline constexpr StartleBounds kHeldBounds{.momentary = {12}, .shortTerm = {9}, .floor = {-12}};
/// What is worth a look in a file: `scan` tells of it. Momentary rises count from the 400 ms before.
inline constexpr StartleBounds kFileBounds{.momentary = {8}, .shortTerm = {6}, .floor = {-20}};
/// What is worth a look in a plan or a rehearsal: `check` tells of it. Momentary rises count from the 400 ms
/// before.
inline constexpr StartleBounds kPlanBounds{.momentary = {8}, .shortTerm = {6}, .floor = {-15}};

/// True peak that no single sound exceeds after its gain, dBTP. Two that cross may add up to more.
inline constexpr core::Decibels kTruePeak{-3.0};
/// True peak that nothing exceeds that leaves the program, dBTP: the most that EBU R 128 allows.
inline constexpr core::Decibels kCeiling{-1.0};

/// Momentary loudness that spoken lines and bells may have, from the programme, LU: people know that they
/// come, and have to understand them.
inline constexpr core::Decibels kOwnAbove{6};
/// The same of breath tones, which are heard all the time.
inline constexpr core::Decibels kBreathAbove{-7};

/// Windows of a rise: so many steps that are heard now, and so many before them that they are compared with.
struct RiseWindows {
  std::size_t now = kMomentarySteps;
  std::size_t before = kMomentarySteps;
};
inline constexpr RiseWindows kShortTermRise{kShortTermSteps, kShortTermSteps};
inline constexpr RiseWindows kMomentaryRise{kMomentarySteps, kMomentarySteps};
inline constexpr RiseWindows kMomentaryRiseOverMean{kMomentarySteps, kRiseMeanSteps};

/// Powers of a loudness course (LUFS a step); -70 LUFS and less is silence.
RunningSums powersOf(std::span<const float> loudness);

/// Loudness of the `count` steps that end with step `last` (of what there is of them), -70 LUFS at least.
core::Lufs loudnessOver(const RunningSums& powers, std::size_t last, std::size_t count);

/// How far the steps that end with step `last` are louder than those before them, LU, the latter taken to be
/// as loud as `floor` at least. Needs last >= windows.now.
core::Decibels riseAt(const RunningSums& powers, std::size_t last, const RiseWindows& windows,
                      core::Lufs floor);

}  // namespace lw::audio
