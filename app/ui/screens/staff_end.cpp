#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/screens/staff_words.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

Handler closePage() {
  return [](Outbox& out) { out.local.staffPage.clear(); };
}

/// One tap ends the page with an intent.
template <class Intent>
StaffChoice reason(const words::Message& label, const words::Message& hint, Intent intent) {
  return {{Role::reason, intent.reason}, label, hint, [intent = std::move(intent)](Outbox& out) {
            out.intend(intent);
            out.local.staffPage.clear();
          }};
}

}  // namespace

void endSessionScreen(Draw& d, Scene& scene) {
  const double top = staffHeading(d, scene, d.say(words::end::title), d.say(words::end::note),
                                  Role::leavePage, d.say(words::end::keepGoing), closePage());
  staffChoices(d, scene, top,
               {reason(words::end::well, words::end::wellHint, session::EndSession{"finished well"}),
                reason(words::end::asked, words::end::askedHint, session::EndSession{"person asks to stop"}),
                reason(words::end::unwell, words::end::unwellHint, session::EndSession{"felt unwell"}),
                reason(words::end::other, words::end::otherHint, session::EndSession{"other"})});
  callRailFor(d, scene);
}

void skipTestScreen(Draw& d, Scene& scene) {
  const double top = staffHeading(d, scene, d.say(words::skip::title), d.say(words::skip::note),
                                  Role::leavePage, d.say(words::skip::doTest), closePage());
  staffChoices(
      d, scene, top,
      {reason(words::skip::cannot, words::skip::cannotHint, session::SkipCallTest{"can't reach or press it"}),
       reason(words::skip::tested, words::skip::testedHint,
              session::SkipCallTest{"tested less than 12 h ago"}),
       reason(words::skip::broken, words::skip::brokenHint, session::SkipCallTest{"a button is broken"}),
       reason(words::end::other, words::end::otherHint, session::SkipCallTest{"other"})});
  callRailFor(d, scene);
}

void blockedScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const double x = page.content.x, width = page.wide() ? 1104 : page.content.w;
  const double size = page.compact() ? 52 : 72;
  const double y =
      d.paragraph({x, page.content.y}, width, d.say(words::blocked::title), {size, Weight::regular, T.ink}) +
      24;
  d.paragraph({x, y}, width, d.say(words::blocked::text), {40, Weight::regular, T.ink2, Align::left, 1.4});
  quietButton(d, scene.feel, {x, page.next.y, 280, 112}, Role::unlock, d.say(words::pin::forTeam));
  scene.on(Role::unlock, openPanel());  // the person does not read notices
  callRailFor(d, scene);
}

void staffLockedScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto& form = *std::get<session::QuestionView>(scene.model.view.step).form;
  const double x = page.content.x, width = page.wide() ? 1104 : page.content.w;
  const double size = page.compact() ? 52 : 72;
  const double y =
      d.paragraph({x, page.content.y}, width, scene.text(form.title), {size, Weight::regular, T.ink}) + 24;
  d.paragraph({x, y}, width, d.say(words::pin::forTeam), {40, Weight::regular, T.ink2});
  button(d, scene.feel, page.next, Role::unlock, d.say(words::list::unlock),
         {.left = Icon::lock, .right = {}});
  scene.on(Role::unlock, unlockForPage());
  callRailFor(d, scene);
}

}  // namespace lw::ui
