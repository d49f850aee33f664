#include "audio/guard.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "audio/lane.hpp"

namespace lw::audio {
namespace {

constexpr double kStepsPerSecond = static_cast<double>(wholeSteps(core::framesOf(1)));
// How far below its bounds the plan stays: its steps lie otherwise than a meter's windows, several clips
// sound together, and the level of all may rise meanwhile (at 1.2 dB/s that alone is 4 LU above the mean of
// 10 s).
constexpr double kClipMomentaryMargin = 3, kClipShortTermMargin = 2.5, kClipFloorMargin = 2,
                 kPeakMargin = 0.2;
/// Momentary loudness of speech above the programme, LU: the margin is for a meter whose windows lie
/// otherwise.
constexpr double kSpeechMargin = 1, kSpeechAbove = kOwnAbove.value - kSpeechMargin;
/// Music that another may fade in over is at most so far below the programme; what is softer counts as
/// silence.
constexpr double kOverMusic = 9;
/// Of a step that a contour lacks.
constexpr float kUnknown = -120;
constexpr int kMostPasses = 60;
constexpr double kEnough = 0.02;

double powerOf(double db) {
  return core::power(core::Decibels{db});
}
double dbOf(double power) {
  return core::decibelsOfPower(std::max(power, 1e-12)).value;
}

class Holder {
 public:
  Holder(const GuardWindow& window, const GuardBounds& bounds)
      : w_(window), bounds_(bounds), sounding_(window.power.size()), powers_(window.power.size()) {}

  void run() {
    holdPeaks();
    for (int pass = 0; pass < kMostPasses; ++pass) {
      slope();
      sound(0, w_.given);
      if (!lowerRises()) return;
    }
    slope();
  }

 private:
  std::size_t firstFree() const { return w_.given + (w_.begun ? 1 : 0); }

  void holdPeaks() {
    const auto most = static_cast<float>(bounds_.truePeak - kPeakMargin);
    for (std::size_t i = w_.given; i < w_.peak.size(); ++i)
      if (w_.peak[i] > most) lower(i, i + 1, w_.peak[i] - most, true);
  }

  /// Lowers the steps of [begin, end) by so much, or, for a ceiling, to so much below 0.
  void lower(std::size_t begin, std::size_t end, double by, bool ceiling = false) {
    for (auto i = std::max(begin, firstFree()); i <= end; ++i) {
      const auto now = static_cast<double>(w_.points[i]);
      w_.points[i] = static_cast<float>(ceiling ? std::min(now, -by) : now - by);
    }
  }

  void slope() {
    const auto down = static_cast<float>(bounds_.downPerSecond / kStepsPerSecond);
    const auto first = firstFree();
    auto points = w_.points;
    for (auto i = points.size() - 1; i > first; --i)
      points[i - 1] = std::min(points[i - 1], points[i] + down);
    for (auto i = std::max<std::size_t>(first, 1); i < points.size(); ++i)
      points[i] = std::min(points[i], points[i - 1] + up_);
  }

  void sound(std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const double gain = 0.5 * static_cast<double>(w_.points[i] + w_.points[i + 1]);
      sounding_[i] = gain == 0 ? w_.power[i] : w_.power[i] * powerOf(gain);
      powers_.set(i, sounding_[i]);
    }
  }

  /// Mean of `count` steps that end before step `end`.
  double mean(std::size_t end, std::size_t count) const { return powers_.mean(end, count, w_.before); }

  /// Power of the music that a fade in goes over, at least; 0 once it is gone.
  double under(std::size_t i) const { return i < w_.fading ? over_ : 0; }

