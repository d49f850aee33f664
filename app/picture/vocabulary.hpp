#pragma once
#include "draw/letters.hpp"
#include "draw/ops.hpp"
#include "draw/paint.hpp"
#include "draw/tokens.hpp"

namespace lw::picture {

/// Pictures speak of boxes, colours, letters and operations all the time: those of `draw` are theirs.
using namespace draw;

}  // namespace lw::picture
