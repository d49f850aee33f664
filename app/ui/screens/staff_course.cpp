#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/screens/staff_panel.hpp"
#include "ui/screens/staff_words.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

// Dusk tones from quiet to full and back; no red. Phases by other names take them in turn.
struct PhaseTone {
  std::string_view name;
  Colour colour;
};
constexpr std::array<PhaseTone, 7> kTones{{{"settle", {0x4B5A50}},
                                           {"onset", {0x5B6B57}},
                                           {"ascent", {0x7E8455}},
                                           {"peak", {0xB08F4C}},
                                           {"return", {0x776246}},
                                           {"rest", {0x66594C}},
                                           {"wake", {0x4F4942}}}};
constexpr Colour kDarkInk{0x14100B};

Colour toneOf(const session::PhaseSpan& phase, std::size_t place, std::size_t count) {
  for (const auto& tone : kTones)
    if (phase.name.find(tone.name) != std::string::npos) return tone.colour;
  return kTones[count < 2 ? 0 : place * (kTones.size() - 1) / (count - 1)].colour;
}

bool isBright(Colour tone) {
  return tone == kTones[2].colour || tone == kTones[3].colour;
}

/// Session time to x.
struct Axis {
  double x, width;
  core::Frames total;
  double at(core::Frames time) const {
    const double share =
        total.count() > 0 ? static_cast<double>(time.count()) / static_cast<double>(total.count()) : 0;
    return x + width * std::clamp(share, 0.0, 1.0);
  }
};

/// The title in its bar: smaller where it does not fit, right of the now-line where that would cross it.
void phaseTitle(Draw& d, const session::PhaseSpan& phase, const Box& box, double size, Colour colour,
                double nowX) {
  const auto weight = phase.current ? Weight::semibold : Weight::regular;
  size = d.fittingSize(phase.title, box.w - 20, 1, weight, {size, 22});
  const double width = d.textWidth(phase.title, size, weight), inset = box.w < width + 32 ? 10 : 16;
  if (width > box.w - 16) return;
  double x = box.x + inset;
  if (phase.current && nowX > x - 6 && nowX < x + width + 6 && nowX + 12 + width < box.right() - 8)
    x = nowX + 12;
  d.text({x, box.centre().y - size * 0.47}, phase.title, {size, weight, colour});
}

void phaseBars(Draw& d, const session::StaffView& staff, const Axis& axis, double y, double high, double size,
               double nowX) {
  const auto& T = d.T();
  for (std::size_t i = 0; i < staff.phases.size(); ++i) {
    const auto& phase = staff.phases[i];
    const auto tone = toneOf(phase, i, staff.phases.size());
    const double left = axis.at(phase.start), right = axis.at(phase.start + phase.length);
    const Box box{left, y, std::max(4.0, right - left - 4), high};
    d.fill(box, phase.past ? mix(tone, T.surf, 0.62) : phase.current ? tone : mix(tone, T.surf, 0.35), 12);
    if (phase.current) d.outline(box, T.ink, 12, 3);
    const auto colour = phase.past ? T.ink2 : phase.current && isBright(tone) ? kDarkInk : T.ink;
    phaseTitle(d, phase, box, size, colour, nowX);
  }
}

void observationMarks(Draw& d, const session::StaffView& staff, const Axis& axis, double y,
                      core::Frames now) {
  const auto& T = d.T();
  for (const auto& one : staff.observations) {
    if (!one.known || one.due > staff.total) continue;
    const Point at{std::clamp(axis.at(one.due), axis.x + 12, axis.x + axis.width - 12), y};
    const bool soon = one.open || (staff.running && one.due - now <= 3min);
    diamond(d, at, 11, one.done ? T.done : soon ? T.waitText : T.edge, !one.done && !soon);
  }
}

/// The music's loudness: behind now filled, ahead a line. What is not known is not drawn.
void loudnessCurve(Draw& d, const std::vector<float>& loudness, const Axis& axis, const Box& box,
                   double nowX) {
  const auto& T = d.T();
  constexpr double kLow = -41, kHigh = -17;  // LUFS at the foot and at the top
  std::vector<Point> past, coming;
  for (std::size_t i = 0; i < loudness.size(); ++i) {
    const double x =
        axis.x + axis.width * (static_cast<double>(i) + 0.5) / static_cast<double>(loudness.size());
    const double share = std::clamp((static_cast<double>(loudness[i]) - kLow) / (kHigh - kLow), 0.0, 1.0);
    (x <= nowX ? past : coming).push_back({x, box.bottom() - box.h * share});
  }
  if (!past.empty() && !coming.empty()) coming.insert(coming.begin(), past.back());
  d.line({axis.x, box.bottom()}, {axis.x + axis.width, box.bottom()}, T.hair, 2);
  if (past.size() > 1) {
    d.area(past, box.bottom(), T.actText, 0.3);
    d.polyline(std::move(past), T.actText, 3);
  }
  if (coming.size() > 1) d.polyline(std::move(coming), T.edge, 2);
}

