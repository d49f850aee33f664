#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/input.hpp"
#include "core/time.hpp"
#include "platform/canvas.hpp"

struct ImDrawData;

namespace lw::platform {

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
  /// All events since the last call, in their order, with the times at which they came (`steadyNow`); waits
  /// up to `timeout` (forever without one) for the first. `wake` ends the wait.
  virtual std::vector<core::TimedInput> wait(std::optional<std::chrono::milliseconds> timeout) = 0;
  /// Any thread: makes `wait` return.
  virtual void wake() = 0;
  /// Pixels per millimetre by the display's own word; 0 if it does not say.
  virtual double pixelsPerMillimetre() const = 0;
};
std::unique_ptr<Window> openWindow(const WindowOptions& options);

/// True if a window could be opened here.
bool displayAvailable();

}  // namespace lw::platform
