#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// How the lines share the room between the heading and the foot.
struct TickGrid {
  std::size_t columns, rows;
  double wide, high, gap;
};

TickGrid gridFor(const Layout& page, double width, double room, std::size_t count) {
  const std::size_t columns = page.wide() ? 2 : 1;
  const double gap = page.compact() ? 12 : 20, least = page.compact() ? 112 : 116;
  const double wide = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const auto needed = (count + columns - 1) / columns;
  for (const double high : {148.0, 132.0, least}) {
    const auto rows = static_cast<std::size_t>((room + gap) / (high + gap));
    if (rows >= needed || high == least)
      return {columns, std::max<std::size_t>(1, std::min(rows, needed)), wide, high, gap};
  }
  return {columns, 1, wide, least, gap};
}

std::size_t openCount(const session::ChecklistView& list) {
  return static_cast<std::size_t>(std::ranges::count_if(list.checklist->items, [&](const auto& item) {
    const auto found = list.ticked.find(item.id);
    return item.required && (found == list.ticked.end() || !found->second);
  }));
}

void lines(Draw& d, Scene& scene, const session::ChecklistView& list, const Box& room, const TickGrid& grid,
           std::size_t first, bool mayTick) {
  const auto& items = list.checklist->items;
  const double words = grid.wide - 40 - 56 - 48;
  // letters of one size in all lines
  const bool large = scene.page.wide() && std::ranges::all_of(items, [&](const auto& item) {
                       return d.textWidth(scene.text(item.text), 40, Weight::semibold) <= words;
                     });
  for (std::size_t i = first; i < std::min(items.size(), first + grid.columns * grid.rows); ++i) {
    const auto& item = items[i];
    const auto place = i - first;
    const Box box{room.x + static_cast<double>(place % grid.columns) * (grid.wide + grid.gap),
                  room.y + static_cast<double>(place / grid.columns) * (grid.high + grid.gap), grid.wide,
                  grid.high};
    const auto found = list.ticked.find(item.id);
    const bool on = found != list.ticked.end() && found->second;
    const auto hint = scene.text(item.hint);
    const TargetId id{Role::tick, item.id};
    choice(d, scene.feel, box, id, scene.text(item.text),
           {.on = on,
            .many = true,
            .second = hint.empty() ? "" : fitted(d, hint, words, 32),
            .mark = 56,
            .size = large ? 40.0 : 32.0});
    if (mayTick) scene.intend(id, session::Tick{item.id, !on});
  }
}

void signAndLeave(Outbox& out) {
  out.send(session::Intent{session::Sign{}});
  out.send(Lock{session::LockedBy::leaving});
}

/// Signature, or what is missing for it.
void foot(Draw& d, Scene& scene, const session::ChecklistView& list, const Box& sign, bool unlocked) {
  const auto& T = d.T();
  const auto left = openCount(list);
  const bool signs = list.checklist->staffSigns;
  if (!unlocked) {
    button(d, scene.feel, sign, Role::unlock, d.say(words::list::unlock), {.left = Icon::lock, .right = {}});
    scene.on(Role::unlock, unlockForPage());
    return;
  }
  const auto who = scene.model.staff ? scene.model.staff->name : "";
  const auto said = left > 0                ? d.say(words::list::StillOpen{.count = left})
                    : !signs || who.empty() ? d.say(words::list::allTicked)
                                            : d.say(words::list::YouSignAs{.who = who});
  d.text({sign.right(), sign.y - 50}, said, {32, Weight::regular, T.ink2, Align::right});
  const auto label = d.say(signs ? words::list::sign : words::nav::next);
  const TargetId id = signs ? Role::sign : Role::next;
  button(d, scene.feel, sign, id, label, {.off = left > 0, .left = {}, .right = Icon::next});
  if (left > 0) return;
  if (signs)
    scene.on(id, [](Outbox& out) { out.prove(session::Act::sign, signAndLeave); });
  else
    scene.intend(id, session::Next{});
}

void quietRow(Draw& d, Scene& scene) {
  const auto& view = scene.model.view;
  const auto& page = scene.page;
  if (view.canSayNotToday) {
    quietButton(d, scene.feel, page.notToday, Role::notToday, d.say(words::nav::notToday));
    scene.intend(Role::notToday, session::NotToday{});
  }
  quietButton(d, scene.feel, page.readAloud, Role::readAloud, d.say(words::nav::readToMe), Icon::ear,
              view.readingAloud);
  scene.intend(Role::readAloud, session::ReadAloud{.keepOn = !view.readingAloud});
}

}  // namespace

void staffChecklistScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto& list = std::get<session::ChecklistView>(scene.model.view.step);
  const bool sitter = list.checklist->who == script::Who::sitter;
  const bool unlocked = scene.model.staff.has_value() || (sitter && scene.setup.home);
  const double x = page.content.x, width = page.wide() ? page.w - 96 - x : page.content.w;

  if (!page.compact())
    d.text({x, page.tall() ? page.stepTop : 68.0},
           d.say(sitter ? words::list::forSitter : words::pin::forTeam), {32, Weight::semibold, T.ink2});
  const double titleTop = page.tall()      ? 276
                          : page.compact() ? 40
                                           : 132,
               titleRoom = page.tall() ? width : page.notToday.x - 32 - x;
  const auto& title = scene.text(list.checklist->title);
  const double size = page.compact() ? 52 : d.fittingSize(title, titleRoom, 1, Weight::regular, {72, 52});
  double y = d.text({x, titleTop}, fitted(d, title, titleRoom, size), {size, Weight::regular, T.ink});
  const auto& instruction = list.checklist->instruction.empty() ? d.say(words::list::tickEach)
                                                                : scene.text(list.checklist->instruction);
  const double words = page.wide() ? 40 : 32;
  y = d.paragraph({x, y + 6}, width, instruction, {words, Weight::regular, T.ink2}) + 20;
  if (sitter) quietRow(d, scene);

  const Box room{x, y, width, page.next.y - (page.compact() ? 56 : 68) - y};
  const auto grid = gridFor(page, width, room.h, list.checklist->items.size());
  const auto perPage = grid.columns * grid.rows,
             pages = std::max<std::size_t>(1, (list.checklist->items.size() + perPage - 1) / perPage);
  const auto shown = std::min(static_cast<std::size_t>(std::max(0, scene.local.keyPage)), pages - 1);
  lines(d, scene, list, room, grid, shown * perPage, unlocked);
  double left = x;
  if (scene.model.view.canGoBack) {
    button(d, scene.feel, {left, page.next.y, 220, page.next.h}, Role::back, d.say(words::nav::back),
           {.kind = ButtonKind::second, .left = Icon::back, .right = {}});
    scene.intend(Role::back, session::Back{});
    left += 244;
  }
  if (pages > 1) {
    const auto label = d.say(words::list::Page{.page = shown + 1, .pages = pages});
    quietButton(d, scene.feel, {left, page.next.y + 4, 360, 112}, Role::moreLines, label, Icon::next);
    scene.on(Role::moreLines, [pages](Outbox& out) {
      out.local.keyPage = static_cast<int>((static_cast<std::size_t>(out.local.keyPage) + 1) % pages);
    });
  }
  foot(d, scene, list, page.next, unlocked);
  callRailFor(d, scene);
}

}  // namespace lw::ui
