#pragma once
#include <SDL.h>

#include <cstdint>
#include <filesystem>

#include "platform/painter.hpp"

namespace lw::platform {

/// A surface of 32 bits a pixel (XRGB8888) as something to paint on; it owns the pixels.
Pixels pixelsOn(SDL_Surface& surface);

/// Copies pixels to a place on others; what lies outside is left out.
void copyPixels(const PixelRect& to, const std::uint32_t* pixels, int stride, const Pixels& on);

/// Writes a surface of any kind as PNG. Throws std::runtime_error.
void savePng(const std::filesystem::path& file, SDL_Surface& surface);

}  // namespace lw::platform
