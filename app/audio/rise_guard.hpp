#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "audio/startle.hpp"
#include "audio/step_meter.hpp"
#include "core/level.hpp"

namespace lw::audio {

/// The startle guard over everything that sounds together. Each clip is held within the bounds by itself
/// (audio/guard.hpp), but nobody can plan what several clips that meet, under levels that move, come to. This
/// guard measures the sum in steps of 10 ms and lowers it before it comes to `kHeldBounds`
/// (audio/startle.hpp); it begins above where the plan of a single clip ends, so that alone it has nothing to
/// do. Where something came too suddenly to be lowered in time, what follows makes up for it. Adds no delay;
/// what needs no gain passes bit for bit. What it does depends on the frames alone as long as no call of
/// `process` crosses a step. No lock, no allocation; audio thread.
class RiseGuard {
 public:
  static constexpr std::size_t kStep = 480;  ///< frames: 10 ms

  /// From now on it guards: what lies as far below the programme as `kHeldBounds.floor` never counts as a
  /// rise.
  void guard(core::Lufs programme) noexcept;
  /// Frames until a step is over: the most that `process` takes.
  std::size_t left() const noexcept { return kStep - filled_; }
  /// Over the next frames and 3 s more, the sum may be so far from the programme: a sound of our own, made to
  /// rise gently, is heard.
  void allow(core::Decibels fromProgramme) noexcept;
  void process(float* samples, std::size_t frames) noexcept;
  /// The deepest gain so far, dB; 0 where it did not act.
  core::Decibels deepest() const noexcept { return {deepest_}; }

 private:
  using Power = std::int64_t;  ///< in whole parts, so that running sums stay exact
  template <std::size_t N>
  using Window = SlidingWindow<Power, N>;

  /// A sound of our own, while it lasts and as long as windows hold it.
  struct Own {
    double fromProgramme = 0;
    std::size_t steps = 0;
  };

  void close() noexcept;
  double wanted() const noexcept;
  double ownPower() const noexcept;
  double leftFor(double most, std::size_t ahead) const noexcept;

  static constexpr std::size_t kWord = 10;  ///< what our own sounds are foreseen to hold on
  static constexpr core::Frames kOneStep{kStep};
  static constexpr std::size_t kMomentary = wholeSteps(kMomentaryWindow, kOneStep);
  static constexpr std::size_t kMean = wholeSteps(kRiseMeanWindow, kOneStep);
  static constexpr std::size_t kShortTerm = wholeSteps(kShortTermWindow, kOneStep);
  static constexpr std::size_t kOnset = 5;    ///< 50 ms: soon enough to foresee what 400 ms will come to
  static constexpr std::size_t kAhead = 100;  ///< 1 s: what is left of 3 s is shared out over so long
  std::optional<core::Lufs> programme_;
  double floor_ = 0, lowest_ = 0;  ///< below which nothing is a rise: where it begins to hold, and the bound
  StepMeter meter_;
  std::array<float, 2 * kStep> step_{};  ///< as it came
  std::size_t filled_ = 0;               ///< frames of it
  double from_ = 0, to_ = 0;             ///< gain at the step's begin and end, dB
  float begin_ = 1, slope_ = 0;          ///< the same as amplitude, per frame
  double deepest_ = 0;
  std::array<Own, 2> own_{};  ///< of each loudness its own time: a long soft one does not keep a loud one
  Window<kOnset> onset_;      ///< as it came
  Window<kMomentary> momentary_;
  Window<kMomentary> now_;            ///< as it sounded; what drops out goes on into the mean before it
  Window<kMean - kMomentary> mean_;   ///< without what drops out of it in the next 400 ms
  Window<kShortTerm - kAhead> late_;  ///< the same again: the 3 s that end now, and those before them
  Window<kAhead> later_;
  Window<kShortTerm - kAhead> ago_;
  Window<kAhead> longAgo_;
};

}  // namespace lw::audio
