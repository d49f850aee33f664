#include "ui/screens/keyboard.hpp"
#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "words/messages.hpp"

namespace lw::ui {
// Own words for the session, kept private. Empty is fine.
void intentionScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const auto* step = std::get<session::PageView>(scene.model.view.step).page;
  const auto place = besideKeyboard(page);
  const auto line = lineAboveKeyboard(page);
  patientBar(d, scene);
  Asked asked{.stem = {},
              .question = scene.text(step->title),
              .hint = scene.text(step->lead),
              .top = page.wide() ? 196.0 : 0,
              .hintGap = 15.6,
              .sizes = {}};
  asked.sizes = page.tall() ? std::vector<double>{72, 52, 40} : std::vector<double>{52, 40};
  if (!page.wide() && lingers(scene)) asked.hint = d.say(words::page::takeYourTime);
  const auto kept =
      scene.sayIfKept(page.wide() ? words::intention::keptPrivateNarrow : words::intention::keptPrivate);
  if (!page.wide() && !kept.empty()) asked.hint += (asked.hint.empty() ? "" : "\n") + kept;
  drawHead(d, page, asked, headAbove(d, page, asked, line.y - 4));
  if (page.wide() && !kept.empty())
    d.text({place.next.x, 512}, kept, {32, Weight::regular, d.T().ink2, Align::left, 1.35});
  inputLine(d, line, scene.local.typed, page.compact() ? 40 : 52);
  keyboard(d, scene);
  if (page.wide() && lingers(scene))
    d.text({page.content.x, 1004}, d.say(words::page::takeYourTime), {32, Weight::regular, d.T().ink2});
  const auto write = [](Outbox& out) { out.intend(session::Write{out.local.typed}); };
  Way way;
  way.onNext = [write](Outbox& out) {
    write(out);
    out.intend(session::Next{});
  };
  way.onBack = [write](Outbox& out) {
    write(out);
    out.intend(session::Back{});
  };
  patientNav(d, scene, place, way);
  callRailFor(d, scene);
}

}  // namespace lw::ui
