#include <imgui.h>

#include <algorithm>

#include "draw/letters.hpp"
#include "platform/blend.hpp"
#include "platform/painter.hpp"

namespace lw::platform {
namespace {

/// A pixel with a colour of its own (times alpha) and some of the text's colour over what lies below. The two
/// shares together are at most 255.
std::uint32_t covered(std::uint32_t under, std::uint32_t text, std::uint32_t cover, std::uint32_t own,
                      std::uint32_t opacity) {
  const auto kept = 255 - std::min(255U, cover + by255((own >> 24) * opacity));
  std::uint32_t result = 0;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const auto part = [&](std::uint32_t colour) { return (colour >> shift) & 0xffU; };
    const auto sum = by255(part(under) * kept) + by255(part(text) * cover) + by255(part(own) * opacity);
    result |= std::min(255U, sum) << shift;
  }
  return result;
}

}  // namespace

void Painter::stencil(const draw::Stencil& picture, Corner topLeft) {
  const int left = static_cast<int>(topLeft->pos.x - originX_),
            top = static_cast<int>(topLeft->pos.y - originY_);
  const int x0 = std::max(left, clip_.left), x1 = std::min(left + picture.width, clip_.right);
  const int y0 = std::max(top, clip_.top), y1 = std::min(top + picture.height, clip_.bottom);
  const auto pixel = toPixel(topLeft->col), opacity = alphaOf(topLeft->col);
  for (int y = y0; y < y1; ++y) {
    auto* pixels = row(y);
    const auto from = static_cast<std::size_t>(y - top) * static_cast<std::size_t>(picture.width);
    for (int x = x0; x < x1; ++x) {
      const auto at = from + static_cast<std::size_t>(x - left);
      const auto cover = by255(picture.cover[at] * opacity);
      if (!picture.own.empty() && picture.own[at] != 0)
        pixels[x] = covered(pixels[x], pixel, cover, picture.own[at], opacity);
      else if (cover != 0)
        pixels[x] = mix(pixels[x], pixel, cover);
    }
  }
}

}  // namespace lw::platform
