#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/screens/call_words.hpp"
#include "ui/screens/screens.hpp"
#include "ui/transition.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

/// Where the rings lie: around the capsule, to the right of it, or above it on a tall page.
struct Waves {
  Point centre;
  double radius[3];
  double half;         // how far a wave reaches to either side of its node
  double node, label;  // radius of a node, size of its words
  bool rising = false;

  Point nodeAt(int i) const {
    return rising ? Point{centre.x, centre.y - radius[i]} : Point{centre.x + radius[i], centre.y};
  }
};

// `below`: nothing of the waves may lie above this line (the words).
Waves wavesFor(const Layout& page, double below, bool act) {
  const auto centre = page.capsule.centre();
  if (page.tall()) {
    const double far = std::min(850.0, centre.y - below - 60), near = std::min(330.0, far * 0.388);
    return {centre, {near, near + (far - near) / 2, far}, 300, 38, 40, true};
  }
  if (page.compact())
    return {centre, {250, 500, 790}, std::clamp(centre.y - below - 12, 60.0, act ? 120.0 : 150.0), 32, 32};
  const double far = std::min(1380.0, page.w - centre.x - 408), near = std::min(420.0, far * 0.4);
  return {centre,
          {near, std::min(860.0, near + (far - near) / 2), far},
          std::clamp(centre.y - below - 20, 60.0, act ? 190.0 : 236.0),
          38,
          40};
}

// Two arcs that leave room for the node, each of `pieces` strokes.
void wave(Draw& d, const Waves& waves, int i, Colour colour, double thickness, int pieces) {
  const double r = waves.radius[i], middle = waves.rising ? -90 : 0;
  const double reach = std::asin(std::min(1.0, waves.half / r)) * kDegrees,
               gap = (waves.node + 14) / r * kDegrees;
  for (const double side : {-1.0, 1.0}) {
    const double step = (reach - gap) / (pieces * 2 - 1) * side;
    for (int k = 0; k < pieces; ++k) {
      const double from = middle + side * gap + 2 * k * step;
      d.arc(waves.centre, r, std::min(from, from + step), std::max(from, from + step), colour, thickness);
    }
  }
}

/// How far each ring has taken its colour, 0 to 1: a proof comes as a fade, its loss at once.
struct Shares {
  double ring[3] = {1, 1, 1};
  double answered() const { return ring[2]; }
};

Shares sharesOf(const Scene& scene, const CallWords& words) {
  Shares shares;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& since = scene.local.provenSince[i];
    const bool fades = words.step[i] == Step::reached && since && !scene.setup.reducedMotion;
    if (fades)
      shares.ring[i] =
          ease(static_cast<double>((scene.now - *since).count()) / static_cast<double>(kRingFade.count()));
  }
  if (words.step[2] != Step::reached) shares.ring[2] = 0;
  return shares;
}

void node(Draw& d, Point at, double radius, Step step, Colour reached, double share) {
  const auto& T = d.T();
  if (step == Step::reached) {
    d.disc(at, radius, mix(T.bg, reached, share));
    if (share < 1) d.ring(at, radius - 2, mix(T.edge, reached, share), 3);
    icon(d, Icon::tick, {at.x - radius * 0.66, at.y - radius * 0.68}, radius * 1.32, T.bg, radius / 7);
  } else if (step == Step::failed) {
    d.ring(at, radius - 2, T.callText, 5);
    icon(d, Icon::cross, {at.x - radius * 0.62, at.y - radius * 0.62}, radius * 1.24, T.callText, radius / 7);
  } else {
    d.ring(at, radius - 2, T.edge, 3);
  }
}

void nodeLabel(Draw& d, const Waves& waves, Point at, Step step, double share, std::string words) {
  const auto& T = d.T();
  TextStyle style{waves.label, step == Step::reached ? Weight::semibold : Weight::regular,
                  step == Step::reached  ? mix(T.ink2, T.inkHi, share)
                  : step == Step::failed ? T.callText
                                         : T.ink2};
  if (waves.rising) {
    std::ranges::replace(words, '\n', ' ');
    style.align = Align::centre;
    d.text({at.x, at.y + waves.node + 22}, words, style);
    return;
  }
  style.lineHeight = 1.2;
  const bool two = words.find('\n') != std::string::npos;
  d.text({at.x + waves.node + 22, at.y - (two ? waves.label * 1.1 : waves.label / 2 + 1)}, words, style);
}

// The call goes out like ripples: a ring is full only when its step is proven.
void ripples(Draw& d, const Waves& waves, const CallWords& words, const Shares& shares, bool alone) {
  const auto& T = d.T();
  const int count = alone ? 1 : 3;
  const Colour grounds[3] = {T.ring3, T.ring2, T.ring1};
  const auto line = mix(T.callLine, T.okLine, shares.answered()),
             fill = mix(T.callLine, T.okFill, shares.answered());
  auto under = T.bg;
  for (int i = count - 1; i >= 0; --i)
    if (words.step[i] == Step::reached) {
      under = mix(under, grounds[i], shares.ring[i]);
      d.disc(waves.centre, waves.radius[i], under);
    }
  for (int i = 0; i < count; ++i) {
    if (words.step[i] == Step::reached)
      wave(d, waves, i, mix(T.hair, line, shares.ring[i]), 6, 1);
    else if (words.step[i] == Step::failed)
      wave(d, waves, i, T.callLine, 6, 4);
    else
      wave(d, waves, i, T.hair, 5, 1);
  }
  for (int i = 0; i < count; ++i) {
    node(d, waves.nodeAt(i), waves.node, words.step[i], fill, shares.ring[i]);
    nodeLabel(d, waves, waves.nodeAt(i), words.step[i], shares.ring[i], words.label[i]);
  }
}

