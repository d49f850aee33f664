#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/screens/staff_panel.hpp"
#include "ui/screens/staff_words.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

words::Message proofWords(const call::CallView& call) {
  switch (call.state) {
    case call::State::answered: return words::alarm::answered;
    case call::State::delivered: return words::alarm::ringsAtDesk;
    case call::State::notDelivered: return words::alarm::reachedNobody;
    default: return call.hasDesk ? words::alarm::deskNotConfirmed : words::alarm::roomOnly;
  }
}

/// "level 6 of 9", or "58 of 65 dB(A)" where the room is calibrated; short on a small panel.
words::Message volumeWords(const session::StaffView& staff, bool dense) {
  if (!staff.levelAtEar) {
    const int level = volumeLevel(staff.volume, staff.volumeCap);
    if (dense) return words::volume::LevelShort{.level = level, .most = kVolumeLevels};
    return words::volume::Level{.level = level, .most = kVolumeLevels};
  }
  const auto level = fmt::format("{:.0f}", *staff.levelAtEar),
             limit = fmt::format("{:.0f}", *staff.levelAtEar + (staff.volumeCap - staff.volume).value);
  if (dense) return words::volume::AtEarShort{.level = level, .limit = limit};
  return words::volume::AtEar{.level = level, .limit = limit};
}

/// "6 of 14. Then Slow water."; what comes next only where there is room.
words::Message pieceWords(const session::PlayingView& playing, bool dense) {
  const bool then = !playing.next.empty() && !dense;
  if (playing.count <= 0) {
    if (then) return words::playing::BedThen{.next = playing.next};
    return words::playing::bed;
  }
  if (!then) return words::playing::Piece{.index = playing.index, .count = playing.count};
  return words::playing::PieceThen{.index = playing.index, .count = playing.count, .next = playing.next};
}

void levelBars(Draw& d, Point middle, int level) {
  const auto& T = d.T();
  const double x = middle.x - (kVolumeLevels * 18 - 6) / 2.0;
  for (int i = 0; i < kVolumeLevels; ++i)
    d.fill({x + i * 18, middle.y - i * 5, 12, 14.0 + i * 5}, i < level ? T.actText : T.hair, 4);
  const double cap = x + kVolumeLevels * 18 + 2;
  d.line({cap, middle.y - 58}, {cap, middle.y + 14}, T.waitText, 3);
}

}  // namespace

void callCard(Draw& d, Scene& scene, const Box& box) {
  const auto& T = d.T();
  const auto& call = scene.model.call;
  const bool dense = scene.page.compact();
  d.fill(box, T.surf, 24);
  d.outline(box, T.callText, 24, 4);
  const double x = box.x + 32;
  d.text({x, box.y + (dense ? 16 : 24)},
         d.say(words::alarm::Title{.age = core::formatMinutesSeconds(call.age)}),
         {dense ? 40.0 : 52.0, Weight::semibold, T.callText});
  d.paragraph({x, box.y + (dense ? 68 : 100)}, box.w - 64, d.say(proofWords(call)),
              {dense ? 26.0 : 32.0, Weight::regular, T.ink});
  const double high = dense ? 88 : 148, y = box.bottom() - high - (dense ? 16 : 20);
  staffButton(
      d, scene.feel, {x, y, 300, high}, Role::clearCall, d.say(words::alarm::clear),
      {.sign = Icon::tick, .hint = dense ? "" : d.say(words::staff::hold), .primary = true, .hold = true});
  scene.on(Role::clearCall, [](Outbox& out) { out.act(session::Act::clearCall, CallCleared{}); });
  staffButton(d, scene.feel, {x + 324, y, 300, high}, Role::moreHelp, d.say(words::alarm::moreHelp),
              {.sign = Icon::bang, .hint = dense ? "" : d.say(words::alarm::moreHelpHint), .outlined = true});
  scene.on(Role::moreHelp, [](Outbox& out) { out.send(CallPressed{call::Source::staffAssist}); });
}

void playingPanel(Draw& d, Scene& scene, const PanelPlaces& at) {
  const auto& T = d.T();
  const auto& box = at.playing;
  panel(d, box, d.say(words::playing::title));
  const double x = box.x + 28, titleSize = at.dense ? 32 : 40, width = box.right() - x - 20;
  const auto& playing = scene.model.view.staff.playing;
  if (!playing) {
    d.text({x, box.y + 72}, d.say(words::playing::nothing), {titleSize, Weight::regular, T.ink2});
    return;
  }
  d.text({x, box.y + (at.dense ? 58 : 68)}, fitted(d, playing->title, width, titleSize, Weight::semibold),
         {titleSize, Weight::semibold, T.ink});
  const Box next{box.right() - (at.dense ? 16 : 28) - (at.dense ? 120 : 196),
                 box.bottom() - (at.dense ? 88 : 104), at.dense ? 120.0 : 196.0, 80};
  const bool can = scene.model.view.stage == session::View::Stage::during;
  staffButton(d, scene.feel, next, Role::nextPiece, d.say(words::playing::nextPiece),
              {.sign = at.dense ? std::nullopt : std::optional{Icon::skip}, .hint = {}, .off = !can});
  if (can) scene.intend(Role::nextPiece, session::SkipTrack{});
  const auto line = d.say(pieceWords(*playing, at.dense));
  const Point lineAt{x, at.dense ? next.y + 10 : box.y + 118};
  d.text(lineAt, fitted(d, line, at.dense ? next.x - x - 12 : width, 26), {26, Weight::regular, T.ink2});
  if (playing->length.count() <= 0) return;
  const auto into =
      std::clamp(core::Frames{scene.model.heard - playing->start}, core::Frames{0}, playing->length);
  const double share = static_cast<double>(into.count()) / static_cast<double>(playing->length.count()),
               bar = next.x - 28 - x;
  if (!at.dense) {
    d.fill({x, next.y + 30, bar, 8}, T.hair, 4);
    d.fill({x, next.y + 30, std::max(8.0, bar * share), 8}, T.actText, 4);
  }
  d.text({x, next.y + (at.dense ? 44 : 50)},
         d.say(words::playing::Left{.time = core::formatMinutesSeconds(playing->length - into)}),
         {26, Weight::regular, T.ink2});
}

