#include "ui/kit/replay.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "draw/stencils.hpp"

namespace lw::ui {
namespace {

ImU32 packed(Colour colour) {
  const auto channel = [&](int shift) { return static_cast<int>((colour.rgb >> shift) & 0xFF); };
  return IM_COL32(channel(16), channel(8), channel(0),
                  static_cast<int>(std::lround(std::clamp(colour.alpha, 0.0, 1.0) * 255)));
}

/// Corners that keep a circle within 0.1 px of round: ImGui by itself takes 48 at most, which shows from 50
/// px on.
int cornersOf(float radius) {
  return std::max(
      12, static_cast<int>(
              std::ceil(std::numbers::pi / std::acos(1 - 0.1 / std::max(0.2, static_cast<double>(radius))))));
}

using StencilsInUse = std::vector<std::shared_ptr<const Stencil>>;

/// Draws operations into a list, in pixels.
class ImGuiBrush {
 public:
  ImGuiBrush(ImDrawList& list, const Letters& letters, Stencils& stencils, StencilsInUse& used)
      : list_(list), letters_(letters), stencils_(stencils), used_(used), scale_(letters.scale()) {}

  void operator()(const Fill& op) const {
    const auto [low, high] = corners(op.box);
    const auto flags = op.topOnly ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersAll;
    list_.AddRectFilled(low, high, packed(op.colour), px(op.radius), flags);
  }
  void operator()(const Outline& op) const {
    const auto [low, high] = corners(op.box);
    const float half = px(op.thickness) / 2;
    list_.PathRect({low.x + half, low.y + half}, {high.x - half, high.y - half},
                   std::max(0.0f, px(op.radius) - half));
    list_.PathStroke(packed(op.colour), ImDrawFlags_Closed, px(op.thickness));
  }
  void operator()(const Disc& op) const {
    list_.AddCircleFilled(at(op.centre), px(op.radius), packed(op.colour), cornersOf(px(op.radius)));
  }
  void operator()(const Ring& op) const {
    list_.AddCircle(at(op.centre), px(op.radius), packed(op.colour), cornersOf(px(op.radius)),
                    px(op.thickness));
  }
  void operator()(const Arc& op) const {
    const auto radians = [](double degrees) { return static_cast<float>(degrees * std::numbers::pi / 180); };
    list_.PathArcTo(at(op.centre), px(op.radius), radians(op.from), radians(op.to));
    list_.PathStroke(packed(op.colour), ImDrawFlags_None, px(op.thickness));
    if (!op.round) return;
    for (const double end : {op.from, op.to}) {
      const double turn = end * std::numbers::pi / 180;
      dot({op.centre.x + op.radius * std::cos(turn), op.centre.y + op.radius * std::sin(turn)}, op.thickness,
          op.colour);
    }
  }
  void operator()(const Line& op) const {
    for (std::size_t i = 1; i < op.points.size(); ++i) {
      if (op.dash > 0)
        dashes(op, op.points[i - 1], op.points[i]);
      else
        list_.AddLine(at(op.points[i - 1]), at(op.points[i]), packed(op.colour), px(op.thickness));
    }
    if (op.round && op.dash <= 0 && px(op.thickness) > 2)
      for (const auto& p : op.points) dot(p, op.thickness, op.colour);
  }
  void operator()(const Shape& op) const {
    for (const auto& p : op.points) list_.PathLineTo(at(p));
    list_.PathFillConvex(packed(op.colour));
  }
  void operator()(const Area& op) const {
    const auto colour = packed(op.colour);
    const auto uv = list_._Data->TexUvWhitePixel;
    for (std::size_t i = 1; i < op.course.size(); ++i) {
      const auto a = at(op.course[i - 1]), b = at(op.course[i]);
      list_.PrimReserve(6, 4);
      list_.PrimQuadUV(a, b, {b.x, px(op.base)}, {a.x, px(op.base)}, uv, uv, uv, uv, colour);
    }
  }
  void operator()(const Bars& op) const {
    for (std::size_t i = 0; i < op.halves.size(); ++i) {
      const double x = op.x + op.step * static_cast<double>(i), half = static_cast<double>(op.halves[i]);
      list_.AddLine(at({x, op.middle - half}), at({x, op.middle + half}), packed(op.colour),
                    px(op.thickness));
    }
  }
  void operator()(const TextRun& op) const {
    const auto stencil = stencils_.of(op);
    if (stencil->width == 0) return;
    used_.push_back(stencil);
    const auto place = letters_.placeOf(op);
    const ImVec2 low{static_cast<float>(place.x + stencil->left), static_cast<float>(place.y + stencil->top)};
    const ImVec2 high{low.x + static_cast<float>(stencil->width),
                      low.y + static_cast<float>(stencil->height)};
    // ImGui's texture ids are pointers to what may be changed; nobody changes these
    list_.AddImage(const_cast<Stencil*>(stencil.get()), low, high, {0, 0}, {1, 1}, packed(op.colour));
  }
  void operator()(const PushClip& op) const {
    const auto [low, high] = corners(op.box);
    list_.PushClipRect(low, high, true);
  }
  void operator()(const PopClip&) const { list_.PopClipRect(); }

