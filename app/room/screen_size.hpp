#pragma once
#include <cstdio>
#include <string>

namespace lw::room {

struct ScreenSize {
  int width = 1920, height = 1080;
};

/// "1280x800" -> 1280, 800; the usual size for an empty text (the command line has checked others).
inline ScreenSize parseSize(const std::string& text) {
  ScreenSize size;
  if (!text.empty()) std::sscanf(text.c_str(), "%5dx%5d", &size.width, &size.height);
  return size;
}

}  // namespace lw::room
