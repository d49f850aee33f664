#include "ui/screens/staff_panel.hpp"

#include <algorithm>

#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/screens/staff_words.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

PanelPlaces wideHigh(const Layout& page) {
  const double x = 336, w = page.w - 384;
  PanelPlaces at{.head = {x, 44, w - 460, 100},
                 .lock = {x + w - 200, 40, 200, 96},
                 .course = {x, 164, w, 372},
                 .playing = {x, 560, 0, 256},
                 .volume = {0, 560, 0, 256},
                 .observations = {0, 560, 0, 256},
                 .actions = {},
                 .nextPhase = {}};
  const double third = (w - 48 - 448) / 2;
  at.playing.w = at.observations.w = third;
  at.volume = {x + third + 24, 560, 448, 256};
  at.observations.x = x + third + 24 + 448 + 24;
  const double end = 284, gap = 16, each = (w - end - 68 - 3 * gap) / 4;
  for (int i = 0; i < 4; ++i) at.actions.push_back({x + i * (each + gap), 852, each, 148});
  at.actions.push_back({x + w - end, 852, end, 148});
  return at;
}

void addRows(PanelPlaces& at, double x, double w, double top, double high, double gap) {
  const double each = (w - 2 * gap) / 3;
  for (int i = 0; i < 5; ++i)
    at.actions.push_back({x + (i % 3) * (each + gap), top + (i / 3) * (high + gap), each, high});
  at.nextPhase = at.actions[4];
  at.actions[4].x = x + w - each;
}

PanelPlaces compactHigh(const Layout& page) {
  const double x = 224, w = page.w - 248, third = (w - 32) / 3;
  PanelPlaces at{.head = {x, 20, w - 380, 90},
                 .lock = {x + w - 160, 20, 160, 84},
                 .course = {x, 120, w, 226},
                 .playing = {x, 358, third, 184},
                 .volume = {x + third + 16, 358, third, 184},
                 .observations = {x + 2 * (third + 16), 358, third, 184},
                 .actions = {},
                 .nextPhase = {},
                 .dense = true};
  addRows(at, x, w, 554, (page.h - 554 - 16 - 12) / 2, 12);
  return at;
}

PanelPlaces tallHigh(const Layout& page) {
  const double x = 64, w = page.w - 128, half = (w - 24) / 2;
  PanelPlaces at{.head = {x, 160, w, 100},
                 .lock = {x + w - 200, 36, 200, 96},
                 .course = {x, 284, w, 470},
                 .playing = {x, 778, w, 240},
                 .volume = {x, 1042, half, 256},
                 .observations = {x + half + 24, 1042, half, 256},
                 .actions = {},
                 .nextPhase = {}};
  addRows(at, x, w, 1312, 138, 16);
  return at;
}

void heading(Draw& d, Scene& scene, const PanelPlaces& at) {
  const auto& T = d.T();
  const auto& staff = scene.model.view.staff;
  lockCorner(d, scene, {at.lock.right(), at.lock.y}, at.lock.w, at.lock.h);
  if (at.dense && !staff.notices.empty()) {  // no room for notices in the course: the newest stands here
    d.paragraph({at.head.x, at.head.y}, at.head.w, d.textOf(noticeWords(staff.notices.front())),
                {26, Weight::regular, T.waitText});
    return;
  }
  const double size = at.dense ? 40 : 52;
  d.text({at.head.x, at.head.y}, fitted(d, staff.title, at.head.w, size), {size, Weight::regular, T.ink});
  const auto idle = std::chrono::floor<std::chrono::seconds>(scene.now - scene.local.lastTouch);
  const auto lineWith = [&](std::optional<std::chrono::seconds> sinceTouch) {
    std::string line;
    for (const auto& sentence : roomLine(sinceTouch, scene.model.call, scene.model.soundLost))
      line += (line.empty() ? "" : " ") + d.say(sentence);
    return line;
  };
  auto line = lineWith(at.dense ? std::nullopt : std::optional{idle});
  if (d.textWidth(line, 26) > at.head.w) line = lineWith({});  // the fault matters more than the last touch
  const bool look = scene.model.soundLost || (scene.model.call.hasDesk && scene.model.call.linkLost);
  d.text({at.head.x, at.head.y + (at.dense ? 54 : 68)}, fitted(d, line, at.head.w, 26),
         {26, Weight::regular, look ? T.waitText : T.ink2});
}

struct Deed {
  TargetId id;
  words::Message label, hint;
  Icon sign;
  bool possible;
  session::Intent intent;
  session::UndoKind undo;
};

