#include "platform/events.hpp"

#include <SDL.h>

#include <algorithm>

#include "platform/keys.hpp"

namespace lw::platform {
namespace {

constexpr SDL_FingerID kNoEvent = -1;

/// Alt+F4 does nothing: the window manager turns it into a close that looks like any other, so the key itself
/// is asked.
bool closedByAltF4() {
  const Uint8* pressed = SDL_GetKeyboardState(nullptr);
  return (SDL_GetModState() & KMOD_ALT) != 0 || pressed[SDL_SCANCODE_F4] != 0;
}

}  // namespace

void EventReader::read(const SDL_Event& event, int width, int height, std::vector<core::InputEvent>& out) {
  switch (event.type) {
    case SDL_QUIT:
      if (!closedByAltF4()) out.push_back(core::QuitAsked{});
      break;
    case SDL_WINDOWEVENT: readWindow(event.window, out); break;
    case SDL_KEYDOWN:
    case SDL_KEYUP: readKey(event.key, out); break;
    case SDL_TEXTINPUT: out.push_back(core::TextTyped{event.text.text}); break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: readFinger(event.tfinger, width, height, out); break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION: readMouse(event, out); break;
    default: break;
  }
}

void EventReader::readKey(const SDL_KeyboardEvent& event, std::vector<core::InputEvent>& out) {
  const auto code = event.keysym.sym;
  if (event.type == SDL_KEYUP) {
    if (const auto was = down_.extract(code)) out.push_back(core::KeyUp{was.mapped()});
    return;
  }
  const auto key = keyOf(code, event.keysym.mod);
  if (!key) return;
  // one that means something else now, as another key came down with it, has been let go as what it was
  if (const auto was = down_.find(code); was != down_.end() && was->second != *key)
    out.push_back(core::KeyUp{was->second});
  down_[code] = *key;
  out.push_back(core::KeyDown{*key, event.repeat != 0});
}

void EventReader::readWindow(const SDL_WindowEvent& window, std::vector<core::InputEvent>& out) {
  if (window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
    out.push_back(core::WindowResized{window.data1, window.data2});
  const bool lost = window.event == SDL_WINDOWEVENT_EXPOSED || window.event == SDL_WINDOWEVENT_RESTORED;
  if (lost || window.event == SDL_WINDOWEVENT_SIZE_CHANGED) out.push_back(core::WindowExposed{});
}

void EventReader::readFinger(const SDL_TouchFingerEvent& finger, int width, int height,
                             std::vector<core::InputEvent>& out) {
  touched_ = true;
  const float x = finger.x * static_cast<float>(width), y = finger.y * static_cast<float>(height);
  const int number = numberOf(finger.fingerId, finger.type == SDL_FINGERDOWN);
  if (number == 0) return;
  if (finger.type == SDL_FINGERDOWN) out.push_back(core::PointerDown{number, x, y});
  if (finger.type == SDL_FINGERMOTION) out.push_back(core::PointerMove{number, x, y});
  if (finger.type == SDL_FINGERUP) {
    out.push_back(core::PointerUp{number, x, y});
    fingers_[static_cast<std::size_t>(number - 1)] = kNoEvent;
  }
}

/// Small numbers, the lowest free one first; 0 for a finger that never came down.
int EventReader::numberOf(SDL_FingerID finger, bool down) {
  auto place = std::find(fingers_.begin(), fingers_.end(), finger);
  if (place == fingers_.end() && !down) return 0;
  if (place == fingers_.end()) place = std::find(fingers_.begin(), fingers_.end(), kNoEvent);
  if (place == fingers_.end()) place = fingers_.insert(place, kNoEvent);
  *place = finger;
  return static_cast<int>(place - fingers_.begin()) + 1;
}

/// Finger 0. What SDL makes of a touch is left out; a move counts only while the button is down.
void EventReader::readMouse(const SDL_Event& event, std::vector<core::InputEvent>& out) {
  if (event.type == SDL_MOUSEMOTION) {
    if (event.motion.which == SDL_TOUCH_MOUSEID) return;
    touched_ = false;
    const auto& move = event.motion;
    if (mouseDown_)
      out.push_back(core::PointerMove{0, static_cast<float>(move.x), static_cast<float>(move.y)});
    return;
  }
  const auto& button = event.button;
  if (button.which == SDL_TOUCH_MOUSEID || button.button != SDL_BUTTON_LEFT) return;
  mouseDown_ = event.type == SDL_MOUSEBUTTONDOWN;
  const auto x = static_cast<float>(button.x), y = static_cast<float>(button.y);
  if (mouseDown_)
    out.push_back(core::PointerDown{0, x, y});
  else
    out.push_back(core::PointerUp{0, x, y});
}

}  // namespace lw::platform
