#pragma once
#include "draw/ops.hpp"
#include "draw/tokens.hpp"

namespace lw::ui {

/// Screens speak of boxes, colours, tokens and operations all the time: those of `draw` are theirs.
using namespace draw;

}  // namespace lw::ui
