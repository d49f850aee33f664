#include "platform/follower.hpp"

#include <algorithm>
#include <cmath>

#include "core/shape.hpp"

namespace lw::platform {
namespace {

constexpr double kMostSpeed = 0.005;
/// How hard the speed leans against a ring that is too full or too empty: half of kWanted is the most.
constexpr double kLean = 2 * kMostSpeed / Follower::kWanted;
constexpr double kSmooth = 0.02;  ///< of the filling, a pull
/// Kept back, so that a fade out has something to fade.
constexpr std::int64_t kReserve = 600;

/// Through four neighbours (Catmull and Rom).
float between(float a, float b, float c, float d, float t) {
  return b + 0.5F * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

}  // namespace

Follower::Follower(core::Decibels gain)
    : gain_(static_cast<float>(core::amplitude(gain))), ring_(2 * static_cast<std::size_t>(kRing)) {}

std::int64_t Follower::filled() const noexcept {
  return written_.load(std::memory_order_acquire) - read_.load(std::memory_order_acquire);
}

void Follower::push(const float* samples, std::size_t frames) noexcept {
  const auto written = written_.load(std::memory_order_relaxed);
  const auto room = kRing - 4 - (written - read_.load(std::memory_order_acquire));
  const auto count = std::min(static_cast<std::int64_t>(frames), std::max<std::int64_t>(room, 0));
  for (std::int64_t i = 0; i < 2 * count; ++i)
    ring_[static_cast<std::size_t>((2 * written + i) & (2 * kRing - 1))] = samples[i];
  written_.store(written + count, std::memory_order_release);
}

/// One frame, with the fade that is under way.
void Follower::sound(float* out) noexcept {
  const auto at = read_.load(std::memory_order_relaxed);
  fade_ = std::clamp<std::int64_t>(fade_ + (ending_ ? -24 : 1), 0, kFade);
  const double share = static_cast<double>(fade_) / static_cast<double>(kFade);
  const float gain = gain_ * static_cast<float>(core::raisedCosine(share));
  const float t = static_cast<float>(part_);
  for (std::size_t side = 0; side < 2; ++side)
    out[side] =
        gain * between(frame(at)[side], frame(at + 1)[side], frame(at + 2)[side], frame(at + 3)[side], t);
  part_ += speed_;
  const auto whole = static_cast<std::int64_t>(part_);
  part_ -= static_cast<double>(whole);
  read_.store(at + whole, std::memory_order_release);
}

void Follower::pull(float* out, std::size_t frames) noexcept {
  std::fill_n(out, 2 * frames, 0.0F);
  const auto ready = filled();
  if (!playing_) {
    const auto spare = ready - kWanted;
    if (spare < 0) return;
    read_.fetch_add(spare, std::memory_order_acq_rel);  // what has gathered is old
    playing_ = true;
    ending_ = false;
    average_ = kWanted;
    part_ = 0;
    fade_ = 0;
  }
  average_ += kSmooth * (static_cast<double>(filled()) - average_);
  speed_ = 1 + std::clamp((average_ - kWanted) * kLean, -kMostSpeed, kMostSpeed);
  if (ready > kRing - 2048) ending_ = true;
  for (std::size_t i = 0; i < frames; ++i) {
    const auto left = filled();
    if (left < kReserve + 8) ending_ = true;
    if (left < 6 || (ending_ && fade_ == 0)) {
      playing_ = false;
      breaks_.fetch_add(1, std::memory_order_relaxed);
      return;
    }
    sound(out + 2 * i);
  }
}

}  // namespace lw::platform
