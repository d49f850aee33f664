#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "audio/programme.hpp"
#include "audio/startle.hpp"
#include "audio/step_meter.hpp"

/// The startle guard of a single clip: gains over time that keep a file from getting loud suddenly, planned
/// before it sounds. Who applies them: audio/guarded_reader.hpp.
namespace lw::audio {

/// What the guard holds a clip within: `kHeldBounds`, with the floor as a loudness. The plan stays below them
/// by margins of its own (guard.cpp), since it sees steps of 100 ms.
struct GuardBounds {
  double momentaryRise =
      kHeldBounds.momentary.value;  ///< LU above the mean of the 10 s before, or up to the floor
  double shortTermRise = kHeldBounds.shortTerm.value;  ///< LU above the 3 s before (at least the floor)
  double floor = -35;                                  ///< LUFS
  double truePeak = kTruePeak.value;                   ///< dBTP
  double downPerSecond = 6;                            ///< dB/s before a loud event, where time allows
  double upPerSecond = 1;                              ///< dB/s after it
};

/// What a contour says of a clip before it is read.
struct GuardCurve {
  /// Gains in dB, <= 0, at frames 0, kStep, 2 kStep, … of the clip; amplitudes go straight between. Beyond:
  /// the last.
  std::vector<float> points;
  // Per step, as the clip would sound without the curve but for its clicks: what a reader that finds the same
  // need not measure again step by step. Empty: it has to.
  std::vector<double> power{};  ///< 10^(LUFS/10), with the fade in
  std::vector<float> peak{};    ///< dBTP
};

/// One look at what comes. Everything is per step of 100 ms (Contour::kStep).
struct GuardWindow {
  std::span<const double> power;  ///< K-weighted, as it would sound without the guard: 10^(LUFS/10)
  std::span<const float> peak;    ///< the same for true peak, dBTP
  std::span<float> points;        ///< dB, one more than steps: what is so far; gets the plan
  std::size_t given = 0;   ///< points up to this one have been used and stay (0: none but the first may move)
  bool begun = false;      ///< points[given] itself stays
  double before = 0;       ///< power of what sounded before the first step
  std::size_t fading = 0;  ///< steps that fade in over other music, which is 9 LU below the programme at
                           ///< least and counts as heard before
};

/// A step of a contour whose true peak is so far above its loudness holds a click, not music: 2 ms of a step
/// at most. It is lowered where it is (audio/click_reader.hpp), to `kClickMargin` below the bound.
inline constexpr double kClickCrest = 20, kClickMargin = 1;

/// The true peak that all but the loudest hundredth of the steps keep to, clicks left out, dBTP: what is
/// above is lowered where it is. Of a file without a contour its true peak.
core::Decibels peakToKeep(const Measure& measure);

/// The bounds for a clip.
GuardBounds guardBounds(const Guarding& guarding);

/// Lowers points until the bounds hold. Pure.
void holdBack(const GuardWindow& window, const GuardBounds& bounds);

/// Steps that whoever applies the guard sees before they sound: 5 s.
inline constexpr std::size_t kGuardAheadSteps = wholeSteps(core::framesOf(5));

/// Power of what is taken to have sounded before the clip: of the programme where it goes on from something,
/// else none.
double guardPowerBefore(const Guarding& guarding);
/// Power of step `step` of a clip, as it sounds without the guard: mixed with `gain` (amplitude) and faded
/// in. `meter` was given the samples before them last.
double heardPower(StepMeter& meter, std::span<const float> samples, float gain, const Guarding& guarding,
                  std::size_t step);

/// Power of the fade in that the guard counts on, in a step of the clip: 0..1.
double guardFade(const Guarding& guarding, std::size_t step);
/// Steps of the clip that are `fading`.
std::size_t guardFading(const Guarding& guarding);

/// The curve of a clip that sounds `contour` from frame `from` on, for `length` if given, at a constant gain.
/// Pure; some 10 ms for an hour.
GuardCurve planGuard(const Contour& contour, core::Frames from, std::optional<core::Frames> length,
                     core::Decibels gain, const Guarding& guarding);

}  // namespace lw::audio
