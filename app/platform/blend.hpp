#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

/// Colours: ImGui packs 0xAABBGGRR, surfaces hold 0x..RRGGBB.
namespace lw::platform {

/// The first pixel whose centre is at or right of (below) `x`, in pixels.
inline int firstAt(float x) {
  return static_cast<int>(std::ceil(x - 0.5F));
}

inline std::uint32_t alphaOf(std::uint32_t packed) {
  return packed >> 24;
}

/// Packed colour to a pixel, alpha dropped.
inline std::uint32_t toPixel(std::uint32_t packed) {
  return ((packed & 0xffU) << 16) | (packed & 0xff00U) | ((packed >> 16) & 0xffU);
}

/// Rounded x / 255 for x <= 255 * 255.
inline std::uint32_t by255(std::uint32_t x) {
  return (x + 128 + ((x + 128) >> 8)) >> 8;
}

/// `source` over `under` with an opacity of 0..255, rounded; equal colours stay equal.
inline std::uint32_t mix(std::uint32_t under, std::uint32_t source, std::uint32_t opacity) {
  const std::uint32_t rest = 255 - opacity;
  // Red and blue together: each product fits 16 bits.
  std::uint32_t redBlue = (source & 0xff00ffU) * opacity + (under & 0xff00ffU) * rest + 0x800080U;
  redBlue = ((redBlue + ((redBlue >> 8) & 0xff00ffU)) >> 8) & 0xff00ffU;
  std::uint32_t green = ((source >> 8) & 0xffU) * opacity + ((under >> 8) & 0xffU) * rest;
  return redBlue | (by255(green) << 8);
}

inline void fillSpan(std::uint32_t* from, int count, std::uint32_t pixel, std::uint32_t opacity) {
  if (count <= 0) return;
  if (opacity == 255) {
    std::fill_n(from, count, pixel);
  } else {
    for (int i = 0; i < count; ++i) from[i] = mix(from[i], pixel, opacity);
  }
}

}  // namespace lw::platform
