#pragma once
#include <SDL_events.h>

#include <cstdint>
#include <map>
#include <vector>

#include "core/input.hpp"

namespace lw::platform {

/// Turns SDL's events into ours. Remembers which fingers and keys are down. Main thread.
class EventReader {
 public:
  /// What `event` means, appended to `out`; `width` and `height` of the window in pixels.
  void read(const SDL_Event& event, int width, int height, std::vector<core::InputEvent>& out);
  /// True after a touch, false after the mouse moved: then the pointer is of use.
  bool touched() const { return touched_; }

 private:
  void readFinger(const SDL_TouchFingerEvent& finger, int width, int height,
                  std::vector<core::InputEvent>& out);
  void readMouse(const SDL_Event& event, std::vector<core::InputEvent>& out);
  void readKey(const SDL_KeyboardEvent& event, std::vector<core::InputEvent>& out);
  static void readWindow(const SDL_WindowEvent& window, std::vector<core::InputEvent>& out);
  int numberOf(SDL_FingerID finger, bool down);

  /// What each key meant as it came down: it means the same as it goes up, whatever else is held by then.
  std::map<SDL_Keycode, core::Key> down_;
  std::vector<SDL_FingerID> fingers_;  ///< number 1 is the first; kNone = free
  bool mouseDown_ = false, touched_ = false;
};

}  // namespace lw::platform
