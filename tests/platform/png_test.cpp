#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>

#include "core/files.hpp"
#include "platform/png.hpp"
#include "platform/window.hpp"
#include "scene.hpp"

using namespace lw::platform;

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

/// Undoes the one filter that the writer uses; checks every chunk's CRC.
std::vector<std::uint32_t> decode(const std::string& png, int& width, int& height) {
  REQUIRE(png.substr(0, 8) == std::string("\x89PNG\r\n\x1a\n", 8));
  std::string packed;
  for (std::size_t at = 8; at < png.size();) {
    const auto length = number(png, at);
    const auto* body = reinterpret_cast<const Bytef*>(png.data() + at + 4);
    REQUIRE(number(png, at + 8 + length) == crc32(0, body, length + 4));
    const auto type = png.substr(at + 4, 4);
    if (type == "IHDR") {
      width = static_cast<int>(number(png, at + 8));
      height = static_cast<int>(number(png, at + 12));
    }
    if (type == "IDAT") packed += png.substr(at + 8, length);
    at += 12 + length;
  }
  const auto row = static_cast<std::size_t>(width) * 3 + 1;
  std::string rows(row * static_cast<std::size_t>(height), '\0');
  auto size = static_cast<uLongf>(rows.size());
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                     reinterpret_cast<const Bytef*>(packed.data()),
                     static_cast<uLong>(packed.size())) == Z_OK);
  REQUIRE(size == rows.size());
  std::vector<std::uint32_t> pixels;
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    REQUIRE(rows[y * row] == 2);
    for (std::size_t i = 1; i < row && y > 0; ++i)
      rows[y * row + i] = static_cast<char>(rows[y * row + i] + rows[(y - 1) * row + i]);
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      const auto byte = [&](std::size_t k) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(rows[y * row + 1 + x * 3 + k]));
      };
      pixels.push_back(0xff000000U | (byte(0) << 16) | (byte(1) << 8) | byte(2));
    }
  }
  return pixels;
}

}  // namespace

TEST_CASE("a picture comes back from its PNG") {
  std::vector<std::uint32_t> pixels;
  for (std::uint32_t i = 0; i < 7 * 5; ++i) pixels.push_back(0xff000000U | (i * 0x050b13U));
  int width = 0, height = 0;
  CHECK(decode(encodePng(pixels, 7, 5), width, height) == pixels);
  CHECK(width == 7);
  CHECK(height == 5);
}

TEST_CASE("a canvas in memory saves what was drawn") {
  Scene scene;
  auto canvas = makeSurface(200, 100);
  canvas->setFonts(scene.fonts());
  scene.list().AddRectFilled({0, 0}, {200, 100}, IM_COL32(5, 3, 2, 255));
  scene.list().AddRectFilled({10, 10}, {20, 20}, IM_COL32(255, 0, 0, 255));
  canvas->draw(kWhole, scene.data());
  canvas->present();
  const auto file = std::filesystem::temp_directory_path() / "lullwater-platform-canvas.png";
  canvas->save(file.string());
  int width = 0, height = 0;
  const auto pixels = decode(lw::core::readTextFile(file), width, height);
  CHECK(width == 200);
  CHECK(pixels[15 * 200 + 15] == 0xffff0000U);
  CHECK(pixels[50 * 200 + 50] == 0xff050302U);
  std::filesystem::remove(file);
  CHECK_THROWS_AS(canvas->save("/nonexistent-folder/a.png"), std::runtime_error);
}
