#include "draw/png.hpp"

#include <doctest/doctest.h>

#include "support/read_png.hpp"

using namespace lw;

TEST_CASE("a picture comes back from its PNG, without what lies beside it") {
  constexpr int kWidth = 7, kHeight = 5, kStride = 9;
  std::vector<std::uint32_t> pixels, shown;
  for (std::uint32_t i = 0; i < kStride * kHeight; ++i) {
    pixels.push_back(0xff000000U | (i * 0x050b13U));
    if (i % kStride < kWidth) shown.push_back(pixels.back());
  }
  const test::ReadPng read(draw::encodePng(pixels.data(), kWidth, kHeight, kStride));
  CHECK(read.pixels == shown);
  CHECK(read.width == kWidth);
  CHECK(read.height == kHeight);
  CHECK(read.coloursOnly);
}
