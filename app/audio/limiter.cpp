#include "audio/limiter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "core/time.hpp"

namespace lw::audio {
namespace {

constexpr std::size_t kPast = PeakBetween::kHalf;
/// A frame below this on both sides, beside such another, can't reach the ceiling in between.
constexpr float kLoud = 0.5F;
/// Aimed a little below the ceiling: the gain moves between the points that are estimated.
constexpr double kAimDb = kCeiling.value - 0.1;
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

float loudestOf(const float* samples, std::size_t count) noexcept {
  // Eight at a time: compilers keep the order of a maximum of floats.
  std::array<float, 8> lanes{};
  std::size_t i = 0;
  for (; i + lanes.size() <= count; i += lanes.size())
    for (std::size_t k = 0; k < lanes.size(); ++k) {
      const float x = std::fabs(samples[i + k]);
      lanes[k] = x > lanes[k] ? x : lanes[k];
    }
  float most = *std::max_element(lanes.begin(), lanes.end());
  for (; i < count; ++i) most = std::max(most, std::fabs(samples[i]));
  return most;
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
  for (std::size_t i = 0; i < 2 * frames; ++i) fresh[i] = cleaned(samples[i]);
  if (rests(frames)) {
    std::memcpy(samples, frames_.data() + 2 * kPast, 2 * frames * sizeof(float));
    sinceLoud_ = std::min(sinceLoud_ + frames, kDelay + kMost);
  } else {
    judge(frames);
    shape(frames);
    apply(samples, frames);
  }
  std::memmove(frames_.data(), frames_.data() + 2 * frames, 2 * (kPast + kDelay) * sizeof(float));
}

/// Nothing waits that needs a gain, nothing comes that might, and the gain is 1.
bool Limiter::rests(std::size_t frames) const noexcept {
  return sinceLoud_ >= kDelay + kPast && sinceHeld_ >= kAttack && release_ >= 1 &&
         loudestOf(frames_.data() + 2 * (kPast + kDelay), 2 * frames) <= kLoud;
}

float Limiter::needed(std::size_t frame) const noexcept {
  const float* const at = frames_.data() + 2 * (kPast + frame);
  if (std::fabs(at[0]) <= kLoud && std::fabs(at[1]) <= kLoud && std::fabs(at[2]) <= kLoud &&
      std::fabs(at[3]) <= kLoud)
    return 1;
  const float peak = std::max(between_.at(at), between_.at(at + 1));
  return peak > kAim ? kAim / peak : 1;
}

/// What each frame needs whose neighbours are all here.
void Limiter::judge(std::size_t frames) noexcept {
  for (std::size_t i = kAttack; i < kAttack + frames; ++i) needed_[i] = needed(i);
  for (std::size_t i = 0; i < frames; ++i) {
    const float* const at = frames_.data() + 2 * (kPast + kDelay + i);
    const bool loud = std::fabs(at[0]) > kLoud || std::fabs(at[1]) > kLoud;
    sinceLoud_ = loud ? 0 : std::min(sinceLoud_ + 1, kDelay + kMost);
  }
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
