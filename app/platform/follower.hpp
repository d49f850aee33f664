#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/level.hpp"
#include "core/time.hpp"

namespace lw::platform {

/// Gives what one device plays to another, whose clock runs a little faster or slower: a ring between two
/// callbacks, read at a speed that keeps it half full (0.5 % at most, too little to be heard), by cubic
/// interpolation. Where the ring runs dry or over (a device that stands still), it fades out, fills, and
/// fades in. No lock, no allocation, no I/O in `push` and `pull`.
class Follower {
 public:
  /// What is kept between the two, in frames: 85 ms.
  static constexpr std::int64_t kWanted = 4096;

  explicit Follower(core::Decibels gain);
  /// First device's thread.
  void push(const float* samples, std::size_t frames) noexcept;
  /// Second device's thread.
  void pull(float* out, std::size_t frames) noexcept;
  /// Begins anew, with a fade. While nobody pulls.
  void restart() noexcept { playing_ = false; }
  /// Frames in the ring now. Any thread.
  std::int64_t filled() const noexcept;
  /// How often it ran dry or over since it began to play. Any thread.
  int breaks() const noexcept { return breaks_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::int64_t kRing = 1 << 15;
  static constexpr std::int64_t kFade = 14400;  ///< 300 ms
  const float* frame(std::int64_t index) const noexcept {
    return &ring_[2 * static_cast<std::size_t>(index & (kRing - 1))];
  }
  void sound(float* out) noexcept;

  const float gain_;
  std::vector<float> ring_;
  alignas(64) std::atomic<std::int64_t> written_{0};
  alignas(64) std::atomic<std::int64_t> read_{0};
  std::atomic<int> breaks_{0};
  // second device's
  double part_ = 0;  ///< between two frames
  double speed_ = 1;
  double average_ = kWanted;
  std::int64_t fade_ = 0;  ///< 0..kFade
  bool playing_ = false;
  bool ending_ = false;
};

}  // namespace lw::platform
