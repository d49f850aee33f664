#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "ui/screens/staff_words.hpp"

namespace lw::ui {
namespace {

Handler closePage() {
  return [](Outbox& out) { out.local.staffPage.clear(); };
}

/// One tap ends the page with an intent.
template <class Intent>
StaffChoice reason(const std::string& label, const std::string& hint, Intent intent) {
  return {{Role::reason, intent.reason}, label, hint, [intent = std::move(intent)](Outbox& out) {
            out.intend(intent);
            out.local.staffPage.clear();
          }};
}

}  // namespace

void endSessionScreen(Draw& d, Scene& scene) {
  const auto who = whoActs(scene);
  const double top = staffHeading(d, scene, "Why does the session end?",
                                  "One tap ends it: the music fades out, the way home begins.",
                                  Role::leavePage, "Keep going", closePage());
  staffChoices(
      d, scene, top,
      {reason("Finished well", "all done, earlier than planned", session::EndSession{"finished well", who}),
       reason("Person asks to stop", "no reason needed", session::EndSession{"person asks to stop", who}),
       reason("Felt unwell", "stay, and write down what you see", session::EndSession{"felt unwell", who}),
       reason("Other", "write it in your own notes", session::EndSession{"other", who})});
  callRailFor(d, scene);
}

void skipTestScreen(Draw& d, Scene& scene) {
  const auto who = whoActs(scene);
  const double top = staffHeading(d, scene, "Why is the call not tested?",
                                  "The record keeps your reason. Someone stays in the room.", Role::leavePage,
                                  "Do the test", closePage());
  staffChoices(d, scene, top,
               {reason("Can't reach or press it", "someone stays within reach",
                       session::SkipCallTest{who, "can't reach or press it"}),
                reason("Tested less than 12 h ago", "by this person, in this room",
                       session::SkipCallTest{who, "tested less than 12 h ago"}),
                reason("A button is broken", "someone stays; tell the technician",
                       session::SkipCallTest{who, "a button is broken"}),
                reason("Other", "write it in your own notes", session::SkipCallTest{who, "other"})});
  callRailFor(d, scene);
}

void blockedScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const bool unlocked = !scene.model.staffName.empty();
  const double x = page.content.x, width = page.wide() ? 1104 : page.content.w;
  const double size = page.compact() ? 52 : 72;
  double y =
      d.paragraph({x, page.content.y}, width, "Let us talk first.", {size, Weight::regular, T.ink}) + 24;
  y = d.paragraph(
          {x, y}, width,
          "Someone from the team speaks with you first.\nYou did nothing wrong. Take all the time you need.",
          {40, Weight::regular, T.ink2, Align::left, 1.4}) +
      48;
  if (!unlocked) {
    quietButton(d, scene.feel, {x, page.next.y, 280, 112}, Role::unlock, "For the team");
    scene.on(Role::unlock, unlockForPage());
    callRailFor(d, scene);
    return;
  }
  // Only after the PIN: the person does not read notices.
  for (const auto& notice : scene.model.view.staff.notices) {
    d.fill({x, y + 2, 8, 34}, T.waitText, 4);
    y = d.paragraph({x + 28, y}, width - 28, scene.setup.words->textOf(noticeWords(notice)),
                    {32, Weight::regular, T.waitText, Align::left, 1.3}) +
        12;
  }
  staffButton(d, scene.feel, {x, page.next.y - 28, 560, 148}, Role::spoken, "We have spoken",
              {.sign = Icon::person, .hint = "hold for 2 s, then it goes on", .primary = true, .hold = true});
  scene.intend(Role::spoken, session::SpokeWithPerson{scene.model.staffName});
  callRailFor(d, scene);
}

}  // namespace lw::ui
