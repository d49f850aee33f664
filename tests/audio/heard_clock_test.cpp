#include "audio/heard_clock.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>

using namespace lw;
using namespace lw::audio;
using namespace std::chrono_literals;

namespace {

constexpr core::Frames kBlock{1024};
using Time = HeardClock::Time;

Time lengthOf(core::Frames frames) {
  return std::chrono::duration_cast<Time>(frames);
}

/// The largest difference between what the clock says and what is heard, over a minute, in milliseconds. The
/// device pulls every 21 ms, up to `jitter` late, and a frame is heard `latency` after the pull that ended
/// with it.
double worst(core::Frames latency, Time jitter, double speed = 1) {
  HeardClock clock;
  double most = 0;
  std::uint32_t random = 1;
  const auto late = [&] {
    random = random * 1664525U + 1013904223U;
    return Time{static_cast<std::int64_t>(static_cast<double>(jitter.count()) * (random >> 8) / (1 << 24))};
  };
  core::FramePos position;
  Time asked{0};
  for (int i = 0; i < 60 * 47; ++i) {
    const Time due{
        static_cast<std::int64_t>(static_cast<double>(lengthOf(kBlock * (i + 1)).count()) / speed)};
    const Time now = due + late();
    for (; asked < now; asked += 5ms) {
      if (asked < 2s) continue;
      const double truth = std::chrono::duration<double, std::milli>(asked).count() * speed -
                           std::chrono::duration<double, std::milli>(lengthOf(latency)).count();
      const double said =
          std::chrono::duration<double, std::milli>(lengthOf(clock.heard(latency, asked).time_since_epoch()))
              .count();
      most = std::max(most, std::abs(said - truth));
    }
    position += kBlock;
    clock.pulled(position, kBlock, now);
  }
  return most;
}

}  // namespace

TEST_CASE("what is shown is within 20 ms of what is heard, at any latency, with pulls that come late") {
  for (int milliseconds = 0; milliseconds <= 200; milliseconds += 10) {
    const auto latency = kBlock + core::toFrames(std::chrono::milliseconds(milliseconds));
    CAPTURE(milliseconds);
    CHECK(worst(latency, 0ms) < 1);
    CHECK(worst(latency, 15ms) < 20);
    CHECK(worst(latency, 0ms, 1.0005) < 3);
    CHECK(worst(latency, 0ms, 0.9995) < 3);
  }
  CHECK(worst(2 * kBlock, 10ms) < 20);  // what the device's own figure is
}

TEST_CASE("in a hold what was pulled is still heard, then time stands still; afterwards it goes on") {
  HeardClock clock;
  const auto latency = core::framesOf(0.1);
  core::FramePos position;
  Time now{0};
  const auto pull = [&](bool runs) {
    now += lengthOf(kBlock);
    if (runs) position += kBlock;
    clock.pulled(position, kBlock, now);
  };
  for (int i = 0; i < 100; ++i) pull(true);
  CHECK(clock.heard(latency, now) == position - latency);
  for (int i = 0; i < 500; ++i) pull(false);
  CHECK(clock.heard(latency, now) == position);
  pull(true);
  pull(true);
  CHECK(clock.heard(latency, now) <= position);
  CHECK(clock.heard(latency, now) >= position - latency);
  CHECK(clock.heard(latency, now + 10s) == position);  // a device that stands still
}
