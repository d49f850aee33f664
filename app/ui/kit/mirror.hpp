#pragma once
#include "ui/kit/draw.hpp"

namespace lw::ui {

/// Swaps left and right of a whole page, for a call on the right side: operations and targets. Text, signs
/// and the groups of `Draw::together` change their place and keep their inside; so do buttons, and all
/// answers of a page as one block (keys, numbers and answers keep their order).
void mirror(Draw& d);

}  // namespace lw::ui