  /// How many times louder than they may be the windows are that end with step `i`, in power; 0 below the
  /// floor.
  double momentaryExcess(std::size_t i) const {
    const double now = mean(i + 1, kMomentarySteps);
    if (now <= floor_) return 0;
    const double past =
        std::max(mean(i + 1 > kMomentarySteps ? i + 1 - kMomentarySteps : 0, kRiseMeanSteps), under(i));
    return now / std::max(past * momentaryRise_, floor_);
  }
  double shortTermExcess(std::size_t i) const {
    const double now = mean(i + 1, kShortTermSteps);
    if (now <= floor_ * shortTermRise_) return 0;
    const double ago =
        std::max(mean(i + 1 > kShortTermSteps ? i + 1 - kShortTermSteps : 0, kShortTermSteps), under(i));
    return now / (std::max(ago, floor_) * shortTermRise_);
  }

  /// Of these steps those that are not softer than their mean; what leads up to them follows by its slope.
  void lowerLoud(std::size_t begin, std::size_t end, double by) {
    const double least = mean(end, end - begin);
    bool before = false;
    for (auto i = begin; i < end; ++i) {
      const bool loud = sounding_[i] >= least;
      if (loud) lower(before ? i + 1 : i, i + 1, by);
      before = loud;
    }
    sound(begin > 0 ? begin - 1 : 0, end);
  }

  bool lowerRises() {
    bool any = false;
    for (auto i = w_.given; i < w_.power.size(); ++i) {
      if (i + 1 >= firstFree()) w_.points[i + 1] = std::min(w_.points[i + 1], w_.points[i] + up_);
      sound(i, i + 1);
      const auto hold = [&](double excess, std::size_t steps) {
        if (excess <= enough_) return;
        lowerLoud(i + 1 > steps ? i + 1 - steps : 0, i + 1, dbOf(excess));
        any = true;
      };
      hold(momentaryExcess(i), kMomentarySteps);
      hold(shortTermExcess(i), kShortTermSteps);
    }
    return any;
  }

  const GuardWindow& w_;
  const GuardBounds& bounds_;
  std::vector<double> sounding_;
  RunningSums powers_;  ///< of what sounds
  const float up_ = static_cast<float>(bounds_.upPerSecond / kStepsPerSecond);
  const double floor_ = powerOf(bounds_.floor - kClipFloorMargin);
  const double over_ = powerOf(bounds_.floor - kHeldBounds.floor.value - kOverMusic);
  const double momentaryRise_ = powerOf(bounds_.momentaryRise - kClipMomentaryMargin);
  const double shortTermRise_ = powerOf(bounds_.shortTermRise - kClipShortTermMargin);
  const double enough_ = powerOf(kEnough);
};

}  // namespace

GuardBounds guardBounds(const Guarding& guarding) {
  GuardBounds bounds;
  bounds.floor = guarding.programme.value +
                 (guarding.speech ? kSpeechAbove + kClipFloorMargin : kHeldBounds.floor.value);
  if (guarding.speech) bounds.momentaryRise = 0;  // held from above alone
  return bounds;
}

void holdBack(const GuardWindow& window, const GuardBounds& bounds) {
  Holder(window, bounds).run();
}

double guardFade(const Guarding& guarding, std::size_t step) {
  const auto length = guarding.fadeIn.count();
  const auto middle = static_cast<std::int64_t>(step) * Contour::kStep.count() + Contour::kStep.count() / 2;
  if (middle >= length) return 1;
  const double gain = Ramp{0, length, 0, 1, guarding.fadeShape, 0}.along(static_cast<double>(middle) /
                                                                         static_cast<double>(length));
  return gain * gain;
}

double guardPowerBefore(const Guarding& guarding) {
  return guarding.continues ? core::power(guarding.programme) : 0;
}

double heardPower(StepMeter& meter, std::span<const float> samples, float gain, const Guarding& guarding,
                  std::size_t step) {
  const double by = static_cast<double>(gain);
  return meter.power(samples) * by * by * guardFade(guarding, step);
}

std::size_t guardFading(const Guarding& guarding) {
  const bool overMusic = guarding.fadeIn.count() > 0 && guarding.fadeShape == Shape::equalPower;
  return overMusic ? static_cast<std::size_t>(guarding.fadeIn / Contour::kStep) + kShortTermSteps : 0;
}

