#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "platform/blend.hpp"
#include "platform/painter.hpp"

// What shows a piece of the atlas: glyphs at their own size, and pictures at any size.

namespace lw::platform {
namespace {

std::uint32_t tinted(std::uint32_t packed, std::uint32_t tint) {
  std::uint32_t result = 0;
  for (unsigned shift = 0; shift < 32; shift += 8)
    result |= by255(((packed >> shift) & 0xffU) * ((tint >> shift) & 0xffU)) << shift;
  return result;
}

}  // namespace

void Painter::glyph(Corner topLeft, Corner bottomRight) {
  const int left = static_cast<int>(topLeft->pos.x - originX_),
            top = static_cast<int>(topLeft->pos.y - originY_);
  const int x0 = std::max(left, clip_.left), y0 = std::max(top, clip_.top);
  const int x1 = std::min(static_cast<int>(bottomRight->pos.x - originX_), clip_.right);
  const int y1 = std::min(static_cast<int>(bottomRight->pos.y - originY_), clip_.bottom);
  const int u = static_cast<int>(std::lround(topLeft->uv.x * static_cast<float>(texture_.width))) - left;
  const int v = static_cast<int>(std::lround(topLeft->uv.y * static_cast<float>(texture_.height))) - top;
  if (u + x0 < 0 || v + y0 < 0 || u + x1 > texture_.width || v + y1 > texture_.height) return;
  const auto colour = topLeft->col;
  const auto pixel = toPixel(colour), opacity = alphaOf(colour);
  for (int y = y0; y < y1; ++y) {
    auto* pixels = row(y);
    const auto at = static_cast<std::ptrdiff_t>(v + y) * texture_.width + u;
    for (int x = x0; x < x1; ++x) {
      if (texture_.alpha) {
        if (const std::uint32_t alpha = texture_.alpha[at + x])
          pixels[x] = mix(pixels[x], pixel, by255(alpha * opacity));
      } else {
        const auto packed = texture_.colours[at + x];
        if (alphaOf(packed) == 0) continue;
        const auto shown = tinted(packed, colour);
        pixels[x] = mix(pixels[x], toPixel(shown), alphaOf(shown));
      }
    }
  }
}

/// Bilinear, in texels; the tint is multiplied in.
std::uint32_t Painter::texel(float u, float v, std::uint32_t colour) const {
  const auto at = [&](int x, int y) -> std::uint32_t {
    const auto place = static_cast<std::ptrdiff_t>(std::clamp(y, 0, texture_.height - 1)) * texture_.width +
                       std::clamp(x, 0, texture_.width - 1);
    return texture_.alpha ? (static_cast<std::uint32_t>(texture_.alpha[place]) << 24) | 0xffffffU
                          : texture_.colours[place];
  };
  const float x = u - 0.5F, y = v - 0.5F;
  const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
  const auto fx = static_cast<std::uint32_t>((x - static_cast<float>(left)) * 256);
  const auto fy = static_cast<std::uint32_t>((y - static_cast<float>(top)) * 256);
  const std::uint32_t corners[] = {at(left, top), at(left + 1, top), at(left, top + 1),
                                   at(left + 1, top + 1)};
  const std::uint32_t weights[] = {(256 - fx) * (256 - fy), fx * (256 - fy), (256 - fx) * fy, fx * fy};
  std::uint32_t result = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    std::uint32_t sum = 0x8000;
    for (int i = 0; i < 4; ++i) sum += ((corners[i] >> shift) & 0xffU) * weights[i];
    result |= (sum >> 16) << shift;
  }
  return tinted(result, colour);
}

void Painter::image(Corner a, Corner b, Corner c) {
  const Corner corners[] = {a, b, c};
  const float area =
      (b->pos.x - a->pos.x) * (c->pos.y - a->pos.y) - (b->pos.y - a->pos.y) * (c->pos.x - a->pos.x);
  const auto [low, high] = std::minmax({a->pos.y - originY_, b->pos.y - originY_, c->pos.y - originY_});
  const int first = std::max(firstAt(low), clip_.top), last = std::min(firstAt(high), clip_.bottom);
  if (first >= last) return;
  spans_.assign(static_cast<std::size_t>(last - first), {1e9F, -1e9F});
  for (int i = 0; i < 3; ++i) {
    const Corner from = corners[i], to = corners[(i + 1) % 3];
    traceEdge(from->pos.x - originX_, from->pos.y - originY_, to->pos.x - originX_, to->pos.y - originY_,
              first, last);
  }
  for (int y = first; y < last; ++y) {
    const auto& span = spans_[static_cast<std::size_t>(y - first)];
    if (span.left > span.right) continue;
    const int x1 = std::min(firstAt(span.right), clip_.right);
    for (int x = std::max(firstAt(span.left), clip_.left); x < x1; ++x) {
      const float px = static_cast<float>(x) + 0.5F + originX_ - a->pos.x,
                  py = static_cast<float>(y) + 0.5F + originY_ - a->pos.y;
      const float wb = (px * (c->pos.y - a->pos.y) - py * (c->pos.x - a->pos.x)) / area;
      const float wc = (py * (b->pos.x - a->pos.x) - px * (b->pos.y - a->pos.y)) / area;
      const float u = a->uv.x + wb * (b->uv.x - a->uv.x) + wc * (c->uv.x - a->uv.x);
      const float v = a->uv.y + wb * (b->uv.y - a->uv.y) + wc * (c->uv.y - a->uv.y);
      const auto shown =
          texel(u * static_cast<float>(texture_.width), v * static_cast<float>(texture_.height), a->col);
      row(y)[x] = mix(row(y)[x], toPixel(shown), alphaOf(shown));
    }
  }
}

}  // namespace lw::platform