void volumePanel(Draw& d, Scene& scene, const PanelPlaces& at) {
  const auto& T = d.T();
  const auto& box = at.volume;
  const auto& staff = scene.model.view.staff;
  const double size = at.dense ? 84 : 96, inset = at.dense ? 16 : 28;
  panel(d, box, d.say(words::volume::title));
  if (!at.dense) {
    staffButton(d, scene.feel, {box.right() - inset - 130, box.y + 20, 130, 80}, Role::eachSound,
                d.say(words::volume::each), {.sign = {}, .hint = {}, .outlined = true});
    scene.on(Role::eachSound, [](Outbox& out) { out.local.staffPage = "sounds"; });
  }
  const auto under = d.say(underLimit(staff.volume, staff.volumeCap, at.dense));
  const int level = volumeLevel(staff.volume, staff.volumeCap);
  const Box less{box.x + inset, box.bottom() - size - (at.dense ? 8 : 24), size, size},
      more{box.right() - inset - size, less.y, size, size};
  const bool canMore = staff.volume<staff.volumeCap, canLess = staff.volume.value> - 60;
  staffButton(d, scene.feel, less, Role::volumeDown, "", {.sign = Icon::minus, .hint = {}, .off = !canLess});
  staffButton(d, scene.feel, more, Role::volumeUp, "", {.sign = Icon::plus, .hint = {}, .off = !canMore});
  const core::Decibels step{1.0};
  if (canLess) scene.intend(Role::volumeDown, session::SetVolume{staff.volume - step});
  if (canMore)
    scene.intend(Role::volumeUp, session::SetVolume{std::min(staff.volume + step, staff.volumeCap)});
  const auto words = d.say(volumeWords(staff, at.dense));
  const auto limitInk = canMore ? T.ink2 : T.waitText;
  if (at.dense) {
    d.text({box.right() - inset, box.y + 26}, under, {26, Weight::regular, limitInk, Align::right});
    d.text({box.centre().x, less.centre().y - 16}, words, {32, Weight::semibold, T.ink, Align::centre});
  } else {
    d.text({box.x + inset, box.y + 64}, words, {40, Weight::semibold, T.ink});
    d.text({box.x + inset, box.y + 110}, under, {26, Weight::regular, limitInk});
  }
  if (more.x - less.right() > kVolumeLevels * 18 + 16)
    levelBars(d, {box.centre().x, less.bottom() - 22}, level);
}

void observationsPanel(Draw& d, Scene& scene, const PanelPlaces& at) {
  const auto& T = d.T();
  const auto& box = at.observations;
  panel(d, box, d.say(words::watch::title));
  const double inset = at.dense ? 16 : 28, x = box.x + 28;
  const auto& staff = scene.model.view.staff;
  const auto next = nextObservation(staff, scene.model.heard);
  if (next.what == nullptr) {
    d.text({x, box.y + 72}, d.say(staff.observations.empty() ? words::watch::none : words::watch::noneDue),
           {at.dense ? 26.0 : 32.0, Weight::regular, T.ink2});
  } else {
    const auto colour = next.look ? T.waitText : T.ink2;
    const double size = at.dense ? 26 : 32, y = box.y + (at.dense ? 58 : 70);
    d.fill({x, y + 4, 8, at.dense ? 32.0 : 66.0}, next.look ? T.waitText : T.hair, 4);
    d.text({x + 24, y}, fitted(d, next.what->title, box.right() - x - 24 - inset, size, Weight::semibold),
           {size, Weight::semibold, T.ink});
    const Box enter{box.right() - inset - (at.dense ? 120 : 144), box.bottom() - (at.dense ? 88 : 104),
                    at.dense ? 120.0 : 144.0, 80};
    const Point due{at.dense ? box.x + inset : x + 24, y + (at.dense ? 66 : 44)};
    const double room = (at.dense ? enter.x - 8 : box.right() - inset) - due.x;
    d.text(due, fitted(d, d.say(next.due), room, 26), {26, Weight::regular, colour});
    staffButton(d, scene.feel, enter, Role::enterObservation, d.say(words::watch::enter),
                {.sign = {}, .hint = {}, .primary = true});
    scene.on(Role::enterObservation, [id = next.what->id](Outbox& out) {
      out.local.observationQuestion.clear();
      out.intend(session::OpenObservation{id});
    });
  }
  if (at.dense) return;
  const double room = box.w - 2 * inset - 160;
  const auto* done = lastObservation(staff);
  if (done == nullptr) return;
  auto last = d.say(words::watch::Last{.time = core::formatHoursMinutes(done->due), .values = done->summary});
  if (d.textWidth(last, 26) > room) last = done->summary;  // the values matter more than when
  d.text({x, box.bottom() - 66}, fitted(d, last, room, 26), {26, Weight::regular, T.ink2});
}

}  // namespace lw::ui