namespace {

/// What is left of steps with clicks once these are lowered: as loud as their surroundings.
void leaveOutClicks(std::vector<double>& power, std::vector<float>& peak, double truePeak) {
  const auto most = static_cast<float>(truePeak - kClickMargin);
  const std::vector<double> was = power;
  const auto isClick = [&](std::size_t i) {
    return peak[i] > most && static_cast<double>(peak[i]) - dbOf(was[i]) >= kClickCrest;
  };
  for (std::size_t i = 0; i < power.size(); ++i) {
    if (!isClick(i)) continue;
    const double before = i >= 2 ? was[i - 2] : 0, behind = i + 2 < was.size() ? was[i + 2] : 0;
    const double lowered = was[i] * powerOf(static_cast<double>(most - peak[i]));
    power[i] = std::min(was[i], std::max({before, behind, lowered}));
    peak[i] = most;
  }
}

}  // namespace

core::Decibels peakToKeep(const Measure& measure) {
  if (!measure.contour || measure.contour->truePeak.empty()) return measure.truePeak;
  const auto& [loudness, truePeak] = *measure.contour;
  std::vector<float> peaks;
  for (std::size_t i = 0; i < std::min(loudness.size(), truePeak.size()); ++i)
    if (static_cast<double>(truePeak[i] - loudness[i]) < kClickCrest) peaks.push_back(truePeak[i]);
  if (peaks.empty()) return measure.truePeak;
  const auto place = static_cast<std::ptrdiff_t>(peaks.size() - 1 - peaks.size() / 100);
  std::ranges::nth_element(peaks, peaks.begin() + place);
  return std::min(measure.truePeak,
                  core::Decibels{static_cast<double>(peaks[static_cast<std::size_t>(place)])});
}

GuardCurve planGuard(const Contour& contour, core::Frames from, std::optional<core::Frames> length,
                     core::Decibels gain, const Guarding& guarding) {
  const auto first = static_cast<std::size_t>(std::max<std::int64_t>(0, from / Contour::kStep));
  const bool between = from % Contour::kStep != core::Frames{};
  auto count = contour.loudness.size() > first ? contour.loudness.size() - first : 0;
  if (length)
    count = std::min(count,
                     static_cast<std::size_t>((*length + Contour::kStep - core::Frames{1}) / Contour::kStep));
  std::vector<double> power(count);
  std::vector<float> peak(count);
  const auto louder = [&](const std::vector<float>& values, std::size_t i) {
    const auto at = first + i;
    if (at >= values.size()) return kUnknown;
    return between && at + 1 < values.size() ? std::max(values[at], values[at + 1]) : values[at];
  };
  // What a step holds that lies across two of the contour's. The curve is made for the louder one.
  std::vector<double> heard(count);
  const double part =
      static_cast<double>((from % Contour::kStep).count()) / static_cast<double>(Contour::kStep.count());
  const auto at = [&](std::size_t i) {
    const auto& loudness = contour.loudness;
    return powerOf(static_cast<double>(loudness[std::min(i, loudness.size() - 1)]));
  };
  for (std::size_t i = 0; i < count; ++i) {
    const double fade = guardFade(guarding, i);
    power[i] = powerOf(static_cast<double>(louder(contour.loudness, i)) + gain.value) * fade;
    heard[i] = between ? (at(first + i) * (1 - part) + at(first + i + 1) * part) * powerOf(gain.value) * fade
                       : power[i];
    peak[i] = louder(contour.truePeak, i) + static_cast<float>(gain.value);
  }
  const auto bounds = guardBounds(guarding);
  auto heardPeak = peak;
  leaveOutClicks(heard, heardPeak, bounds.truePeak);
  leaveOutClicks(power, peak, bounds.truePeak);
  GuardCurve curve;
  curve.points.assign(count + 1, 0.0F);
  holdBack({.power = power,
            .peak = peak,
            .points = curve.points,
            .before = guardPowerBefore(guarding),
            .fading = guardFading(guarding)},
           bounds);
  curve.power = std::move(heard);
  curve.peak = std::move(peak);
  return curve;
}

}  // namespace lw::audio
