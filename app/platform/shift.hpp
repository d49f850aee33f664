#pragma once

struct ImDrawData;

namespace lw::platform {

/// Makes draw data that was made for a screen of its own lie with its corner at `x`, `y` of a canvas, in
/// pixels.
void shiftTo(ImDrawData& data, int x, int y);

}  // namespace lw::platform