 private:
  float px(double logical) const { return static_cast<float>(logical * scale_); }
  ImVec2 at(Point p) const { return {px(p.x), px(p.y)}; }
  std::pair<ImVec2, ImVec2> corners(const Box& box) const {
    return {{std::round(px(box.x)), std::round(px(box.y))},
            {std::round(px(box.right())), std::round(px(box.bottom()))}};
  }
  void dot(Point centre, double thickness, Colour colour) const {
    list_.AddCircleFilled(at(centre), px(thickness) / 2, packed(colour));
  }
  void dashes(const Line& op, Point a, Point b) const {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const auto along = [&](double d) {
      return Point{a.x + (b.x - a.x) * d / length, a.y + (b.y - a.y) * d / length};
    };
    for (double d = 0; d < length; d += op.dash + (op.gap > 0 ? op.gap : op.dash))
      list_.AddLine(at(along(d)), at(along(std::min(length, d + op.dash))), packed(op.colour),
                    px(op.thickness));
  }

  ImDrawList& list_;
  const Letters& letters_;
  Stencils& stencils_;
  StencilsInUse& used_;
  double scale_;
};

}  // namespace

struct Replay::State {
  const Letters& letters;
  int width, height;
  Stencils stencils{letters};
  StencilsInUse used;  ///< of the draw data that was made last
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawList* lists[1] = {&list};
  ImDrawData data;
};

Replay::Replay(const Letters& letters, int width, int height)
    : state_(std::make_unique<State>(letters, width, height)) {
  auto& shared = state_->shared;
  shared.ClipRectFullscreen = {0, 0, static_cast<float>(width), static_cast<float>(height)};
  shared.CurveTessellationTol = 0.5f;
  shared.SetCircleTessellationMaxError(0.10f);
  shared.InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
  state_->list._Data = &shared;
  state_->lists[0] = &state_->list;
}

Replay::~Replay() = default;

ImDrawData* Replay::draw(const std::vector<Op>& ops, const Box& pixels) {
  auto& s = *state_;
  s.list._ResetForNewFrame();
  s.used.clear();
  s.list.PushTextureID(nullptr);  // flat colours
  s.list.PushClipRect({static_cast<float>(pixels.x), static_cast<float>(pixels.y)},
                      {static_cast<float>(pixels.right()), static_cast<float>(pixels.bottom())});
  const double scale = s.letters.scale();
  const Box logical{pixels.x / scale, pixels.y / scale, pixels.w / scale, pixels.h / scale};
  const ImGuiBrush brush(s.list, s.letters, s.stencils, s.used);
  for (const auto& op : ops) {
    const bool bracket = std::holds_alternative<PushClip>(op) || std::holds_alternative<PopClip>(op);
    if (bracket || boundsOf(op).overlaps(logical)) std::visit(brush, op);
  }
  s.list._PopUnusedDrawCmd();
  s.data.Valid = true;
  s.data.CmdLists = s.lists;
  s.data.CmdListsCount = 1;
  s.data.TotalVtxCount = s.list.VtxBuffer.Size;
  s.data.TotalIdxCount = s.list.IdxBuffer.Size;
  s.data.DisplayPos = {0, 0};
  s.data.DisplaySize = {static_cast<float>(s.width), static_cast<float>(s.height)};
  s.data.FramebufferScale = {1, 1};
  return &s.data;
}

}  // namespace lw::ui
