#pragma once
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "audio/pages.hpp"
#include "audio/programme.hpp"

namespace lw::audio {

/// What is decoded ahead of each clip, at most.
inline constexpr core::Frames kAhead = core::framesOf(10);
/// What must be left of an unfinished source for the mixer to go on: enough to fade it to silence.
inline constexpr core::Frames kReserve = core::framesOf(0.2);
/// What is decoded but not yet given to the mixer, so that an end that comes early can still be faded.
inline constexpr core::Frames kHoldBack = core::framesOf(0.3);

/// One sounding of a source as main, audio and reader threads share it. One reader at a time writes frames,
/// the mixer reads them.
struct Clip {
  static constexpr std::int64_t kCapacity = 1 << 19;  ///< frames; a power of two above kAhead + kHoldBack
  static constexpr std::int64_t kUnknown = -1;
  static constexpr std::int64_t kNothingKept = std::numeric_limits<std::int64_t>::max();

  /// With pages for 2 * kCapacity samples.
  Clip(ClipId id_, Bus bus_, float gain_, std::shared_ptr<const Pages> pages_ = freshPages())
      : id(id_), bus(bus_), gain(gain_), pages(std::move(pages_)) {}
  static std::shared_ptr<const Pages> freshPages() { return std::make_shared<const Pages>(2 * kCapacity); }

  // Never changes.
  const ClipId id;
  const Bus bus;
  const float gain;
  const std::shared_ptr<const Pages> pages;

  /// Set before the mixer knows it: what it is held within, with all others (audio/rise_guard.hpp).
  std::optional<core::Lufs> programme;

  // Written by the reader; `end` before the `written` that reaches it.
  alignas(64) std::atomic<std::int64_t> written{0};
  std::atomic<std::int64_t> end{kUnknown};
  std::atomic<bool> failed{false};
  std::string why;  ///< before `failed`

  // Written by the mixer.
  alignas(64) std::atomic<std::int64_t> read{0};

  // Written by the main thread.
  alignas(64) std::atomic<bool> retired{false};  ///< nobody needs its samples any more
  std::atomic<std::int64_t> keptFrom{
      kNothingKept};  ///< frames from here on stay, also once the mixer read on

  float* frame(std::int64_t index) const { return pages->get() + 2 * (index & (kCapacity - 1)); }
  /// Frames from `index` on that lie in one piece.
  static std::int64_t straight(std::int64_t index) { return kCapacity - (index & (kCapacity - 1)); }

  /// Reader: how many frames can be written behind the first `decoded`. In this order: what `keep` saw unread
  /// is not written over, whichever of both was first.
  std::int64_t room(std::int64_t decoded) const {
    const auto unread = read.load();
    return kCapacity - (decoded - std::min(unread, keptFrom.load()));
  }
  /// Main thread: true where all from `index` on is still there, and stays so until `letGo`.
  bool keep(std::int64_t index) {
    keptFrom.store(index);
    if (read.load() <= index) return true;
    letGo();
    return false;
  }
  void letGo() { keptFrom.store(kNothingKept); }

  std::int64_t available() const {
    return written.load(std::memory_order_acquire) - read.load(std::memory_order_acquire);
  }
  bool ended() const { return end.load(std::memory_order_acquire) != kUnknown; }
  /// True once the mixer can take `ahead` frames without running dry.
  bool has(core::Frames ahead) const { return ended() || available() >= ahead.count(); }
};

}  // namespace lw::audio
