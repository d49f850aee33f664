#include "platform/painter.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "draw/letters.hpp"
#include "platform/blend.hpp"

// A pixel belongs to a shape if its centre lies inside, left and top edges included. Edges that two triangles
// share are computed from the same two points in the same order, so neither a gap nor a double pixel can open
// between them.

namespace lw::platform {
namespace {

float cross(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// A value that is linear over a triangle.
struct Plane {
  float base, perX, perY;
  float at(float x, float y) const { return base + perX * x + perY * y; }
};

Plane planeOf(const ImVec2& a, const ImVec2& b, const ImVec2& c, float va, float vb, float vc) {
  const float area = cross(a, b, c);
  const float perX = ((vb - va) * (c.y - a.y) - (vc - va) * (b.y - a.y)) / area;
  const float perY = ((vc - va) * (b.x - a.x) - (vb - va) * (c.x - a.x)) / area;
  return {va - perX * a.x - perY * a.y, perX, perY};
}

std::uint32_t toByte(float value) {
  return static_cast<std::uint32_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

float channel(const ImDrawVert& corner, int shift) {
  return static_cast<float>((corner.col >> shift) & 0xffU);
}

}  // namespace

void Painter::draw(const PixelRect& rectangle, const ImDrawData& data) {
  originX_ = data.DisplayPos.x;
  originY_ = data.DisplayPos.y;
  const Clip area{std::max(rectangle.x, 0), std::max(rectangle.y, 0),
                  std::min(rectangle.x + rectangle.width, target_.width),
                  std::min(rectangle.y + rectangle.height, target_.height)};
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const auto& list = *data.CmdLists[i];
    for (const auto& command : list.CmdBuffer) {
      if (command.UserCallback) continue;
      clip_ = {std::max(area.left, static_cast<int>(std::floor(command.ClipRect.x - originX_))),
               std::max(area.top, static_cast<int>(std::floor(command.ClipRect.y - originY_))),
               std::min(area.right, static_cast<int>(std::ceil(command.ClipRect.z - originX_))),
               std::min(area.bottom, static_cast<int>(std::ceil(command.ClipRect.w - originY_)))};
      if (clip_.left < clip_.right && clip_.top < clip_.bottom) drawCommand(list, command);
    }
  }
}

void Painter::drawCommand(const ImDrawList& list, const ImDrawCmd& command) {
  static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));
  const auto* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const auto* index = list.IdxBuffer.Data + command.IdxOffset;
  int left = static_cast<int>(command.ElemCount);
  if (const auto* picture = static_cast<const draw::Stencil*>(command.GetTexID())) {
    for (int i = 0; i + 6 <= left; i += 6) stencil(*picture, vertices + index[i]);  // one rectangle each
    return;
  }
  while (left >= 3) {
    int used = 3;
    if (quadAt(index, left, vertices)) {
      used = 6;
    } else if (const int fan = fanAt(index, left, vertices)) {
      used = fan;
    } else {
      triangle(vertices + index[0], vertices + index[1], vertices + index[2]);
    }
    index += used;
    left -= used;
  }
}

/// A rectangle along the axes in one colour.
bool Painter::quadAt(const std::uint16_t* index, int left, const ImDrawVert* vertices) {
  if (left < 6 || index[3] != index[0] || index[4] != index[2]) return false;
  const Corner a = vertices + index[0], b = vertices + index[1], c = vertices + index[2],
               d = vertices + index[5];
  const bool upright =
      a->pos.y == b->pos.y && b->pos.x == c->pos.x && c->pos.y == d->pos.y && d->pos.x == a->pos.x;
  const bool forward = a->pos.x < c->pos.x && a->pos.y < c->pos.y;
  if (!upright || !forward || a->col != b->col || a->col != c->col || a->col != d->col) return false;
  fillRect(a->pos.x, a->pos.y, c->pos.x, c->pos.y, a->col);
  return true;
}

/// The inside of a convex shape: triangles around one corner. Returns how many indices it took; 0 = none.
int Painter::fanAt(const std::uint16_t* index, int left, const ImDrawVert* vertices) {
  const Corner hub = vertices + index[0];
  const auto same = [&](Corner corner) { return corner->col == hub->col; };
  if (!same(vertices + index[1])) return 0;
  const auto add = [&](Corner corner) {
    polygon_.push_back({corner->pos.x - originX_, corner->pos.y - originY_});
  };
  polygon_.clear();
  add(hub);
  add(vertices + index[1]);
  int used = 0;
  float turn = 0;
  while (used + 3 <= left && index[used] == index[0] && (used == 0 || index[used + 1] == index[used - 1])) {
    const Corner before = vertices + index[used + 1], next = vertices + index[used + 2];
    if (!same(next)) break;
    const float inside = cross(hub->pos, before->pos, next->pos);
    const float bend = used == 0 ? inside : cross((vertices + index[used - 2])->pos, before->pos, next->pos);
    if (turn * inside < 0 || turn * bend < 0) break;  // not convex: what follows is drawn by itself
    if (turn == 0) turn = inside;
    add(next);
    used += 3;
  }
  if (used > 0) fillConvex(hub->col);
  return used;
}

