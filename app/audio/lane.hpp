#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "audio/programme.hpp"

namespace lw::audio {

/// Between full level and silence a raised cosine in dB runs from or to this level; beyond it is silence.
inline constexpr double kFloorDb = -80;

/// The shortest fade that is made.
inline constexpr core::Frames kShortestFade = core::framesOf(0.3);

/// Where a gentle rise from silence gets even in dB.
inline constexpr double kGentleDb = -18;
inline constexpr double kGentlePart = 0.2;

/// An amplitude on its way: `from` until `at`, `to` from `at + length` on. A pure function of the absolute
/// frame. Within a move the formula is taken at every 8th frame from `at` on (and at its end), in longer
/// moves as often (every 64th at most), with straight lines between: within 2e-6 of the formula for any fade
/// of 300 ms or more.
struct Ramp {
  std::int64_t at = 0;
  std::int64_t length = 0;
  double from = 1;
  double to = 1;
  Shape shape = Shape::equalPower;
  /// Of two sounds that cross with `equalPower`: their correlation r, 0 to 1 (audio/likeness.hpp). With it
  /// the sum keeps its power: two sounds of the same power under sin and cos have sin^2 + cos^2 + 2 r sin cos
  /// of it, so both are divided by the root of that: from equal power (0) to equal gain (1).
  double likeness = 0;

  std::int64_t end() const { return at + length; }
  /// The formula itself at a part 0..1 of the way.
  double along(double part) const;
  /// As `multiply` has it.
  float value(std::int64_t frame) const;
  /// True where it has one value over all of these frames: the one at the first of them.
  bool isFlat(std::int64_t frame, std::size_t frames) const;
  /// Multiplies `gains` by the values from `frame` on.
  void multiply(std::int64_t frame, float* gains, std::size_t frames) const;

 private:
  std::int64_t move(std::int64_t i, std::int64_t stop, float* gains) const;
};

/// The level of a bus: moves that follow one another. Fixed size; for the audio thread.
class Lane {
 public:
  /// Drops moves that begin at or after `at` (a jump at `at` itself has happened and stays), then goes on
  /// from the level reached there. Of more than 64 waiting moves the newest is replaced.
  void fade(std::int64_t at, std::int64_t length, double to, Shape shape);
  bool isFlat(std::int64_t frame, std::size_t frames) const;
  float value(std::int64_t frame) const;
  void multiply(std::int64_t frame, float* gains, std::size_t frames) const;
  /// Forgets what lies before `frame`.
  void forget(std::int64_t frame);

 private:
  std::size_t indexAt(std::int64_t frame) const;

  static constexpr std::size_t kMoves = 65;
  std::array<Ramp, kMoves> moves_{};  ///< by begin; the first holds the level to start with
  std::size_t count_ = 1;
};

}  // namespace lw::audio
