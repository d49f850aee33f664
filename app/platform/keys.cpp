#include "platform/keys.hpp"

namespace lw::platform {

std::optional<core::Key> keyOf(SDL_Keycode code, std::uint16_t modifiers) {
  using core::Key;
  if (code == SDLK_F13 || code == SDLK_F1) return Key::call;
  const bool alt = (modifiers & KMOD_ALT) != 0;
  if (alt && code == SDLK_LEFT && !(modifiers & (KMOD_CTRL | KMOD_GUI))) return Key::back;
  if (modifiers & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) return std::nullopt;
  switch (code) {
    case SDLK_TAB: return (modifiers & KMOD_SHIFT) ? Key::backTab : Key::tab;
    case SDLK_LEFT: return Key::left;
    case SDLK_RIGHT: return Key::right;
    case SDLK_UP: return Key::up;
    case SDLK_DOWN: return Key::down;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
    case SDLK_F15: return Key::enter;
    case SDLK_F14: return Key::second;
    case SDLK_BACKSPACE: return Key::erase;
    case SDLK_F2: return Key::readAloud;
    case SDLK_F9: return Key::lock;
    case SDLK_F10: return Key::softer;
    case SDLK_F11: return Key::pause;
    case SDLK_VOLUMEUP: return Key::volumeUp;
    case SDLK_VOLUMEDOWN: return Key::volumeDown;
    default: return std::nullopt;
  }
}

}  // namespace lw::platform