/// Places of the words.
struct Sheet {
  double x, width;
  double head, headTop, headLine;  // size, top, line height
  double linesTop, lineHeight, mistakeTop;
  double actTop, actFirst, actStep, actSize;
};

Sheet sheetFor(const Layout& page, bool act) {
  if (page.tall()) return {64, page.w - 128, 96, 150, 1.15, 420, 1.4, 570, 560, 72, 110, 52};
  if (page.compact()) {
    if (act) return {224, page.content.w, 72, 28, 1.1, 122, 1.35, 0, 186, 56, 78, 40};
    return {224, page.content.w, 72, 72, 1.1, 180, 1.35, 306, 0, 0, 0, 0};
  }
  if (act) return {page.content.x, page.w - page.content.x - 96, 72, 96, 1.15, 198, 1.4, 0, 318, 72, 96, 52};
  return {page.content.x, page.w - page.content.x - 96, 96, 112, 1.15, 254, 1.4, 424, 0, 0, 0, 0};
}

double thingsToDo(Draw& d, const Sheet& sheet, const std::string& second) {
  const auto& T = d.T();
  d.text({sheet.x, sheet.actTop}, d.say(words::call::doThisNow), {40, Weight::semibold, T.callText});
  double y = sheet.actTop + sheet.actFirst;
  int number = 0;
  const std::string things[] = {d.say(words::call::callOut), second};
  const double size = d.fittingSize(second, sheet.width - 96, 1, Weight::regular, {sheet.actSize, 40, 32});
  for (const auto& what : things) {
    if (what.empty()) continue;
    const auto first = d.ops.size();
    d.ring({sheet.x + 34, y + 30}, 32, T.callLine, 4);
    d.text({sheet.x + 34, y + 9}, std::to_string(++number), {40, Weight::semibold, T.inkHi, Align::centre});
    const double bottom = d.paragraph({sheet.x + 96, y + 32 - size / 2}, sheet.width - 96, what,
                                      {size, Weight::regular, T.inkHi, Align::left, 1.2});
    d.together(first, {sheet.x, y, 96 + std::min(sheet.width - 96, d.textWidth(what, size)), sheet.actStep});
    y = std::max(y + sheet.actStep, bottom + 12);
  }
  return y - sheet.actStep + 66;
}

// Returns where the words end.
double callText(Draw& d, const Layout& page, const CallWords& words, const Setup& setup) {
  const auto& T = d.T();
  const auto sheet = sheetFor(page, words.act);
  const double head =
      d.fittingSize(words.headline, sheet.width, page.tall() ? 2 : 1, Weight::regular, {sheet.head, 72, 52});
  // a tall page breaks the headline after its third word, as a person would say it
  d.paragraph({sheet.x, sheet.headTop}, page.tall() ? std::min(sheet.width, 720.0) : sheet.width,
              words.headline, {head, Weight::regular, T.inkHi, Align::left, sheet.headLine});
  d.paragraph({sheet.x, sheet.linesTop}, sheet.width, words.lines,
              {40, Weight::regular, T.ink, Align::left, sheet.lineHeight});
  if (words.act) {
    const double below = thingsToDo(d, sheet, secondThing(setup));
    return d.paragraph({sheet.x, below + (page.compact() ? 0 : 12)}, sheet.width, words.mistake,
                       {32, Weight::regular, T.ink2, Align::left, 1.3});
  }
  auto mistake = words.mistake;
  if (!words.after.empty() && !page.compact()) mistake += (page.tall() ? '\n' : ' ') + words.after;
  return d.paragraph({sheet.x, sheet.mistakeTop}, sheet.width, mistake,
                     {32, Weight::regular, T.ink2, Align::left, 1.4});
}

// At home the sitter says on the screen that they are there: far from the call, so that nobody mistakes it.
void sitterButton(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const Box box = page.tall()      ? Box{page.w - 64 - 480, 36, 480, 104}
                  : page.compact() ? Box{page.w - 24 - 400, page.h - 124, 400, 100}
                                   : Box{page.w - 96 - 440, page.h - 168, 440, 120};
  d.fill(box, d.T().surf, 28);
  button(d, scene.feel, box, Role::sitterHere, d.say(words::call::iAmHere),
         {.kind = ButtonKind::second, .left = {}, .right = {}});
  scene.on(Role::sitterHere, [](Outbox& out) { out.send(SitterAnswers{}); });
}

}  // namespace

void callScreen(Draw& d, Scene& scene) {
  const auto& call = scene.model.call;
  const auto words = callWords(call, scene.setup);
  // the rings lie under the words, but keep clear of where they end
  Draw measured = d;
  const double below = callText(measured, scene.page, words, scene.setup);
  ripples(d, wavesFor(scene.page, below, words.act), words, sharesOf(scene, words), !call.hasDesk);
  callText(d, scene.page, words, scene.setup);
  if (scene.setup.home && call.state != call::State::answered) sitterButton(d, scene);
  callRailFor(d, scene);
}

}  // namespace lw::ui