void actionButton(Draw& d, Scene& scene, const Box& box, const Deed& action, bool dense) {
  const auto& staff = scene.model.view.staff;
  const bool undo = action.undo != session::UndoKind::none && staff.undo == action.undo &&
                    staff.undoUntil > scene.model.heard;
  if (undo) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(staff.undoUntil - scene.model.heard);
    staffButton(d, scene.feel, box, Role::undo, d.say(words::staff::undo),
                {.sign = Icon::turn,
                 .hint = dense ? ""
                               : d.say(words::staff::UndoLeft{.what = d.say(action.label),
                                                              .seconds = left.count()})});
    scene.intend(Role::undo, session::Undo{});
    return;
  }
  staffButton(d, scene.feel, box, action.id, d.say(action.label),
              {.sign = action.sign, .hint = dense ? "" : d.say(action.hint), .off = !action.possible});
  if (action.possible) scene.intend(action.id, action.intent);
}

}  // namespace

PanelPlaces panelPlaces(const Layout& page) {
  return page.wide() ? wideHigh(page) : page.compact() ? compactHigh(page) : tallHigh(page);
}

void actionRow(Draw& d, Scene& scene, const PanelPlaces& at) {
  using session::UndoKind;
  const auto& view = scene.model.view;
  const auto& staff = view.staff;
  const auto* phase = std::get_if<session::PhaseView>(&view.step);
  const bool inPhase = phase != nullptr && staff.running, paused = phase != nullptr && phase->paused;
  const auto current = std::ranges::find_if(staff.phases, [](const auto& one) { return one.current; });
  const words::Message extends = current == staff.phases.end()
                                     ? words::Message(words::staff::extends)
                                     : words::staff::ExtendsPhase{.phase = current->title};
  // Session time stands still in a pause, so there going on is the way back.
  if (paused)
    actionButton(d, scene, at.actions[0],
                 {Role::resume, words::staff::goOn, words::staff::fadesIn, Icon::play, true,
                  session::Resume{}, UndoKind::none},
                 at.dense);
  else
    actionButton(d, scene, at.actions[0],
                 {Role::pause, words::staff::pause, words::staff::fadesOut, Icon::pause, phase != nullptr,
                  session::Pause{}, UndoKind::none},
                 at.dense);
  const bool sounds = view.stage != session::View::Stage::ready && view.stage != session::View::Stage::ended;
  actionButton(
      d, scene, at.actions[1],
      {Role::softer, words::staff::softer, staff.soft ? words::staff::isSofter : words::staff::goesSofter,
       Icon::softer, sounds && !staff.soft, session::Softer{}, UndoKind::softer},
      at.dense);
  actionButton(d, scene, at.actions[2],
               {Role::extend, words::staff::extend, extends, Icon::extend, inPhase,
                session::Extend{core::toFrames(5min)}, UndoKind::extend},
               at.dense);
  actionButton(d, scene, at.actions[3],
               {Role::returnEarly, words::staff::returnEarly, words::staff::overAMinute, Icon::turn,
                staff.canReturnEarly, session::ReturnEarly{}, UndoKind::returnEarly},
               at.dense);
  if (at.nextPhase) nextPhaseButton(d, scene, *at.nextPhase);
  const bool ended = view.stage == session::View::Stage::ended;
  staffButton(d, scene.feel, at.actions[4], Role::endSession, d.say(words::staff::endSession),
              {.sign = Icon::end,
               .hint = at.dense ? "" : d.say(words::staff::hold),
               .outlined = !ended,
               .off = ended,
               .hold = true});
  scene.on(Role::endSession, [](Outbox& out) { out.local.staffPage = "end"; });
}

void nextPhaseButton(Draw& d, Scene& scene, const Box& box) {
  const bool can = scene.model.view.stage == session::View::Stage::during, hinted = box.h > 110;
  staffButton(d, scene.feel, box, Role::nextPhase, d.say(words::staff::nextPhase),
              {.sign = hinted ? std::optional{Icon::skip} : std::nullopt,
               .hint = hinted ? d.say(words::staff::hold) : "",
               .off = !can,
               .hold = true});
  if (can) scene.intend(Role::nextPhase, session::SkipPhase{});
}

void staffPanelScreen(Draw& d, Scene& scene) {
  const auto at = panelPlaces(scene.page);
  const auto& call = scene.model.call;
  heading(d, scene, at);
  if (call.state != call::State::idle && !call.test)
    callCard(d, scene, at.course);
  else
    coursePanel(d, scene, at);
  playingPanel(d, scene, at);
  volumePanel(d, scene, at);
  observationsPanel(d, scene, at);
  actionRow(d, scene, at);
  if (scene.page.wide())
    d.text({at.course.x, at.actions[0].bottom() + 20}, d.say(words::staff::panelNote),
           {22, Weight::regular, d.T().ink2});
  callRailFor(d, scene);
}

}  // namespace lw::ui
