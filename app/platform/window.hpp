#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/input.hpp"
#include "core/time.hpp"

struct ImDrawData;

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

struct WindowOptions {
  std::string title = "Lullwater";
  int width = 1920, height = 1080;
  bool fullscreen = true;
  int display = 0;
  bool resizable = false;
};

/// A window with its input. Throws std::runtime_error (no display, …).
class Window : public Canvas {
 public:
  /// All events since the last call; waits up to `timeout` (forever without one) for the first. `wake` ends
  /// the wait.
  virtual std::vector<core::InputEvent> wait(std::optional<std::chrono::milliseconds> timeout) = 0;
  /// Any thread: makes `wait` return.
  virtual void wake() = 0;
  /// Pixels per millimetre by the display's own word; 0 if it does not say.
  virtual double pixelsPerMillimetre() const = 0;
};
std::unique_ptr<Window> openWindow(const WindowOptions& options);

/// True if a window could be opened here.
bool displayAvailable();

}  // namespace lw::platform
