#include "ui/screens/patient_page.hpp"

#include <algorithm>
#include <cctype>

#include "core/text.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

constexpr double kNoteSize = 32, kNoteLine = 1.25;

std::string stepName(const Scene& scene) {
  if (const auto* question = std::get_if<session::QuestionView>(&scene.model.view.step);
      question != nullptr && question->form->who == script::Who::staff)
    return scene.text(question->form->title);
  return scene.say(scene.model.view.stage == session::View::Stage::before ? words::page::before
                                                                          : words::page::after);
}

double headWidth(const Layout& page) {
  return page.wide() ? page.next.right() - page.content.x : page.content.w;
}

double heightOf(const Draw& d, const std::string& text, double width, double size, double lineHeight) {
  return text.empty()
             ? 0
             : static_cast<double>(d.wrap(text, width, size, Weight::regular).size()) * size * lineHeight;
}

double hintGap(const Layout& page, const Asked& asked) {
  return page.compact() ? 4 : asked.hintGap;
}
double hintLine(const Layout& page) {
  return page.compact() ? 1.2 : 1.3;
}
double stemGap(const Layout& page) {
  return page.tall() ? 18 : page.wide() ? 10 : 8;
}

Head measured(const Draw& d, const Layout& page, const Asked& asked, Head head) {
  const double width = headWidth(page);
  double y = head.top;
  if (!asked.stem.empty()) y += heightOf(d, asked.stem, width, head.stemSize, 1.3) + stemGap(page);
  y += heightOf(d, asked.question, width, head.size, head.lineHeight);
  if (!asked.hint.empty())
    y += hintGap(page, asked) + heightOf(d, asked.hint, width, head.hintSize, hintLine(page));
  head.bottom = y;
  return head;
}

}  // namespace

bool lingers(const Scene& scene) {
  return scene.now - scene.local.lastTouch >= kTakeYourTime;
}

void patientBar(Draw& d, Scene& scene) {
  const auto& view = scene.model.view;
  topBar(d, scene.feel, scene.page,
         {.step = stepName(scene),
          .index = view.progress.index,
          .count = view.progress.count,
          .readingAloud = view.readingAloud,
          .notToday = view.canSayNotToday});
  scene.intend(Role::readAloud, session::ReadAloud{.keepOn = !view.readingAloud});
  if (view.canSayNotToday) scene.intend(Role::notToday, session::NotToday{});
}

void patientNav(Draw& d, Scene& scene, const Layout& place, const Way& way) {
  const bool back = scene.model.view.canGoBack;
  nav(d, scene.feel, place, {.back = back, .onward = way.onward, .next = way.next, .nextOff = way.off});
  if (back)
    scene.on(
        Role::back, way.onBack ? way.onBack : [](Outbox& out) { out.intend(session::Back{}); });
  if (!way.off)
    scene.on(
        way.onward, way.onNext ? way.onNext : [](Outbox& out) { out.intend(session::Next{}); });
}

namespace {

/// A line for each sentence, where that takes no more lines; else "".
std::string bySentences(const Draw& d, const std::string& text, double width, double size, Weight weight,
                        std::size_t lines) {
  std::string broken = text;
  for (std::size_t i = 0; i + 2 < broken.size(); ++i)
    if ((broken[i] == '.' || broken[i] == '?') && broken[i + 1] == ' ' &&
        std::isupper(static_cast<unsigned char>(broken[i + 2])))
      broken[i + 1] = '\n';
  const auto parts = core::split(broken, '\n');
  const bool fits = parts.size() == lines && std::ranges::all_of(parts, [&](const auto& part) {
                      return d.textWidth(part, size, weight) <= width;
                    });
  return fits ? broken : "";
}

}  // namespace

std::string balanced(const Draw& d, const std::string& text, double width, double size, Weight weight) {
  const auto lines = d.wrap(text, width, size, weight).size();
  if (const auto sentences = bySentences(d, text, width, size, weight, lines); !sentences.empty())
    return sentences;
  double narrow = width / 2, wide = width;
  while (wide - narrow > 4) {
    const double middle = (narrow + wide) / 2;
    const bool fits =
        d.wrap(text, middle, size, weight).size() == lines && d.fitsAcross(text, middle, size, weight);
    (fits ? wide : narrow) = middle;
  }
  std::string joined;
  for (const auto& line : d.wrap(text, wide, size, weight)) joined += (joined.empty() ? "" : "\n") + line;
  return joined;
}

std::vector<Head> headsFor(const Draw& d, const Layout& page, const Asked& asked) {
  const double top = asked.top > 0 ? asked.top : page.content.y, tight = page.compact() ? 152 : top;
  const auto sizes = !asked.sizes.empty() ? asked.sizes
                     : page.compact()     ? std::vector<double>{52, 40}
                                          : std::vector<double>{72, 52, 40};
  std::vector<Head> heads;
  for (const double size : sizes) {
    const double hint = page.compact() ? 32 : 40;
    heads.push_back(measured(d, page, asked, {40, size, hint, 1.2, top, 0}));
    heads.push_back(measured(d, page, asked, {32, size, 32, 1.2, top, 0}));
    if (tight < top) heads.push_back(measured(d, page, asked, {32, size, 32, 1.15, tight, 0}));
  }
  return heads;
}

Head headAbove(const Draw& d, const Layout& page, const Asked& asked, double lowest) {
  const auto heads = headsFor(d, page, asked);
  const auto found = std::ranges::find_if(heads, [&](const Head& head) { return head.bottom <= lowest; });
  return found == heads.end() ? heads.back() : *found;
}

void drawHead(Draw& d, const Layout& page, const Asked& asked, const Head& head) {
  const auto& T = d.T();
  const double x = page.content.x, width = headWidth(page);
  double y = head.top;
  if (!asked.stem.empty())
    y = d.text({x, y}, balanced(d, asked.stem, width, head.stemSize),
               {head.stemSize, Weight::regular, T.ink2}) +
        stemGap(page);
  y = d.text({x, y}, balanced(d, asked.question, width, head.size),
             {head.size, Weight::regular, T.ink, Align::left, head.lineHeight});
  if (!asked.hint.empty())
    d.text({x, y + hintGap(page, asked)}, balanced(d, asked.hint, width, head.hintSize),
           {head.hintSize, Weight::regular, T.ink2, Align::left, hintLine(page)});
}

void patientNotes(Draw& d, const Scene& scene, NotePlace place, std::vector<std::string> notes, double down) {
  const auto& page = scene.page;
  if (lingers(scene)) notes.emplace_back(d.say(words::page::takeYourTime));
  const bool column = page.wide() && place == NotePlace::column;
  const double x = column ? page.next.x : page.content.x;
  const double width = column ? page.next.w : page.wide() ? page.back.x - 32 - x : page.back.x - 16 - x;
  double height = 0;
  for (const auto& note : notes) height += heightOf(d, note, width, kNoteSize, kNoteLine) + 6;
  double y = column ? page.back.y - 24 - height : page.wide() ? page.h - 126 + down : page.next.y;
  if (page.compact()) y = std::min(y + 8, page.h - 24 - height);
  for (const auto& note : notes)
    y = d.paragraph({x, y}, width, note, {kNoteSize, Weight::regular, d.T().ink2, Align::left, kNoteLine}) +
        6;
}

}  // namespace lw::ui
