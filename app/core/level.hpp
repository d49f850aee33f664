#pragma once
#include <cmath>
#include <compare>
#include <limits>

namespace lw::core {

/// A ratio of levels in dB (also used for LU, which are dB of K-weighted loudness: EBU R 128).
struct Decibels {
  double value = 0;
  friend constexpr auto operator<=>(Decibels, Decibels) = default;
};

constexpr Decibels operator+(Decibels a, Decibels b) {
  return {a.value + b.value};
}
constexpr Decibels operator-(Decibels a, Decibels b) {
  return {a.value - b.value};
}
constexpr Decibels operator-(Decibels a) {
  return {-a.value};
}

/// No sound at all.
inline constexpr Decibels kSilence{-std::numeric_limits<double>::infinity()};

/// Linear amplitude of a level: 1 at 0 dB, 0 for `kSilence`.
inline double amplitude(Decibels level) {
  return std::pow(10.0, level.value / 20.0);
}

/// Level of a linear amplitude >= 0; `kSilence` for 0.
inline Decibels decibels(double linear) {
  return linear > 0 ? Decibels{20.0 * std::log10(linear)} : kSilence;
}

/// Loudness in LUFS (ITU-R BS.1770). Differences are `Decibels`.
struct Lufs {
  double value = 0;
  friend constexpr auto operator<=>(Lufs, Lufs) = default;
};

constexpr Decibels operator-(Lufs a, Lufs b) {
  return {a.value - b.value};
}
constexpr Lufs operator+(Lufs a, Decibels b) {
  return {a.value + b.value};
}

/// Power (mean square) of a level: 1 at 0 dB, 0 for `kSilence`. Powers of sounds that differ add up; levels
/// don't.
inline double power(Decibels level) {
  return std::pow(10.0, level.value / 10);
}

/// The same of a loudness: 1 at 0 LUFS.
inline double power(Lufs loudness) {
  return std::pow(10.0, loudness.value / 10);
}

/// Level of a power >= 0; `kSilence` for 0.
inline Decibels decibelsOfPower(double power) {
  return power > 0 ? Decibels{10 * std::log10(power)} : kSilence;
}

}  // namespace lw::core
