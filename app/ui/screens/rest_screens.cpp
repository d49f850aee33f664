#include <algorithm>

#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

struct Page {
  words::Message title, text;
};

// Title, text; returns where the text ends.
double say(Draw& d, const Layout& page, const Page& words) {
  const auto& T = d.T();
  const auto title = d.say(words.title), text = d.say(words.text);
  const double width = page.wide() ? page.w - page.content.x - 96 : page.content.w;
  const double big = page.compact() ? 72 : 96;
  const double top = page.tall() ? 356 : page.compact() ? 172 : 296;
  const double size = d.fittingSize(title, width, page.wide() ? 1 : 2, Weight::regular, {big, 72, 52});
  const double y = d.text({page.content.x, top}, balanced(d, title, width, size),
                          {size, Weight::regular, T.ink, Align::left, 1.2}) +
                   (page.compact() ? 12 : 24);
  return d.paragraph({page.content.x, y}, width, text,
                     {page.compact() ? 40.0 : 52.0, Weight::regular, T.ink2, Align::left, 1.4});
}

// What staff do from here is done at their panel: this page is the person's.
void teamButton(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  quietButton(d, scene.feel, {page.content.x, page.next.y, 280, 112}, Role::unlock,
              d.say(words::pin::forTeam));
  scene.on(Role::unlock, openPanel());
}

Page endWords(const session::EndedView& ended, bool home) {
  if (ended.how == "not-today")
    return {words::ended::notToday, home ? words::ended::tellSitter : words::ended::tellTeam};
  if (ended.how == "complete")
    return {words::ended::complete,
            ended.followUps.empty() ? words::rest::asLongAsYouLike : words::ended::later};
  return {words::ended::over, words::rest::asLongAsYouLike};
}

/// The clinic's number, where the room has one: at the foot, beside the button for the team.
void clinicNumber(Draw& d, const Scene& scene) {
  const auto& page = scene.page;
  if (scene.setup.clinicNumber.empty()) return;
  const auto text = d.say(words::ended::Clinic{.number = scene.setup.clinicNumber});
  const double x = page.content.x + 280 + 24, width = page.next.right() - x;
  const double size = d.fittingSize(text, width, 1, Weight::regular, {40, 32});
  d.paragraph({x, page.next.y + 56 - 0.48 * size}, width, text,
              {size, Weight::regular, d.T().ink, Align::left, 1.3});
}

void followUps(Draw& d, const Layout& page, double y, const std::vector<std::string>& all) {
  const auto& T = d.T();
  const double step = page.compact() ? 58 : 72, size = page.compact() ? 32 : 40;
  const double last = page.next.y - 24;
  for (const auto& one : all) {
    if (one.empty() || y + step > last) continue;  // the page that goes home has them all
    d.disc({page.content.x + 12, y + size * 0.5}, 8, T.done);
    const double fitting = d.fittingSize(one, page.content.w - 48, 1, Weight::regular, {size, 32});
    d.text({page.content.x + 48, y}, one, {fitting, Weight::regular, T.ink});
    y += step;
  }
}

void readToMe(Draw& d, Scene& scene) {
  const bool on = scene.model.view.readingAloud;
  quietButton(d, scene.feel, scene.page.readAloud, Role::readAloud, d.say(words::nav::readToMe), Icon::ear,
              on);
  scene.intend(Role::readAloud, session::ReadAloud{.keepOn = !on});
}

}  // namespace

void waitingScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const auto& wait = std::get<session::WaitForStaffView>(scene.model.view.step);
  say(d, page,
      {words::rest::asLongAsYouLike, scene.setup.home ? words::waiting::sitter : words::waiting::someone});
  if (scene.setup.home) {  // whoever is there begins
    const auto label =
        d.say(wait.why == "start" ? words::waiting::beginSession : words::waiting::beginQuestions);
    button(d, scene.feel, {page.content.x, page.next.y, page.compact() ? 440.0 : 480.0, page.next.h},
           Role::start, label);
    scene.intend(Role::start, session::StaffReady{});
  } else {
    teamButton(d, scene);
  }
  readToMe(d, scene);
  callRailFor(d, scene);
}

void endedScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const auto& ended = std::get<session::EndedView>(scene.model.view.step);
  const double y = say(d, page, endWords(ended, scene.setup.home));
  if (ended.how == "complete") followUps(d, page, y + 24, ended.followUps);
  teamButton(d, scene);
  clinicNumber(d, scene);
  readToMe(d, scene);
  callRailFor(d, scene);
}

}  // namespace lw::ui
