#pragma once
#include <SDL.h>

#include <cstdint>
#include <vector>

#include "platform/painter.hpp"

namespace lw::platform {

/// A surface of 32 bits a pixel (XRGB8888) as something to paint on; it owns the pixels.
Pixels pixelsOn(SDL_Surface& surface);

/// Copies pixels to a place on others; what lies outside is left out.
void copyPixels(const PixelRect& to, const std::uint32_t* pixels, int stride, const Pixels& on);

/// Pixels of a surface as 0xffRRGGBB by rows.
std::vector<std::uint32_t> pixelsOf(SDL_Surface& surface);

}  // namespace lw::platform
