#pragma once
#include <cstdint>
#include <vector>

#include "platform/canvas.hpp"

struct ImDrawVert;
struct ImDrawCmd;
struct ImDrawList;

namespace lw::draw {
struct Stencil;
}

namespace lw::platform {

/// Pixels that somebody else owns, 0x..RRGGBB by rows; `stride` in pixels.
struct Pixels {
  std::uint32_t* data = nullptr;
  int width = 0, height = 0, stride = 0;
};

/// Draws ImDrawData in software, the same pixels on every machine. SDL's own software SDL_RenderGeometry
/// rounds corners to half pixels (uneven lines) and takes 11 ms for a breath guide of 788x788; this one takes
/// a tenth of it. Main thread.
class Painter {
 public:
  void attach(const Pixels& target) { target_ = target; }
  /// Draws what lies inside `rectangle`; nothing outside it changes. A command without a texture is flat or
  /// graded colours; a texture is a draw::Stencil at its own size, at whole pixels: a line of text.
  void draw(const PixelRect& rectangle, const ImDrawData& data);

 private:
  struct Clip {
    int left, top, right, bottom;
  };
  using Corner = const ImDrawVert*;

  void drawCommand(const ImDrawList& list, const ImDrawCmd& command);
  bool quadAt(const std::uint16_t* index, int left, const ImDrawVert* vertices);
  int fanAt(const std::uint16_t* index, int left, const ImDrawVert* vertices);
  void triangle(Corner a, Corner b, Corner c);
  void fillRect(float left, float top, float right, float bottom, std::uint32_t colour);
  void fillConvex(std::uint32_t colour);
  void traceEdge(float x0, float y0, float x1, float y1, int first, int last);
  void shade(Corner a, Corner b, Corner c);
  void stencil(const draw::Stencil& stencil, Corner topLeft);

  std::uint32_t* row(int y) const { return target_.data + static_cast<std::ptrdiff_t>(y) * target_.stride; }

  Pixels target_;
  Clip clip_{};
  float originX_ = 0, originY_ = 0;
  struct Point {
    float x, y;
  };
  std::vector<Point> polygon_;
  struct Span {
    float left, right;
  };
  std::vector<Span> spans_;
};

}  // namespace lw::platform
