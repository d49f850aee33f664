#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace lw::draw {

/// A picture as PNG (ISO/IEC 15948), 8 bits, RGB without alpha. `pixels` holds 0x..RRGGBB by rows, `stride`
/// pixels from one row to the next. Throws std::runtime_error.
std::string encodePng(const std::uint32_t* pixels, int width, int height, int stride);

/// Writes a picture at once (never half a file). Throws std::runtime_error.
void writePng(const std::filesystem::path& file, const std::uint32_t* pixels, int width, int height,
              int stride);

}  // namespace lw::draw
