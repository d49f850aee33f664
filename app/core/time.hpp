#pragma once
#include <chrono>
#include <cstdint>
#include <ratio>

namespace lw::core {

/// Frames in a second of programme: everything is mixed at 48 kHz.
inline constexpr int kFrameRate = 48000;

/// A length of programme, in frames of 1/48000 s.
using Frames = std::chrono::duration<std::int64_t, std::ratio<1, kFrameRate>>;

/// Session time: frames that the sink has pulled from the mixer while the session was not paused.
/// It has no `now()`: whoever pulls decides how time runs.
struct SessionClock {
  using duration = Frames;
  using rep = Frames::rep;
  using period = Frames::period;
  using time_point = std::chrono::time_point<SessionClock, Frames>;
  static constexpr bool is_steady = true;
};

/// A place in session time. Two positions can be subtracted, never added.
using FramePos = SessionClock::time_point;

/// Time that runs for screens and the call also while the session is paused. Monotonic; zero is the program's
/// start. Whoever drives the program says what it is: a steady clock in a room, pulled frames offline.
using UiTime = std::chrono::milliseconds;

/// Converts any chrono length to whole frames, rounding to nearest.
template <class Rep, class Period>
constexpr Frames toFrames(std::chrono::duration<Rep, Period> length) {
  return std::chrono::round<Frames>(length);
}

/// Length in seconds, for arithmetic and display.
constexpr double toSeconds(Frames length) {
  return static_cast<double>(length.count()) / kFrameRate;
}

/// Frames for a number of seconds, rounding to nearest.
constexpr Frames framesOf(double seconds) {
  return Frames{static_cast<std::int64_t>(seconds * kFrameRate + (seconds < 0 ? -0.5 : 0.5))};
}

}  // namespace lw::core
