#include "ui/kit/widgets.hpp"
#include "words/messages.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace lw::ui {
namespace {

constexpr double kButtonRadius = 28;

struct ButtonPaint {
  std::optional<Colour> fill;
  Colour letters;
};

ButtonPaint paintOf(const Tokens& T, const ButtonStyle& style, bool pressed) {
  if (style.off) return {T.off, T.onOff};
  if (style.kind == ButtonKind::second) return {pressed ? std::optional{T.hair} : std::nullopt, T.ink};
  return {pressed ? T.actPress : T.act, T.onAct};
}

void tickedMark(Draw& d, Point corner, double size, bool many, bool on) {
  const auto& T = d.T();
  const Box box{corner.x, corner.y, size, size};
  if (many) {
    if (on)
      d.fill(box, T.actText, 14);
    else
      d.outline(box, T.edge, 14, 4);
  } else {
    if (on)
      d.disc(box.centre(), size / 2, T.actText);
    else
      d.ring(box.centre(), size / 2 - 2, T.edge, 4);
  }
  if (on)
    icon(d, Icon::tick, {corner.x + 7, corner.y + 6}, size - 14, T.light == Light::linen ? T.surf : T.bg, 5);
}

void answerGround(Draw& d, const Feel& feel, const Box& box, bool on, const TargetId& id) {
  const auto& T = d.T();
  d.fill(box, on ? T.tint : feel.pressed == id ? T.hair : T.surf, kButtonRadius);
  d.outline(box, on ? T.actText : T.hair, kButtonRadius, on ? 4 : 2);
  if (feel.focused == id) focusRing(d, box, kButtonRadius);
}

constexpr double kTight = 1.15;  // line height of words in a box

double markInset(double boxWidth) {
  return std::min(40.0, boxWidth * 0.08);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

/// The words of an answer, broken to the room beside its mark.
struct ChoiceWords {
  std::vector<std::string> lines, second;
  double size = 40, width = 0, height = 0;
};

ChoiceWords wordsOf(const Draw& d, double boxWidth, const std::string& label, const ChoiceStyle& style) {
  ChoiceWords words;
  words.width = boxWidth - markInset(boxWidth) - style.mark - std::min(32.0, boxWidth * 0.06) - 16;
  words.size =
      d.fittingSize(label, words.width, 1, Weight::semibold, {style.size, std::min(style.size, 40.0), 32});
  words.lines = d.wrap(label, words.width, words.size, Weight::semibold);
  if (!style.second.empty()) words.second = d.wrap(style.second, words.width, 32, Weight::regular);
  words.height =
      (static_cast<double>(words.lines.size()) * words.size + static_cast<double>(words.second.size()) * 32) *
      kTight;
  return words;
}

}  // namespace

void focusRing(Draw& d, const Box& box, double radius) {
  d.outline({box.x - 12, box.y - 12, box.w + 24, box.h + 24}, d.T().focus, radius + 12, 6);
}

void button(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
            const ButtonStyle& style) {
  const auto& T = d.T();
  const auto paint = paintOf(T, style, feel.pressed == id);
  if (paint.fill) d.fill(box, *paint.fill, kButtonRadius);
  if (style.kind == ButtonKind::second && !style.off) d.outline(box, T.edge, kButtonRadius, 3);
  if (feel.focused == id) focusRing(d, box, kButtonRadius);
  const double left = style.left ? 60 : 0, right = style.right ? 52 : 0;
  const double width = d.textWidth(label, style.size, Weight::semibold),
               x = box.x + (box.w - width - left - right) / 2, y = box.centre().y;
  if (style.left) icon(d, *style.left, {x - 4, y - 22}, 44, paint.letters, 4);
  d.text({x + left, y - style.size * 0.48}, label, {style.size, Weight::semibold, paint.letters});
  if (style.right) icon(d, *style.right, {x + left + width + 12, y - 22}, 44, paint.letters, 4);
  d.hit(id, TargetKind::act, box, !style.off);
}

void quietButton(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                 std::optional<Icon> sign, bool on) {
  const auto& T = d.T();
  if (on)
    d.fill(box, T.tint, kButtonRadius);
  else if (feel.pressed == id)
    d.fill(box, T.hair, kButtonRadius);
  d.outline(box, on ? T.actText : T.hair, kButtonRadius, on ? 4 : 2);
  if (feel.focused == id) focusRing(d, box, kButtonRadius);
  const double extra = sign ? 58 : 0,
               x = box.x + (box.w - d.textWidth(label, 32, Weight::semibold) - extra) / 2, y = box.centre().y;
  const Colour letters = on ? T.actText : T.ink2;
  if (sign) icon(d, *sign, {x - 2, y - 22}, 44, letters, 3.5);
  d.text({x + extra, y - 15}, label, {32, Weight::semibold, letters});
  d.hit(id, TargetKind::quiet, box);
}

double choiceHeight(const Draw& d, double width, const std::string& label, const ChoiceStyle& style) {
  const auto words = wordsOf(d, width, label, style);
  return words.height;
}

bool choiceFitsAcross(const Draw& d, double width, const std::string& label, const ChoiceStyle& style) {
  const auto words = wordsOf(d, width, label, style);
  return words.size >= std::min(style.size, 40.0) &&
         d.fitsAcross(label, words.width, words.size, Weight::semibold);
}

void choice(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
            const ChoiceStyle& style) {
  const auto& T = d.T();
  answerGround(d, feel, box, style.on, id);
  const double y = box.centre().y;
  tickedMark(d, {box.x + markInset(box.w), y - style.mark / 2}, style.mark, style.many, style.on);
  const auto words = wordsOf(d, box.w, label, style);
  const double x = box.right() - 16 - words.width;
  const TextStyle letters{words.size, style.on ? Weight::semibold : Weight::regular, T.ink, Align::left,
                          kTight};
  const TextStyle second{32, Weight::regular, T.ink2, Align::left, kTight};
  if (style.second.empty()) {
    d.text({x, y - words.size * 0.48 - static_cast<double>(words.lines.size() - 1) * words.size * kTight / 2},
           joined(words.lines), letters);
  } else if (words.lines.size() == 1 && words.second.size() == 1) {
    const double nearer = box.h < 120 ? 6 : 0;
    d.text({x, y - words.size * 0.5 - 23 + nearer}, label, letters);
    d.text({x, y + 16 - nearer}, style.second, second);
  } else {
    const double below = d.text({x, y - words.height / 2}, joined(words.lines), letters);
    d.text({x, below + 2}, joined(words.second), second);
  }
  d.hit(id, TargetKind::answer, box);
}

void choiceColumn(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                  bool on) {
  const auto& T = d.T();
  answerGround(d, feel, box, on, id);
  const double x = box.centre().x;
  const auto lines = d.wrap(label, box.w - 16, 32, Weight::regular);
  const bool low = box.h < 180;  // a smaller mark, and words nearer to it
  const double mark = low ? 36 : 52, inset = low ? 10 + (box.h - 126) * 0.25 : 28;
  tickedMark(d, {x - mark / 2, box.y + inset}, mark, false, on);
  const double top = low                 ? inset + mark + 4 + (lines.size() == 1 ? 16 : 0)
                     : lines.size() == 1 ? 118
                     : lines.size() == 2 ? 98
                                         : 90;
  d.paragraph({x, box.y + top}, box.w - 16, label,
              {32, Weight::regular, T.ink, Align::centre, low || lines.size() > 2 ? 1.08 : 1.25});
  d.hit(id, TargetKind::answer, box);
}

void topBar(Draw& d, const Feel& feel, const Layout& page, const TopBar& bar) {
  const auto& T = d.T();
  if (!bar.step.empty()) {
    d.text({page.content.x, page.stepTop}, bar.step, {32, Weight::semibold, T.ink2});
    // many steps: thinner dashes, so that they stay left of the buttons
    const double room = page.tall() ? page.content.w : page.notToday.x - 48 - page.content.x, gap = 12;
    const double dash = std::min(page.dash, room / std::max(1, bar.count) - gap);
    for (int i = 0; i < bar.count; ++i)
      d.fill({page.content.x + i * (dash + gap), page.dashTop, dash, 6}, i < bar.index ? T.actText : T.hair,
             3);
  }
  if (bar.readAloud)
    quietButton(d, feel, page.readAloud, Role::readAloud, d.say(words::nav::readToMe), Icon::ear,
                bar.readingAloud);
  if (bar.notToday) quietButton(d, feel, page.notToday, Role::notToday, d.say(words::nav::notToday));
}

void nav(Draw& d, const Feel& feel, const Layout& page, const Nav& options) {
  if (options.back)
    button(d, feel, page.back, Role::back, d.say(words::nav::back),
           {.kind = ButtonKind::second, .left = Icon::back, .right = {}});
  const bool plain = options.onward == Role::next;
  button(d, feel, page.next, options.onward, options.next.empty() ? d.say(words::nav::next) : options.next,
         {.off = options.nextOff, .left = {}, .right = plain ? std::optional{Icon::next} : std::nullopt});
}

void key(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label, bool soft,
         std::optional<Icon> sign, double size) {
  const auto& T = d.T();
  const bool pressed = feel.pressed == id;
  d.fill(box, pressed ? T.actText : soft ? T.recess : T.surf, 20);
  d.outline(box, pressed ? T.actText : T.hair, 20, 2);
  if (feel.focused == id) focusRing(d, box, 20);
  const Colour letters = pressed ? T.bg : T.ink;
  if (sign)
    icon(d, *sign, {box.centre().x - 26, box.centre().y - 26}, 52, letters, 4.5);
  else
    d.text({box.centre().x, box.centre().y - size * 0.53}, label,
           {size, size < 52 ? Weight::semibold : Weight::regular, letters, Align::centre});
  d.hit(id, TargetKind::answer, box);
}

void inputLine(Draw& d, const Box& box, const std::string& text, double size, const std::string& unit) {
  const auto& T = d.T();
  const auto first = d.ops.size();
  d.fill(box, T.surf, kButtonRadius);
  const double low = box.h < 90 ? 12 : 24;
  d.fill({box.x + 40, box.bottom() - low, box.w - 80, 4}, T.actText, 2);
  const auto shown = d.ending(text, box.w - 100, size);
  const double width = d.textWidth(shown, size), y = box.centre().y - size * 0.54 - (box.h < 90 ? 4 : 0);
  const bool fromRight = leftwards(shown);
  const double x = fromRight ? box.right() - 40 - width : box.x + 40;
  d.text({x, y}, shown, {size, Weight::regular, T.ink});
  d.fill({fromRight ? x - 11 : x + 6 + width, y - 4, 5, size * 1.15}, T.actText, 2);
  if (!unit.empty())
    d.text({box.right() - 40, box.centre().y - 19}, unit, {40, Weight::regular, T.ink2, Align::right});
  d.together(first, box);
}

void testTag(Draw& d, Point at) {
  d.fill({at.x, at.y, 126, 54}, d.T().ink, 12);
  d.text({at.x + 63, at.y + 12}, d.say(words::test::tag), {32, Weight::semibold, d.T().surf, Align::centre});
}

void panel(Draw& d, const Box& box, const std::string& title) {
  d.fill(box, d.T().surf, 24);
  if (!title.empty()) d.text({box.x + 28, box.y + 26}, title, {26, Weight::semibold, d.T().ink2});
}

}  // namespace lw::ui
