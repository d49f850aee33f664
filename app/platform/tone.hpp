#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace lw::platform {

/// A tone that sounds again and again while it is wanted. Its loudness goes up and down per sample, 300 ms
/// from silence to full, so that nothing ever clicks. SDL_mixer's own fades step once a callback, and its
/// effects allocate in the callback.
class LoopingTone {
 public:
  /// Frames from silence to full: 300 ms at 48 kHz.
  static constexpr int kRamp = 14400;

  /// The samples (stereo frames), which must outlive this. Before anything else.
  void give(const float* samples, std::size_t frames) noexcept;
  bool has() const noexcept { return frames_ > 0; }
  /// Any thread: sound (from the beginning, unless it is still fading out) or fade away.
  void want(bool on) noexcept { wanted_.store(on, std::memory_order_relaxed); }
  /// Any thread: frames that really went out, since the beginning.
  std::int64_t played() const noexcept { return played_.load(std::memory_order_relaxed); }
  /// Audio thread: adds the tone to stereo frames. No lock, no allocation, no I/O.
  void mix(float* out, std::size_t frames) noexcept;

 private:
  const float* samples_ = nullptr;
  std::size_t frames_ = 0;
  std::size_t at_ = 0;  ///< audio thread
  int step_ = 0;        ///< 0..kRamp; audio thread
  std::atomic<bool> wanted_{false};
  std::atomic<std::int64_t> played_{0};
};

}  // namespace lw::platform
