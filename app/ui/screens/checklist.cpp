#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "ui/screens/answer_grid.hpp"
#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

// "a nurse" -> "Nurse"
std::string withoutArticle(std::string who) {
  for (const std::string article : {"a ", "an ", "the "})
    if (who.starts_with(article)) who.erase(0, article.size());
  if (!who.empty()) who[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(who[0])));
  return who;
}

std::size_t openLines(const session::ChecklistView& view) {
  return static_cast<std::size_t>(std::ranges::count_if(view.checklist->items, [&](const auto& item) {
    const auto ticked = view.ticked.find(item.id);
    return item.required && (ticked == view.ticked.end() || !ticked->second);
  }));
}

words::Message openWords(std::size_t open) {
  switch (open) {
    case 2: return words::list::twoOpen;
    case 3: return words::list::threeOpen;
    case 4: return words::list::fourOpen;
    default: return words::list::Open{.count = open};
  }
}

/// Signed by that name, or by somebody whose name nobody proved.
std::string signedWords(const Scene& scene, const session::Actor& by) {
  return by.name.empty() ? scene.say(words::list::isSigned)
                         : scene.say(words::list::SignedBy{.who = by.name});
}

std::vector<std::string> notesFor(const Scene& scene, const session::ChecklistView& view) {
  const auto open = openLines(view);
  const auto& given = scene.text(view.checklist->instruction);
  std::string then = given;
  if (given.empty() && view.checklist->staffSigns)
    then = scene.say(words::list::ThenSigns{.who = scene.setup.wordForStaff});
  if (view.signedBy) return {signedWords(scene, *view.signedBy)};
  if (scene.page.compact() && lingers(scene))
    return open == 0 ? std::vector<std::string>{}
                     : std::vector{scene.say(openWords(open))};  // no room for more
  if (open == 0) return {then};
  return {scene.say(openWords(open)) + (then.empty() ? "" : " " + then)};
}

// Second lines go where the page is too small for them.
Grid gridFor(const Draw& d, const Layout& page, double top, double limit, std::vector<Label>& labels) {
  const Box area{page.content.x, top, page.content.w, limit - top};
  const GridWish wish{page.compact() ? 156.0 : 136.0, 80, page.compact() ? 12.0 : 24.0, 16,
                      page.compact() ? 48.0 : 56.0};
  const auto columns = page.compact() ? std::vector<std::size_t>{2, 3, 1} : std::vector<std::size_t>{1, 2, 3};
  for (int round = 0; round < 2; ++round) {
    for (const double least : {104.0, 80.0})
      for (const auto count : columns) {
        auto tried = wish;
        tried.least = least;
        if (const auto grid = gridIn(d, area, labels, count, tried)) return *grid;
      }
    for (auto& label : labels) label.second.clear();
  }
  const double w = (area.w - 12) / 2;  // more words than the page holds
  return {{area.x, area.y, w, 80}, 2, w + 12, 88, 32, 44};
}

void lines(Draw& d, Scene& scene, const session::ChecklistView& view, const Grid& grid,
           const std::vector<Label>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& item = view.checklist->items[i];
    const auto ticked = view.ticked.find(item.id);
    const bool on = ticked != view.ticked.end() && ticked->second;
    const TargetId id{Role::tick, item.id};
    choice(d, scene.feel, grid.at(i), id, labels[i].text,
           {.on = on, .many = true, .second = labels[i].second, .mark = grid.mark, .size = grid.size});
    scene.intend(id, session::Tick{item.id, !on});
  }
}

// The one who signs must be known: the button asks for a PIN, and the page stays the person's.
Way wayOn(const Scene& scene, const session::ChecklistView& view) {
  Way way;
  way.off = !view.complete;
  if (!view.checklist->staffSigns || view.signedBy) return way;
  way.onward = Role::sign;
  way.next = scene.say(words::list::Signs{.who = withoutArticle(scene.setup.wordForStaff)});
  way.onNext = [](Outbox& out) { out.intend(session::Sign{}); };
  return way;
}

}  // namespace

void checklistScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const auto& view = std::get<session::ChecklistView>(scene.model.view.step);
  patientBar(d, scene);
  const Asked asked{.stem = {},
                    .question = scene.text(view.checklist->title),
                    .hint = {},
                    .top = page.wide() ? 196.0 : 0,
                    .sizes = {}};
  const double limit = page.wide() ? page.h - 140 : page.next.y - (page.compact() ? 12 : 24);
  const auto head = headAbove(d, page, asked, page.wide() ? 300 : page.compact() ? 262 : 480);
  drawHead(d, page, asked, head);
  std::vector<Label> labels;
  for (const auto& item : view.checklist->items)
    labels.push_back({scene.text(item.text), scene.text(item.hint)});
  const double top =
      page.wide() ? std::max(320.0, head.bottom + 24) : head.bottom + (page.compact() ? 14 : 48);
  const auto grid = gridFor(d, page, top, limit, labels);
  lines(d, scene, view, grid, labels);
  auto place = page;
  const auto way = wayOn(scene, view);
  const double needed =
      d.textWidth(way.next.empty() ? d.say(words::nav::next) : way.next, 40, Weight::semibold) + 40;
  if (needed > place.next.w && !page.wide()) {  // Next keeps its corner, and Back makes room
    place.next = {place.next.right() - needed, place.next.y, needed, place.next.h};
    place.back.x = place.next.x - 24 - place.back.w;
  }
  patientNotes(d, scene, NotePlace::lowerLeft, notesFor(scene, view), 6);
  patientNav(d, scene, place, way);
  callRailFor(d, scene);
}

}  // namespace lw::ui
