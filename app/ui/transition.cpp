#include "ui/transition.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/shape.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

// In the dawn the ground keeps its dark for long; what is read, and what must be seen, soon has its light.
constexpr double kDawnGround = 0.6, kDawnMarks = 0.15;
constexpr auto kDawnMarksFor = 20s;
constexpr double kGamma = 2.3;  // between a code value and its light, nearly

double share(core::UiTime start, core::UiTime length, core::UiTime now) {
  if (length <= 0ms) return 1;
  return std::clamp(static_cast<double>((now - start).count()) / static_cast<double>(length.count()), 0.0,
                    1.0);
}

// How much of a screen is seen when `u` of its light is back.
double seen(double u, bool even) {
  return even ? std::pow(u, 1 / kGamma) : ease(u);
}

std::ptrdiff_t at(std::size_t index) {
  return static_cast<std::ptrdiff_t>(index);
}

/// Draws an operation as if a veil lay over it; the ground and the marks on it each have their own.
struct Dim {
  Colour veil;
  double ground = 0, marks = 0;

  void operator()(Fill& op) const { dim(op.colour, std::min(op.box.w, op.box.h) <= 24); }
  void operator()(Outline& op) const { dim(op.colour, true); }
  void operator()(Disc& op) const { dim(op.colour, op.radius <= 40); }
  void operator()(Ring& op) const { dim(op.colour, true); }
  void operator()(Arc& op) const { dim(op.colour, true); }
  void operator()(Line& op) const { dim(op.colour, true); }
  void operator()(Shape& op) const { dim(op.colour, false); }
  void operator()(Area& op) const { dim(op.colour, false); }
  void operator()(TextRun& op) const { dim(op.colour, true); }
  void operator()(Bars& op) const { dim(op.colour, true); }
  void operator()(PushClip&) const {}
  void operator()(PopClip&) const {}

 private:
  void dim(Colour& colour, bool mark) const {
    colour = mix(colour, veil.with(colour.alpha), mark ? marks : ground);
  }
};

std::vector<Op> takeCall(Picture& picture) {
  const auto from = picture.ops.begin() + at(std::min(picture.callFrom, picture.ops.size()));
  std::vector<Op> call(std::make_move_iterator(from), std::make_move_iterator(picture.ops.end()));
  picture.ops.erase(from, picture.ops.end());
  return call;
}

Picture withCall(std::vector<Op> body, std::vector<Op> call) {
  Picture picture{std::move(body), 0};
  picture.callFrom = picture.ops.size();
  picture.ops.insert(picture.ops.end(), std::make_move_iterator(call.begin()),
                     std::make_move_iterator(call.end()));
  return picture;
}

}  // namespace

double ease(double u) {
  return core::raisedCosine(std::clamp(u, 0.0, 1.0));
}

void Transition::start(Picture from, Colour through, Fade fade, core::UiTime now) {
  from_ = std::move(from);
  through_ = through;
  start_ = now;
  fade_ = fade;
}

void Transition::startDawn(Colour veil, core::UiTime length, core::UiTime now) {
  veil_ = veil;
  dawnStart_ = now;
  dawnLength_ = length;
}

Picture Transition::apply(Picture to, const Box& window, core::UiTime now) const {
  const double dawn = share(dawnStart_, dawnLength_, now);
  if (dawn >= 1 && !fading(now)) return to;
  auto call = takeCall(to);
  if (dawn < 1) {
    const double marks = share(dawnStart_, kDawnMarksFor, now);
    const Dim dim{veil_, kDawnGround * (1 - ease(dawn)), kDawnMarks * (1 - ease(marks))};
    for (auto& op : to.ops) std::visit(dim, op);
  }
  if (!fading(now)) return withCall(std::move(to.ops), std::move(call));
  const bool sinking = now - start_ < fade_.sink;
  const double light =
      sinking ? 1 - share(start_, fade_.sink, now) : share(start_ + fade_.sink, fade_.rise, now);
  auto body = std::move(to.ops);
  if (sinking) {
    auto from = from_;
    auto before = takeCall(from);
    if (call.empty()) call = std::move(before);
    body = std::move(from.ops);
  }
  body.push_back(Fill{window, through_.with(1 - seen(light, fade_.even))});
  return withCall(std::move(body), std::move(call));
}

core::UiTime Transition::pace(core::UiTime now) const {
  if (fading(now)) return 33ms;
  return share(dawnStart_, dawnLength_, now) < 1 ? 500ms : 0ms;
}

}  // namespace lw::ui
