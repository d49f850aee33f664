#include "ui/kit/widgets.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

struct StaffPaint {
  Colour fill, letters, hint;
};

StaffPaint paintOf(const Tokens& T, const StaffButtonStyle& style, bool pressed) {
  if (style.off) return {T.off, T.onOff, T.onOff};
  if (style.primary) return {pressed ? T.actPress : T.act, T.onAct, T.onAct};
  return {pressed ? T.hair : style.outlined ? T.bg : T.surf2, T.ink, T.ink2};
}

// The ring that fills while a hold button is held.
constexpr double kRing = 28, kRingStroke = 8, kRingWide = 2 * kRing + kRingStroke;
void holdRing(Draw& d, Point centre, double share) {
  d.ring(centre, kRing, d.T().hair, kRingStroke);
  if (share > 0) d.arc(centre, kRing, -90, -90 + 360 * share, d.T().actText, kRingStroke);
}

}  // namespace

void staffButton(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                 const StaffButtonStyle& style) {
  const auto& T = d.T();
  const bool pressed = feel.pressed == id;
  const auto paint = paintOf(T, style, pressed);
  d.fill(box, paint.fill, 20);
  if (style.outlined) d.outline(box, T.edge, 20, 3);
  if (feel.focused == id) focusRing(d, box, 20);
  const bool words = !label.empty();
  if (!style.hint.empty()) {
    const bool ringing = style.hold && pressed;
    if (ringing)
      holdRing(d, {box.x + 46, box.y + 52}, feel.held);
    else if (style.sign)
      icon(d, *style.sign, {box.x + 24, box.y + 30}, 44, paint.letters, 3.6);
    const double x = box.x + (style.sign || style.hold ? 84 : 28);
    const double size = d.fittingSize(label, box.right() - x - 12, 1, Weight::semibold, {32, 26});
    d.text({x, box.y + 36}, ringing ? d.say(words::nav::keepHolding) : label,
           {size, Weight::semibold, paint.letters});
    d.text({box.x + 28, box.bottom() - 50}, style.hint, {26, Weight::regular, paint.hint});
  } else if (!words) {
    if (style.sign) icon(d, *style.sign, {box.centre().x - 24, box.centre().y - 24}, 48, paint.letters, 4);
  } else {
    const double extra = style.hold ? kRingWide + 14 : style.sign ? 52 : 0;
    const double size = d.fittingSize(label, box.w - extra - 32, 1, Weight::semibold, {32, 26, 22});
    const double x = box.x + (box.w - d.textWidth(label, size, Weight::semibold) - extra) / 2;
    if (style.hold)
      holdRing(d, {x + kRingWide / 2, box.centre().y}, pressed ? feel.held : 0);
    else if (style.sign)
      icon(d, *style.sign, {x - 2, box.centre().y - 19}, 38, paint.letters, 3.4);
    d.text({x + extra, box.centre().y - size * 0.48}, label, {size, Weight::semibold, paint.letters});
  }
  d.hit(id, style.hold ? TargetKind::hold : TargetKind::staff, box, !style.off);
}

}  // namespace lw::ui
