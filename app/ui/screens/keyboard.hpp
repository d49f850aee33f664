#pragma once
#include <string>

#include "ui/screens/scene.hpp"

/// Keys on the screen. All write to what the screens remember (`Local::typed`); a physical keyboard does the
/// same.
namespace lw::ui {

/// Own words are at most so many characters.
inline constexpr std::size_t kMostCharacters = 400;

/// Letters, digits and signs with 110 px keys: qwerty (wide), the alphabet on two pages (compact) or in one
/// (tall).
void keyboard(Draw& d, Scene& scene);
/// The line above the keyboard.
Box lineAboveKeyboard(const Layout& page);
/// The page with Back and Next where the keyboard leaves room.
Layout besideKeyboard(Layout page);

enum class PadKind { number, time };
/// Digits, delete, and a point (number) or clear (time), in 3 columns, or 6 where it is low.
void pad(Draw& d, Scene& scene, const Box& area, PadKind kind);

}  // namespace lw::ui
