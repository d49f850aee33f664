#pragma once
#include <array>
#include <atomic>
#include <cstdint>

namespace lw::core {

/// Newest value from one writing to one reading thread; older ones are lost. Wait-free (three slots, one of
/// them always free for the writer).
template <class T>
class LatestValue {
 public:
  /// Writer.
  void write(const T& value) noexcept {
    slots_[writing_] = value;
    writing_ = shared_.exchange(writing_ | kFresh, std::memory_order_acq_rel) & kIndex;
  }

  /// Reader: the newest value written so far (a default one before the first).
  const T& read() noexcept {
    if (shared_.load(std::memory_order_relaxed) & kFresh)
      reading_ = shared_.exchange(reading_, std::memory_order_acq_rel) & kIndex;
    return slots_[reading_];
  }

 private:
  static constexpr std::uint32_t kIndex = 3;
  static constexpr std::uint32_t kFresh = 4;
  std::array<T, 3> slots_{};
  std::uint32_t writing_ = 0;
  std::uint32_t reading_ = 1;
  std::atomic<std::uint32_t> shared_{2};
  static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
};

}  // namespace lw::core
