#include <algorithm>

#include "ui/kit/lake.hpp"
#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

constexpr double kArch = 292;  // radius of the arch over the lake

constexpr double kLeastLake = 460;

// The lake in its arch: right of the words (wide), under them (tall, where they leave room), else not at all.
void archedLake(Draw& d, const Layout& page, double wordsEnd) {
  Box box{page.next.right() - 2 * kArch, 192, 2 * kArch, page.h - 240};
  if (page.tall())
    box = {page.next.right() - 2 * kArch, wordsEnd + 48, 2 * kArch, page.next.y - 64 - wordsEnd - 48};
  if (page.compact() || box.h < kLeastLake) return;
  const double horizon = std::max(0.545, (kArch + 20) / box.h);
  LakeStyle style{.horizon = horizon,
                  .sunX = 0.5,
                  .sunUp = horizon - kArch / box.h,
                  .scale = 0.78,
                  .seed = 5,
                  .reedX = 0.84,
                  .reeds = 9,
                  .lines = 30,
                  .glints = 17};
  lake(d, box, LakePicture::morning, style);
  archCorners(d, box, kArch, d.T().bg);
}

}  // namespace

void welcomeScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto* step = std::get<session::PageView>(scene.model.view.step).page;
  const double x = page.content.x, width = page.wide() ? 840 : page.content.w;
  double y = page.compact() ? 172 : page.tall() ? 356 : 208;
  y = d.paragraph({x, y}, width, scene.text(step->title),
                  {page.compact() ? 72.0 : 96.0, Weight::regular, T.ink}) +
      (page.compact() ? 4 : 19);
  if (!step->lead.empty())
    y = d.paragraph({x, y}, width, scene.text(step->lead),
                    {page.compact() ? 40.0 : 52.0, Weight::regular, T.ink}) +
        (page.compact() ? 20 : 48);
  y = d.paragraph({x, y}, width, scene.text(step->text),
                  {page.compact() ? 32.0 : 40.0, Weight::regular, T.ink2, Align::left, 1.4});
  archedLake(d, page, y);
  if (lingers(scene)) d.text({x, y + 4}, d.say(words::page::takeYourTime), {32, Weight::regular, T.ink2});
  const Box ready{x, page.next.y, page.compact() ? 400.0 : 440.0, page.next.h};
  button(d, scene.feel, ready, Role::ready, d.say(words::page::ready), {.left = {}, .right = Icon::next});
  scene.intend(Role::ready, session::Next{});
  if (scene.model.view.canSayNotToday) {
    button(d, scene.feel, {ready.right() + 32, ready.y, 320, ready.h}, Role::notToday,
           d.say(words::nav::notToday), {.kind = ButtonKind::second, .left = {}, .right = {}});
    scene.intend(Role::notToday, session::NotToday{});
  }
  quietButton(d, scene.feel, page.readAloud, Role::readAloud, d.say(words::nav::readToMe), Icon::ear,
              scene.model.view.readingAloud);
  scene.intend(Role::readAloud, session::ReadAloud{.keepOn = !scene.model.view.readingAloud});
  callRailFor(d, scene);
}

}  // namespace lw::ui
