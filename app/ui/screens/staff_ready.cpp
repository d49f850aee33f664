#include <algorithm>

#include "ui/kit/lake.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// The lake's sun stands where no words are: right of them, or below on a tall page.
struct Places {
  double top, second, checks, step, values;
  double sunX, sunUp;
};

Places placesFor(const Layout& page) {
  if (page.wide()) return {92, 214, 346, 64, 500, 0.78, 0.24};
  if (page.compact()) return {40, 134, 220, 54, 500, 0.93, 0.045};
  return {212, 334, 470, 72, 500, 0.72, 0.09};
}

void background(Draw& d, const Layout& page, const Places& at) {
  const Box box =
      page.tall() ? Box{0, 0, page.w, page.h - 264} : Box{page.rail.w, 0, page.w - page.rail.w, page.h};
  const LakeStyle style{.horizon = 0.70,
                        .sunX = at.sunX,
                        .sunUp = at.sunUp,
                        .scale = page.compact() ? 0.8 : 1.2,
                        .seed = 11,
                        .reedX = 0.95,
                        .reeds = 12,
                        .hills = {{0.13, 4.2, 2.6}, {0.085, 6.5, 3.4}, {0.05, 10.5, 4.4}}};
  lake(d, box, LakePicture::dusk, style);
}

void checkLine(Draw& d, const ReadyCheck& check, Point at, double values) {
  const auto& T = d.T();
  const bool good = check.state == ReadyCheck::State::good, bad = check.state == ReadyCheck::State::bad;
  const auto ink = good ? T.ink : bad ? T.callText : T.waitText;
  if (good) {
    d.disc({at.x + 18, at.y + 16}, 18, T.done);
    icon(d, Icon::tick, {at.x + 6, at.y + 4}, 24, T.bg, 3);
  } else {
    d.ring({at.x + 18, at.y + 16}, 16, ink, 4);
    if (bad) icon(d, Icon::cross, {at.x + 6, at.y + 4}, 24, ink, 3);
  }
  d.text({at.x + 60, at.y}, d.textOf(check.what), {32, Weight::regular, ink});
  d.text({at.x + values, at.y + 5}, d.textOf(check.value), {26, Weight::regular, good ? T.ink2 : ink});
}

}  // namespace

void readyScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto at = placesFor(page);
  background(d, page, at);
  const double x = page.content.x;
  const auto& checks = scene.model.ready;
  const bool bad =
      std::ranges::any_of(checks, [](const auto& check) { return check.state == ReadyCheck::State::bad; });
  d.text({x, at.top}, scene.setup.room, {page.compact() ? 72.0 : 96.0, Weight::regular, T.ink});
  d.text({x, at.second}, d.say(bad ? words::ready::notYet : words::ready::is),
         {page.compact() ? 40.0 : 52.0, Weight::regular, T.ink2});
  for (std::size_t i = 0; i < checks.size(); ++i)
    checkLine(d, checks[i], {x, at.checks + static_cast<double>(i) * at.step}, at.values);

  const Box begin{x, page.next.y, 440, page.next.h};
  button(d, scene.feel, begin, Role::checkIn, d.say(words::ready::begin),
         {.off = bad, .left = {}, .right = Icon::next});
  if (!bad) scene.intend(Role::checkIn, session::Begin{});
  const auto hint = d.say(bad ? words::ready::somethingMissing : words::ready::startHere);
  // beside the button; on a tall page above it, as the light on the water lies there
  d.text(page.tall() ? Point{x, begin.y - 100} : Point{begin.right() + 36, begin.y + 26}, hint,
         {26, Weight::regular, bad ? T.callText : T.ink, Align::left, 1.35});

  quietButton(d, scene.feel, {page.w - (page.wide() ? 64.0 : 24.0) - 252, 36, 252, 112}, Role::openPanel,
              d.say(words::ready::panel));
  scene.on(Role::openPanel, openPanel());
  callRailFor(d, scene);
}

}  // namespace lw::ui
