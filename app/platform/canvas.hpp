#pragma once
#include <cstdint>
#include <memory>
#include <string>

struct ImDrawData;
struct ImFontAtlas;

namespace lw::platform {

struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Something that draw data can be drawn on: a window, or a surface in memory (no display needed). Main
/// thread.
class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual int width() const = 0;
  virtual int height() const = 0;
  /// Draws one rectangle's data; nothing outside it changes. A texture that a command names is a
  /// draw::Stencil.
  virtual void draw(const PixelRect& rectangle, ImDrawData* data) = 0;
  /// Copies pixels (0x..RRGGBB by rows, `stride` in pixels) that somebody else made; nothing outside changes.
  virtual void copy(const PixelRect& rectangle, const std::uint32_t* pixels, int stride) = 0;
  /// Shows what was drawn since the last call.
  virtual void present() = 0;
  /// Writes what is shown as PNG. Throws std::runtime_error.
  virtual void save(const std::string& file) = 0;
};

/// A canvas in memory.
std::unique_ptr<Canvas> makeSurface(int width, int height);

}  // namespace lw::platform