void hours(Draw& d, const Axis& axis, double y) {
  const auto step = axis.total > 5h ? 60min : axis.total > 40min ? 30min : axis.total > 12min ? 10min : 2min;
  for (auto time = core::Frames{0}; time < axis.total; time += step) {
    const double x = axis.at(time), width = d.textWidth(core::formatHoursMinutes(time), 22);
    if (x + width < axis.x + axis.width + 20)
      d.text({time.count() == 0 ? x : x - width / 2, y}, core::formatHoursMinutes(time),
             {22, Weight::regular, d.T().ink2});
  }
}

struct Wish {
  TargetId id;
  words::Said label;
  StaffButtonStyle style;
  Handler handler;
};

Handler intention(session::Intent intent) {
  return [intent = std::move(intent)](Outbox& out) { out.intend(intent); };
}

/// What a step before or after the phases wants of staff.
void addStepWishes(std::vector<Wish>& wishes, const Scene& scene) {
  const auto& view = scene.model.view;
  if (const auto* wait = std::get_if<session::WaitForStaffView>(&view.step)) {
    if (wait->blocked)
      wishes.push_back({Role::spoken,
                        words::staff::spoken,
                        {.sign = {}, .hint = {}, .primary = true, .hold = true},
                        intention(session::SpokeWithPerson{})});
    else
      wishes.push_back({Role::start,
                        view.stage == session::View::Stage::after ? words::staff::startQuestions
                                                                  : words::staff::startSession,
                        {.sign = {}, .hint = {}, .primary = true},
                        [](Outbox& out) {  // the page is the person's now
                          out.intend(session::StaffReady{});
                          out.leaveStaff();
                        }});
  }
  if (std::holds_alternative<session::CallTestView>(view.step))
    wishes.push_back(
        {Role::skipTest, words::staff::skipCallTest, {.sign = {}, .hint = {}, .hold = true}, [](Outbox& out) {
           out.local.staffPage = "skip-test";
         }});
  if (view.stage == session::View::Stage::ended)
    wishes.push_back(
        {Role::leave, words::staff::closeProgram, {.sign = {}, .hint = {}, .hold = true}, [](Outbox& out) {
           out.prove(session::Act::close, [](Outbox& proven) {
             proven.send(Leave{});
             proven.leaveStaff();
           });
         }});
  if (view.stage != session::View::Stage::during)
    wishes.push_back({Role::closePanel, words::staff::backToPage, {.sign = {}, .hint = {}}, [](Outbox& out) {
                        out.leaveStaff();
                      }});
}

std::vector<Wish> wishesOf(const Scene& scene) {
  std::vector<Wish> wishes;
  const auto& view = scene.model.view;
  const auto& staff = view.staff;
  const bool ready = view.stage == session::View::Stage::ready;
  if (view.stage != session::View::Stage::during) addStepWishes(wishes, scene);
  if (staff.beyondLength)
    wishes.push_back({Role::goOn,
                      words::staff::goOn,
                      {.sign = Icon::next, .hint = {}, .primary = true},
                      intention(session::GoOn{})});
  for (std::size_t i = 0; i < std::min<std::size_t>(staff.marksWanted.size(), 2) && !ready; ++i)
    wishes.push_back({{Role::mark, staff.marksWanted[i]},
                      markLabel(staff.marksWanted[i]),
                      {.sign = Icon::tick, .hint = {}, .primary = i == 0 && staff.holding},
                      intention(session::PlaceMark{staff.marksWanted[i]})});
  return wishes;
}

