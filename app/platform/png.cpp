#include "platform/png.hpp"

#include <zlib.h>

#include <cassert>
#include <stdexcept>
#include <string_view>

#include "core/files.hpp"

namespace lw::platform {
namespace {

void append32(std::string& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<char>((value >> shift) & 0xffU));
}

/// Length, type, data and the CRC over type and data.
void appendChunk(std::string& to, std::string_view type, std::string_view data) {
  append32(to, static_cast<std::uint32_t>(data.size()));
  const auto begin = to.size();
  to += type;
  to += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(to.data() + begin);
  append32(to, static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(to.size() - begin))));
}

std::string header(int width, int height) {
  std::string data;
  append32(data, static_cast<std::uint32_t>(width));
  append32(data, static_cast<std::uint32_t>(height));
  data +=
      std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, deflate, adaptive filters, not interlaced
  return data;
}

/// Rows with filter "Up" (2): flat areas become zeros.
std::string filtered(const std::vector<std::uint32_t>& pixels, int width, int height) {
  std::string rows;
  rows.reserve(static_cast<std::size_t>(height) * (static_cast<std::size_t>(width) * 3 + 1));
  for (int y = 0; y < height; ++y) {
    rows.push_back(2);
    const auto* row = pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    for (int x = 0; x < width; ++x) {
      const std::uint32_t above = y > 0 ? row[x - width] : 0;
      for (int shift = 16; shift >= 0; shift -= 8)
        rows.push_back(static_cast<char>(((row[x] >> shift) - (above >> shift)) & 0xffU));
    }
  }
  return rows;
}

std::string deflated(const std::string& data) {
  auto size = compressBound(static_cast<uLong>(data.size()));
  std::string out(size, '\0');
  const auto result =
      compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                static_cast<uLong>(data.size()), 3);
  if (result != Z_OK) throw std::runtime_error("can't compress a picture: out of memory");
  out.resize(size);
  return out;
}

}  // namespace

std::string encodePng(const std::vector<std::uint32_t>& pixels, int width, int height) {
  assert(width > 0 && height > 0);
  assert(pixels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::string png("\x89PNG\r\n\x1a\n", 8);
  appendChunk(png, "IHDR", header(width, height));
  appendChunk(png, "IDAT", deflated(filtered(pixels, width, height)));
  appendChunk(png, "IEND", "");
  return png;
}

void writePng(const std::filesystem::path& file, const std::vector<std::uint32_t>& pixels, int width,
              int height) {
  core::writeFileAtomically(file, encodePng(pixels, width, height));
}

}  // namespace lw::platform
