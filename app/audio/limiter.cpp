#include "audio/limiter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "core/time.hpp"

namespace lw::audio {
namespace {

constexpr std::size_t kPast = PeakBetween::kHalf;
/// Where no frame that the estimate reads is above this on either side, nothing in between reaches the aim:
/// the magnitudes of the taps of a phase add up to 2.0903 at most, and 0.42 * 2.0903 = 0.878 is below -1.1 dB
/// (0.881).
constexpr float kLoud = 0.42F;
constexpr std::size_t kReach = 2 * PeakBetween::kHalf;
/// Aimed a little below the ceiling: the gain moves between the points that are estimated.
constexpr double kCeilingMargin = 0.1;
constexpr double kAimDb = kCeiling.value - kCeilingMargin;
constexpr double kReleaseDbPerSecond = 3;
/// Beyond any sound; keeps infinities out of sums.
constexpr float kWild = 1e4F;

float cleaned(float x) noexcept {
  x = x == x ? x : 0.0F;
  x = x > kWild ? kWild : x;
  return x < -kWild ? -kWild : x;
}

double windowedSinc(double x) {
  constexpr double kWidth = PeakBetween::kHalf;
  const double t = std::numbers::pi * x;
  return std::sin(t) / t * (0.54 + 0.46 * std::cos(t / kWidth));
}

/// Also of what is not a number.
bool anyLoud(const float* samples, std::size_t count) noexcept {
  unsigned loud = 0;
  for (std::size_t i = 0; i < count; ++i) loud |= static_cast<unsigned>(!(std::fabs(samples[i]) <= kLoud));
  return loud != 0;
}

const float kAim = static_cast<float>(core::amplitude(core::Decibels{kAimDb}));
const float kLimit = static_cast<float>(core::amplitude(kCeiling));
const float kRelease =
    static_cast<float>(core::amplitude(core::Decibels{kReleaseDbPerSecond / core::kFrameRate}));

}  // namespace

PeakBetween::PeakBetween() {
  for (std::size_t phase = 0; phase < taps_.size(); ++phase)
    for (std::size_t i = 0; i < 2 * kHalf; ++i) {
      const double part = 0.25 * static_cast<double>(phase + 1);
      taps_[phase][i] =
          static_cast<float>(windowedSinc(static_cast<double>(i) - static_cast<double>(kHalf - 1) - part));
    }
}

float PeakBetween::at(const float* at) const noexcept {
  float most = std::fabs(*at);
  const float* const first = at - 2 * (kHalf - 1);
  for (const auto& taps : taps_) {
    float sum = 0;
    for (std::size_t i = 0; i < 2 * kHalf; ++i) sum += taps[i] * first[2 * i];
    most = std::max(most, std::fabs(sum));
  }
  return most;
}

Limiter::Limiter() {
  needed_.fill(1);
  gains_.fill(1);
  held_.fill(1);
}

float Limiter::takeDeepest() noexcept {
  const float deepest = deepest_;
  deepest_ = 1;
  return deepest;
}

void Limiter::process(float* samples, std::size_t frames) noexcept {
  float* const fresh = frames_.data() + 2 * (kPast + kDelay);
  const bool loud = anyLoud(samples, 2 * frames);
  if (loud)
    for (std::size_t i = 0; i < 2 * frames; ++i) fresh[i] = cleaned(samples[i]);
  else
    std::memcpy(fresh, samples, 2 * frames * sizeof(float));
  if (!loud && rests()) {
    std::memcpy(samples, frames_.data() + 2 * kPast, 2 * frames * sizeof(float));
    sinceLoud_ = std::min(sinceLoud_ + frames, kDelay + kMost);
  } else {
    judge(frames);
    shape(frames);
    apply(samples, frames);
  }
  std::memmove(frames_.data(), frames_.data() + 2 * frames, 2 * (kPast + kDelay) * sizeof(float));
}

/// Nothing waits that needs a gain, and the gain is 1.
bool Limiter::rests() const noexcept {
  return sinceLoud_ >= kDelay + kPast && sinceHeld_ >= kAttack && release_ >= 1;
}

float Limiter::needed(std::size_t frame) const noexcept {
  const float* const at = frames_.data() + 2 * (kPast + frame);
  const float peak = std::max(between_.at(at), between_.at(at + 1));
  return peak > kAim ? kAim / peak : 1;
}

/// What each frame needs whose neighbours are all here. Frame i is estimated from those from i - kHalf + 1 to
/// i + kHalf.
void Limiter::judge(std::size_t frames) noexcept {
  const auto loud = [&](std::size_t frame) {
    const float* const at = frames_.data() + 2 * (kPast + frame);
    return std::fabs(at[0]) > kLoud || std::fabs(at[1]) > kLoud;
  };
  std::size_t since = kReach;  // frames since the last loud one, up to the newest in reach
  for (std::size_t i = kAttack - PeakBetween::kHalf + 1; i < kDelay; ++i) since = loud(i) ? 0 : since + 1;
  for (std::size_t i = 0; i < frames; ++i) {
    since = loud(kDelay + i) ? 0 : since + 1;
    needed_[kAttack + i] = since < kReach ? needed(kAttack + i) : 1;
  }
  sinceLoud_ = std::min(since < frames ? since : sinceLoud_ + frames, kDelay + kMost);
}

/// The least of what the next kAttack frames need, let go slowly, and of that the mean over as many frames:
/// down in time, without a corner.
void Limiter::shape(std::size_t frames) noexcept {
  float least = *std::min_element(needed_.begin(), needed_.begin() + kAttack);
  for (std::size_t i = 0; i < frames; ++i) {
    if (i > 0 && needed_[i - 1] <= least)
      least = *std::min_element(needed_.begin() + static_cast<std::ptrdiff_t>(i),
                                needed_.begin() + static_cast<std::ptrdiff_t>(i + kAttack));
    least = std::min(least, needed_[i + kAttack]);
    release_ = std::min(least, std::min(1.0F, release_ * kRelease));
    sum_ += static_cast<double>(release_) - static_cast<double>(held_[heldAt_]);
    held_[heldAt_] = release_;
    heldAt_ = (heldAt_ + 1) % kAttack;
    sinceHeld_ = release_ < 1 ? 0 : std::min(sinceHeld_ + 1, kAttack);
    if (sinceHeld_ == kAttack) sum_ = kAttack;
    gains_[i] = sinceHeld_ == kAttack ? 1 : static_cast<float>(sum_ / kAttack);
  }
  std::memmove(needed_.data(), needed_.data() + frames, kDelay * sizeof(float));
}

void Limiter::apply(float* out, std::size_t frames) noexcept {
  const float* const from = frames_.data() + 2 * kPast;
  for (std::size_t i = 0; i < frames; ++i) {
    deepest_ = std::min(deepest_, gains_[i]);
    for (std::size_t side = 0; side < 2; ++side)
      out[2 * i + side] = std::clamp(from[2 * i + side] * gains_[i], -kLimit, kLimit);
  }
}

}  // namespace lw::audio
