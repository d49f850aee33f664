#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>

#include "core/latest_value.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// Tells between two pulls, too, which frame is heard: a sink's blocks are longer than the eye's patience.
/// The device is taken to run evenly; pulls that come late (a busy machine) do not shake it. One thread
/// pulls, one asks; both tell the same steady time.
class HeardClock {
 public:
  using Time = std::chrono::nanoseconds;

  /// Pulling thread: `frames` more went to the device, and the session stands at `position` after them.
  void pulled(core::FramePos position, core::Frames frames, Time now) noexcept {
    count_ += frames;
    const Time zero =
        now - std::chrono::duration_cast<Time>(count_);  // when the device's first frame was due
    const Time late = zero - zero_;
    if (late.count() < 0 || late > kStalled || !any_)
      zero_ = zero;
    else
      zero_ += std::min<Time>(late, std::chrono::duration_cast<Time>(frames) / kDrift);
    any_ = true;
    if (position == position_) return;  // held
    position_ = position;
    latest_.write({position, zero_ + std::chrono::duration_cast<Time>(count_)});
  }

  /// Asking thread: what is heard at `now` of a sink with this latency. Does not run beyond what was pulled.
  core::FramePos heard(core::Frames latency, Time now) noexcept {
    const auto& last = latest_.read();
    const auto since = std::chrono::duration_cast<core::Frames>(now - last.at);
    return last.position - latency + std::clamp(since, core::Frames{0}, std::max(latency, core::Frames{0}));
  }

 private:
  struct Pull {
    core::FramePos position;
    Time at{};
  };
  static constexpr int kDrift = 200;  ///< a device's clock may be slower than ours by 0.5 %
  static constexpr Time kStalled = std::chrono::milliseconds(150);

  core::LatestValue<Pull> latest_;
  core::Frames count_{};
  core::FramePos position_;
  Time zero_{};
  bool any_ = false;
};

}  // namespace lw::audio
