#pragma once
#include <SDL_keycode.h>

#include <cstdint>
#include <optional>

#include "core/input.hpp"

namespace lw::platform {

/// What a key means to the program ; nothing for all others: Esc and Alt+F4 do nothing,
/// and so does any key with Ctrl, Alt or the system key, except Alt+Left. The call keys call with any
/// modifier. Backspace is always `erase`: the screen knows whether text is being written.
std::optional<core::Key> keyOf(SDL_Keycode code, std::uint16_t modifiers);

}  // namespace lw::platform
