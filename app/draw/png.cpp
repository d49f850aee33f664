#include "draw/png.hpp"

#include <png.h>

#include <cassert>
#include <stdexcept>
#include <vector>

#include "core/files.hpp"

namespace lw::draw {
namespace {

/// Red, green, blue, as libpng takes them.
std::vector<std::uint8_t> bytesOf(const std::uint32_t* pixels, int width, int height, int stride) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int shift : {16, 8, 0})
        bytes.push_back(
            static_cast<std::uint8_t>(pixels[static_cast<std::ptrdiff_t>(y) * stride + x] >> shift));
  return bytes;
}

}  // namespace

std::string encodePng(const std::uint32_t* pixels, int width, int height, int stride) {
  assert(width > 0 && height > 0 && stride >= width);
  const auto bytes = bytesOf(pixels, width, height, stride);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;  // a screen is flat areas: slower filters save little
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string png(size, '\0');
  if (png_image_write_to_memory(&image, png.data(), &size, 0, bytes.data(), 0, nullptr) == 0)
    throw std::runtime_error(std::string("can't write a picture: ") + image.message);
  png.resize(size);
  return png;
}

void writePng(const std::filesystem::path& file, const std::uint32_t* pixels, int width, int height,
              int stride) {
  core::writeFileAtomically(file, encodePng(pixels, width, height, stride));
}

}  // namespace lw::draw
