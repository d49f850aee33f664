#pragma once
#include <cstddef>
#include <memory>
#include <mutex>

namespace lw::audio {

/// Samples straight from the system: what is never touched costs nothing, and all goes back at once. (The
/// heap keeps blocks that were freed, and hands out pages that were touched before.)
class Pages {
 public:
  /// Throws std::bad_alloc.
  explicit Pages(std::size_t samples);
  ~Pages();
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  float* get() const { return samples_; }

 private:
  const std::size_t bytes_;
  float* samples_;
};

/// Keeps one of those that are let go of for who takes the next: pages that are fresh have to be cleared by
/// the system. Any thread. What was taken may outlive it.
class PagePool : public std::enable_shared_from_this<PagePool> {
 public:
  /// All of so many samples.
  explicit PagePool(std::size_t samples) : samples_(samples) {}
  /// Holding anything. Throws std::bad_alloc.
  std::shared_ptr<const Pages> take();

 private:
  void giveBack(std::unique_ptr<const Pages> pages);

  const std::size_t samples_;
  std::mutex mutex_;
  std::unique_ptr<const Pages> spare_;
};

}  // namespace lw::audio