/// In a row from `row`'s right end (or its left). Returns where the row is still free.
double wishButtons(Draw& d, Scene& scene, const PanelPlaces& at, const Box& row, bool fromRight) {
  const auto wishes = wishesOf(scene);
  const double gap = 16, wide = at.dense ? 236 : 292;
  double x = fromRight ? row.right() : row.x;
  if (fromRight && !at.nextPhase && scene.model.view.stage == session::View::Stage::during) {
    x -= wide;
    nextPhaseButton(d, scene, {x, row.y, wide, row.h});
    x -= gap;
  }
  for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
    const Box box{fromRight ? x - wide : x, row.y, wide, row.h};
    staffButton(d, scene.feel, box, wish->id, d.textOf(wish->label), wish->style);
    scene.on(wish->id, wish->handler);
    x += fromRight ? -wide - gap : wide + gap;
  }
  return x;
}

/// As many as there is room for, each in full.
void noticeLines(Draw& d, const Scene& scene, const Box& box) {
  const auto& T = d.T();
  double y = box.y;
  for (const auto& one : scene.model.view.staff.notices) {
    const auto notice = d.textOf(noticeWords(one));
    const double high = static_cast<double>(d.wrap(notice, box.w - 26, 26, Weight::regular).size()) * 34;
    if (y + high > box.bottom() + 8 && y > box.y) return;
    d.fill({box.x, y, 8, high - 4}, T.waitText, 4);
    d.paragraph({box.x + 26, y + 2}, box.w - 26, notice, {26, Weight::regular, T.waitText});
    y += high + 4;
  }
}

struct Rows {
  double time, timeSize, textSize, phases, phaseHigh, marks, hours, notices;
  double curve = 0, curveHigh = 0;  ///< 0: no room for it
};

Rows rowsFor(const PanelPlaces& at, bool tall, bool quiet) {
  if (at.dense) return {20, 40, 26, 104, 48, 172, 188, 0};
  if (quiet && tall) return {24, 52, 32, 112, 76, 392, 416, 0, 212, 148};
  if (quiet) return {24, 52, 32, 112, 76, 306, 330, 0, 206, 72};
  return {24, 52, 32, 112, 76, 222, 244, tall ? 394.0 : 288.0};
}

}  // namespace

void coursePanel(Draw& d, Scene& scene, const PanelPlaces& at) {
  const auto& T = d.T();
  const auto& staff = scene.model.view.staff;
  const auto& box = at.course;
  const bool tall = scene.page.tall();
  const double inset = at.dense ? 20 : 32;
  const bool quiet = staff.notices.empty() && (!tall || wishesOf(scene).empty());
  const Rows rows = rowsFor(at, tall, quiet);
  panel(d, box);
  const auto now = elapsed(staff, scene.model.heard);
  const double x = box.x + inset, width = box.w - 2 * inset, line = box.y + rows.time;
  d.text({x, line}, core::formatHoursMinutes(now), {rows.timeSize, Weight::semibold, T.ink});
  const Box row = tall ? Box{x, box.y + 288, width, 84}
                       : Box{x, box.y + (at.dense ? 8.0 : 14.0), width, at.dense ? 80.0 : 84.0};
  const double free = wishButtons(d, scene, at, row, !tall);
  const double words = x + d.textWidth(core::formatHoursMinutes(now), rows.timeSize, Weight::semibold) + 18;
  const auto where = fitted(d, d.say(whereInCourse(staff, scene.model.heard)),
                            (tall ? box.right() : free) - words - 16, rows.textSize);
  d.text({words, line + (rows.timeSize - rows.textSize) * 0.8}, where,
         {rows.textSize, Weight::regular, staff.holding || staff.beyondLength ? T.waitText : T.ink2});

  const Axis axis{x, width, staff.total};
  phaseBars(d, staff, axis, box.y + rows.phases, rows.phaseHigh, at.dense ? 22 : 26, axis.at(now));
  if (rows.curveHigh > 0)
    loudnessCurve(d, staff.loudness, axis, {x, box.y + rows.curve, width, rows.curveHigh},
                  staff.running ? axis.at(now) : x);
  observationMarks(d, staff, axis, box.y + rows.marks, now);
  hours(d, axis, box.y + rows.hours);
  if (staff.running) {
    const double nowX = axis.at(now), top = box.y + rows.phases - 8;
    d.line({nowX, top}, {nowX, box.y + rows.marks + 16}, T.ink, 4);
    d.disc({nowX, top}, 9, T.ink);
  }
  if (rows.notices > 0) noticeLines(d, scene, {x, box.y + rows.notices, width, box.h - rows.notices - 16});
}

}  // namespace lw::ui
