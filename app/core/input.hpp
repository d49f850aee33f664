#pragma once
#include <cstdint>
#include <string>
#include <variant>

#include "core/time.hpp"

namespace lw::core {

/// Keys that mean something to the program; everything else is not reported.
enum class Key : std::uint8_t {
  call,  ///< F13, F1, any key of the call device
  tab,
  backTab,
  left,
  right,
  up,
  down,
  enter,      ///< Enter, Space (outside text), F15
  second,     ///< F14: the second switch of a two-switch box
  back,       ///< Backspace (not in text), Alt+Left
  erase,      ///< Backspace in text
  readAloud,  ///< F2
  lock,       ///< F9
  softer,     ///< F10
  pause,      ///< F11
  volumeUp,
  volumeDown,
};

struct PointerDown {
  int finger = 0;
  float x = 0, y = 0;
};  ///< in pixels of the window
struct PointerMove {
  int finger = 0;
  float x = 0, y = 0;
};
struct PointerUp {
  int finger = 0;
  float x = 0, y = 0;
};
struct KeyDown {
  Key key;
  bool repeat = false;
};
struct KeyUp {
  Key key;
};
struct TextTyped {
  std::string utf8;
};                         ///< also digits: screens decide whether they are an answer
struct CallDeviceLost {};  ///< the call button was unplugged: that is a call
struct WindowResized {
  int width = 0, height = 0;
};
struct WindowExposed {};  ///< the window's content was lost: everything must be drawn again
struct QuitAsked {};      ///< the window manager or a signal asks the program to end

using InputEvent = std::variant<PointerDown, PointerMove, PointerUp, KeyDown, KeyUp, TextTyped,
                                CallDeviceLost, WindowResized, WindowExposed, QuitAsked>;

/// An event and when it happened.
struct TimedInput {
  InputEvent what;
  UiTime at{0};
};

}  // namespace lw::core
