#include "audio/rise_guard.hpp"

#include <algorithm>
#include <cmath>

namespace lw::audio {
namespace {

// The bounds, and how far below them it begins: what has sounded of a window can't be lowered any more.
constexpr double kMomentaryRise = 12 - 2, kShortTermRise = 9 - 1;
constexpr double kFloor = -12 - 1, kOwnMargin = 0.5;
// Down fast enough for a rise within 400 ms, and up so slowly that it is no rise.
constexpr double kDownPerStep = 1.5, kUpPerStep = 0.01;
/// What goes on for a while as it is now, above where momentary loudness is held.
constexpr double kOnsetAbove = 0.5;
/// Speech is louder for a syllable than over 400 ms.
constexpr double kSyllable = 6;
constexpr double kWhole = 17592186044416.0;  // 2^44 parts; sums of 10 s stay below 2^63
constexpr double kMost = 256;

double powerOf(double db) noexcept {
  return std::pow(10.0, db / 10);
}

}  // namespace

void RiseGuard::allow(core::Decibels fromProgramme) noexcept {
  allowed_ = allowedSteps_ > 0 ? std::max(allowed_, fromProgramme.value) : fromProgramme.value;
  allowedSteps_ = kShortTerm + 1;
}

void RiseGuard::process(float* samples, std::size_t frames) noexcept {
  if (!programme_) return;
  std::copy_n(samples, 2 * frames, step_.begin() + static_cast<std::ptrdiff_t>(2 * filled_));
  if (from_ < 0 || to_ < 0) {
    for (std::size_t i = 0; i < frames; ++i) {
      const float gain = begin_ + slope_ * static_cast<float>(filled_ + i);
      samples[2 * i] *= gain;
      samples[2 * i + 1] *= gain;
    }
  }
  filled_ += frames;
  if (filled_ == kStep) close();
}

/// The gain that the sum needs, dB, as it came until now.
double RiseGuard::wanted() const noexcept {
  const double floor = powerOf(programme_->value + kFloor) * kWhole;
  const double own = allowedSteps_ > 0 ? powerOf(programme_->value + allowed_ - kOwnMargin) * kWhole : 0;
  const double rise = std::max(floor, mean_.mean() * powerOf(kMomentaryRise));
  // 3 s ago, now and a second from now
  const auto past = static_cast<double>(ago_.sum + std::min(longAgo_.sum, later_.sum)) / kShortTerm;
  const double ago = std::max({floor, own, past});
  double need = 1;
  const auto hold = [&](double power, double most) {
    if (power > most) need = std::min(need, most / power);
  };
  hold(onset_.mean(), std::max(rise * powerOf(kOnsetAbove), own * powerOf(kSyllable)));
  hold(momentary_.mean(), std::max(rise, own));
  // what is left for the next second of 3 s
  const double most = ago * powerOf(kShortTermRise) * kShortTerm - static_cast<double>(late_.sum);
  hold(momentary_.mean(), std::max(most, 0.1 * ago) / kAhead);
  return 10 * std::log10(need);
}

void RiseGuard::close() noexcept {
  double power = meter_.measure(step_).power;
  if (!(power <= kMost)) {  // beyond any sound, or no number
    power = power > kMost ? kMost : 0;
    meter_ = {};
  }
  const auto came = static_cast<Power>(power * kWhole);
  onset_.push(came);
  momentary_.push(came);
  const double begin = core::amplitude({from_}), end = core::amplitude({to_});
  const auto sounded = static_cast<Power>(power * (begin * begin + begin * end + end * end) / 3 * kWhole);
  mean_.push(now_.push(sounded));
  longAgo_.push(ago_.push(later_.push(late_.push(sounded))));
  if (allowedSteps_ > 0) --allowedSteps_;
  from_ = to_;
  to_ = std::clamp(wanted(), from_ - kDownPerStep, from_ + kUpPerStep);
  if (to_ > -1e-6) to_ = 0;
  deepest_ = std::min(deepest_, to_);
  begin_ = static_cast<float>(core::amplitude({from_}));
  slope_ = (static_cast<float>(core::amplitude({to_})) - begin_) / static_cast<float>(kStep);
  filled_ = 0;
}

}  // namespace lw::audio
