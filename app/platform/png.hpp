#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lw::platform {

/// A picture as PNG (ISO/IEC 15948), 8 bits, RGB without alpha. `pixels` holds 0xffRRGGBB by rows.
std::string encodePng(const std::vector<std::uint32_t>& pixels, int width, int height);

/// Writes a picture at once (never half a file). Throws std::runtime_error.
void writePng(const std::filesystem::path& file, const std::vector<std::uint32_t>& pixels, int width,
              int height);

}  // namespace lw::platform