void Painter::triangle(Corner a, Corner b, Corner c) {
  const float area = cross(a->pos, b->pos, c->pos);
  if (std::abs(area) < 1e-6F || alphaOf(a->col | b->col | c->col) == 0) return;
  shade(a, b, c);
}

void Painter::fillRect(float left, float top, float right, float bottom, std::uint32_t colour) {
  const int x0 = std::max(firstAt(left - originX_), clip_.left),
            x1 = std::min(firstAt(right - originX_), clip_.right);
  const int y0 = std::max(firstAt(top - originY_), clip_.top),
            y1 = std::min(firstAt(bottom - originY_), clip_.bottom);
  for (int y = y0; y < y1; ++y) fillSpan(row(y) + x0, x1 - x0, toPixel(colour), alphaOf(colour));
}

/// Widens the spans of the rows that an edge crosses.
void Painter::traceEdge(float x0, float y0, float x1, float y1, int first, int last) {
  if (y0 > y1 || (y0 == y1 && x0 > x1)) {
    std::swap(x0, x1);
    std::swap(y0, y1);
  }
  const int begin = std::max(firstAt(y0), first), end = std::min(firstAt(y1), last);
  if (begin >= end) return;
  const float slope = (x1 - x0) / (y1 - y0);
  for (int y = begin; y < end; ++y) {
    const float x = x0 + (static_cast<float>(y) + 0.5F - y0) * slope;
    auto& span = spans_[static_cast<std::size_t>(y - first)];
    span.left = std::min(span.left, x);
    span.right = std::max(span.right, x);
  }
}

void Painter::fillConvex(std::uint32_t colour) {
  const auto [low, high] = std::minmax_element(polygon_.begin(), polygon_.end(),
                                               [](const Point& a, const Point& b) { return a.y < b.y; });
  const int first = std::max(firstAt(low->y), clip_.top), last = std::min(firstAt(high->y), clip_.bottom);
  if (first >= last || alphaOf(colour) == 0) return;
  spans_.assign(static_cast<std::size_t>(last - first), {1e9F, -1e9F});
  for (std::size_t i = 0; i < polygon_.size(); ++i) {
    const auto &a = polygon_[i], &b = polygon_[(i + 1) % polygon_.size()];
    traceEdge(a.x, a.y, b.x, b.y, first, last);
  }
  for (int y = first; y < last; ++y) {
    const auto& span = spans_[static_cast<std::size_t>(y - first)];
    if (span.left > span.right) continue;
    const int x0 = std::max(firstAt(span.left), clip_.left), x1 = std::min(firstAt(span.right), clip_.right);
    fillSpan(row(y) + x0, x1 - x0, toPixel(colour), alphaOf(colour));
  }
}

/// Colours that change over the triangle: the soft edges of everything.
void Painter::shade(Corner a, Corner b, Corner c) {
  const ImVec2 corners[] = {{a->pos.x - originX_, a->pos.y - originY_},
                            {b->pos.x - originX_, b->pos.y - originY_},
                            {c->pos.x - originX_, c->pos.y - originY_}};
  const auto [low, high] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
  const int first = std::max(firstAt(low), clip_.top), last = std::min(firstAt(high), clip_.bottom);
  if (first >= last) return;
  spans_.assign(static_cast<std::size_t>(last - first), {1e9F, -1e9F});
  for (int i = 0; i < 3; ++i)
    traceEdge(corners[i].x, corners[i].y, corners[(i + 1) % 3].x, corners[(i + 1) % 3].y, first, last);
  std::array<Plane, 4> planes{};
  for (int i = 0; i < 4; ++i)
    planes[static_cast<std::size_t>(i)] = planeOf(corners[0], corners[1], corners[2], channel(*a, i * 8),
                                                  channel(*b, i * 8), channel(*c, i * 8));
  for (int y = first; y < last; ++y) {
    const auto& span = spans_[static_cast<std::size_t>(y - first)];
    if (span.left > span.right) continue;
    const int x0 = std::max(firstAt(span.left), clip_.left), x1 = std::min(firstAt(span.right), clip_.right);
    auto* pixels = row(y);
    for (int x = x0; x < x1; ++x) {
      const float cx = static_cast<float>(x) + 0.5F, cy = static_cast<float>(y) + 0.5F;
      const auto pixel = (toByte(planes[0].at(cx, cy)) << 16) | (toByte(planes[1].at(cx, cy)) << 8) |
                         toByte(planes[2].at(cx, cy));
      pixels[x] = mix(pixels[x], pixel, toByte(planes[3].at(cx, cy)));
    }
  }
}

}  // namespace lw::platform
