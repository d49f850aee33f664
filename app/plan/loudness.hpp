#pragma once
#include <span>
#include <string>
#include <vector>

#include "audio/startle.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"

/// How loud a session will be, or was, over time: steps of 100 ms, from which momentary and short-term
/// loudness are made as EBU Tech 3341 has them. Pure.
namespace lw::plan {

/// Steps of a loudness course; the last may be a part of one.
inline constexpr core::Frames kLoudnessStep = audio::Contour::kStep;
inline constexpr float kQuietest = -70;  ///< LUFS that stand for silence

/// Courses in LUFS, one value a step, from the begin of the first phase to the end of the last fade.
struct LoudnessCurve {
  std::vector<float> heard;    ///< guarded music and voices, with music stepping back under voices
  std::vector<float> music;    ///< music as its files have it, not stepping back: rises are looked for in it
  std::vector<float> guarded;  ///< the same as the startle guard lets it sound
};

/// What the plan will sound like at full volume, from the contours of its pieces and voices; a piece that was
/// measured without a contour counts as evenly loud. Breath tones (below the music) are left out.
LoudnessCurve planLoudness(const Plan& plan, const Media& media);

/// Of one phase alone, without the guard, from the phase's begin to its end: before a plan is whole.
LoudnessCurve unguardedLoudness(PhasePlan phase, const script::SoundSettings& sound, const Media& media);

/// Power of a fade in of that length that keeps the power of two that cross, so far into it: 0 to 1; 1 where
/// there is none. Of a fade out: with what is left of it.
double fadePower(core::Frames into, core::Frames length);

/// Loudness of the `window` steps that end with each step (fewer at the start).
std::vector<float> sliding(std::span<const float> steps, std::size_t window);

/// Short-term loudness: of the 3 s that end with each step.
std::vector<float> shortTermOf(std::span<const float> steps);

/// Integrated loudness (ITU-R BS.1770) of such steps; -70 LUFS of less than 400 ms.
core::Lufs integratedOf(std::span<const float> steps);

enum class RiseKind { shortTerm, momentary };

/// A place where music rises above `audio::kPlanBounds`.
struct Rise {
  RiseKind kind = RiseKind::shortTerm;
  core::Frames at{};     ///< where it has risen
  core::Decibels by{0};  ///< LU
  bool tooMuch =
      false;  ///< beyond `audio::kHeldBounds`, so that a guard would hold it back, not only worth a look
};

/// A rise of short-term loudness by more is worth a look; by more than the other, too much.
inline constexpr core::Decibels kRiseWorthALook = audio::kPlanBounds.shortTerm;
inline constexpr core::Decibels kRiseTooMuch = audio::kHeldBounds.shortTerm;

/// Out of silence music may rise for so long as its first fade does.
inline constexpr core::Frames kStartFade = core::framesOf(12);

/// Rises of `steps` above the bounds, each once with its largest value, in order. What comes before a rise
/// counts as `target` less the bounds' floor at least. For `startFade` out of silence nothing is a rise.
std::vector<Rise> findRises(std::span<const float> steps, core::Lufs target,
                            core::Frames startFade = kStartFade);

/// The largest rise of short-term loudness over 3 s, whatever the bounds say.
Rise largestRise(std::span<const float> steps, core::Lufs target, core::Frames startFade = kStartFade);

}  // namespace lw::plan
