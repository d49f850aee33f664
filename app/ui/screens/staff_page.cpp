#include "ui/screens/staff_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.hpp"
#include "words/messages.hpp"

namespace lw::ui {

using namespace std::chrono_literals;

Box staffArea(const Layout& page) {
  if (page.wide()) return {336, 44, page.w - 384, page.h - 44 - 36};
  if (page.compact()) return {224, 24, page.w - 248, page.h - 24 - 16};
  return {64, 150, page.w - 128, page.h - 264 - 150 - 48};
}

double staffHeading(Draw& d, Scene& scene, const std::string& title, const std::string& second,
                    const TargetId& way, const std::string& backWord, Handler back) {
  const auto& T = d.T();
  const auto area = staffArea(scene.page);
  const double wide = scene.page.compact() ? 220 : 280;
  const Box close{area.right() - wide, scene.page.tall() ? 36.0 : area.y, wide, 112};
  const double size = scene.page.wide() ? 72 : 52;
  const double room = scene.page.tall() ? area.w : area.w - wide - 48;
  double y = d.paragraph({area.x, area.y + 16}, room, title, {size, Weight::regular, T.ink});
  const auto& call = scene.model.call;
  if (call.state != call::State::idle && !call.test)
    y = d.paragraph({area.x, y + 8}, y < close.bottom() ? room : area.w,
                    d.say(words::alarm::Title{.age = core::formatMinutesSeconds(call.age)}),
                    {32, Weight::semibold, T.callText});
  else if (!second.empty())
    y = d.paragraph({area.x, y + 8}, y < close.bottom() ? room : area.w, second,
                    {32, Weight::regular, T.ink2, Align::left, 1.35});
  quietButton(d, scene.feel, close, way, backWord);
  scene.on(way, std::move(back));
  return std::max(y, close.bottom()) + 32;
}

void lockCorner(Draw& d, Scene& scene, Point corner, double width, double height) {
  const auto& T = d.T();
  const auto left =
      std::chrono::ceil<std::chrono::seconds>(scene.setup.lockAfter - (scene.now - scene.local.panelTouched));
  const auto colour = left <= 20s ? T.waitText : T.ink2;
  const Box lock{corner.x - width, corner.y, width, height};
  d.text({lock.x - 24, lock.centre().y - 12},
         d.say(words::staff::LocksIn{.time = core::formatMinutesSeconds(left)}),
         {26, Weight::regular, colour, Align::right});
  staffButton(d, scene.feel, lock, Role::lock, d.say(words::staff::lock), {.sign = Icon::lock, .hint = {}});
  scene.on(Role::lock, [](Outbox& out) { out.send(Lock{session::LockedBy::press}); });
}

void staffChoices(Draw& d, Scene& scene, double top, const std::vector<StaffChoice>& choices) {
  const auto area = staffArea(scene.page);
  const double gap = 20, columns = scene.page.tall() ? 1 : 2;
  const double rows = std::ceil(static_cast<double>(choices.size()) / columns);
  const double high = std::min(148.0, (area.bottom() - top - gap * (rows - 1)) / rows),
               wide = (area.w - gap * (columns - 1)) / columns;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto column = static_cast<double>(i % static_cast<std::size_t>(columns)),
               row = static_cast<double>(i / static_cast<std::size_t>(columns));
    const Box box{area.x + column * (wide + gap), top + row * (high + gap), wide, high};
    staffButton(d, scene.feel, box, choices[i].id, d.say(choices[i].label),
                {.sign = {}, .hint = d.say(choices[i].hint)});
    scene.on(choices[i].id, choices[i].handler);
  }
}

std::string fitted(const Draw& d, std::string_view text, double width, double size, Weight weight) {
  return d.shortened(text, width, size, weight);
}

Handler unlockForPage() {
  return [](Outbox& out) { out.askPin({}); };
}

Handler openPanel(std::string over) {
  return [over = std::move(over)](Outbox& out) {
    const Handler open = [over](Outbox& opened) {
      opened.local.panelOpen = true;
      opened.local.staffPage = over;
    };
    if (out.local.panelOpen) return open(out);
    out.askPin(open);
  };
}

}  // namespace lw::ui
