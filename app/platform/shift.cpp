#include "platform/shift.hpp"

#include <imgui.h>

namespace lw::platform {

void shiftTo(ImDrawData& data, int x, int y) {
  data.DisplayPos.x -= static_cast<float>(x);
  data.DisplayPos.y -= static_cast<float>(y);
}

}  // namespace lw::platform
