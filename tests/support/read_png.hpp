#pragma once
#include <png.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lw::test {

/// A picture as somebody else reads it: 0xffRRGGBB by rows. Throws std::runtime_error.
struct ReadPng {
  explicit ReadPng(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
      throw std::runtime_error(image.message);
    coloursOnly = image.format == PNG_FORMAT_RGB;
    image.format = PNG_FORMAT_BGRA;
    width = static_cast<int>(image.width);
    height = static_cast<int>(image.height);
    pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0)
      throw std::runtime_error(image.message);
  }
  int width = 0, height = 0;
  bool coloursOnly = false;  ///< RGB, 8 bits, no alpha
  std::vector<std::uint32_t> pixels;
};

}  // namespace lw::test
