#include <doctest/doctest.h>

#include <filesystem>

#include "core/files.hpp"
#include "platform/canvas.hpp"
#include "scene.hpp"
#include "support/read_png.hpp"

using namespace lw::platform;

TEST_CASE("a canvas in memory saves what was drawn") {
  Scene scene;
  auto canvas = makeSurface(200, 100);
  scene.list().AddRectFilled({0, 0}, {200, 100}, IM_COL32(5, 3, 2, 255));
  scene.list().AddRectFilled({10, 10}, {20, 20}, IM_COL32(255, 0, 0, 255));
  canvas->draw(kWhole, scene.data());
  canvas->present();
  const auto file = std::filesystem::temp_directory_path() / "lullwater-platform-canvas.png";
  canvas->save(file.string());
  const lw::test::ReadPng read(lw::core::readTextFile(file));
  CHECK(read.width == 200);
  CHECK(read.height == 100);
  CHECK(read.pixels[15 * 200 + 15] == 0xffff0000U);
  CHECK(read.pixels[50 * 200 + 50] == 0xff050302U);
  std::filesystem::remove(file);
  CHECK_THROWS_AS(canvas->save("/nonexistent-folder/a.png"), std::runtime_error);
}
