#include <array>

#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"

namespace lw::ui {
namespace {

struct Sizes {
  double title, lead, text;
};
constexpr std::array<Sizes, 5> kSizes{{{72, 52, 40}, {72, 40, 40}, {52, 40, 40}, {52, 40, 32}, {40, 32, 32}}};

struct Words {
  std::string title, lead, text;
};

double lines(const Draw& d, const std::string& text, double width, double size, double lineHeight) {
  return text.empty()
             ? 0
             : static_cast<double>(d.wrap(text, width, size, Weight::regular).size()) * size * lineHeight;
}

double heightOf(const Draw& d, const Words& words, double width, const Sizes& sizes) {
  const double gaps = (words.lead.empty() ? 0 : sizes.lead * 0.5) + (words.text.empty() ? 0 : sizes.text);
  return lines(d, words.title, width, sizes.title, 1.2) + lines(d, words.lead, width, sizes.lead, 1.3) +
         lines(d, words.text, width, sizes.text, 1.4) + gaps;
}

}  // namespace

// A page to read. Title, lead and text are set as large as the page allows.
void pageScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto* step = std::get<session::PageView>(scene.model.view.step).page;
  const Words words{scene.text(step->title), scene.text(step->lead), scene.text(step->text)};
  patientBar(d, scene);
  const double x = page.content.x, width = page.wide() ? 1180 : page.content.w,
               top = page.wide() ? 208 : page.content.y;
  const double limit = (page.wide() ? page.h - 136 : page.next.y - 16) - top;
  std::size_t chosen = page.compact() ? 2 : 0;
  while (chosen + 1 < kSizes.size() && heightOf(d, words, width, kSizes[chosen]) > limit) ++chosen;
  const auto& sizes = kSizes[chosen];
  double y = d.text({x, top}, balanced(d, words.title, width, sizes.title),
                    {sizes.title, Weight::regular, T.ink, Align::left, 1.2});
  if (!words.lead.empty())
    y = d.text({x, y + sizes.lead * 0.5}, balanced(d, words.lead, width, sizes.lead),
               {sizes.lead, Weight::regular, T.ink});
  if (!words.text.empty())
    d.text({x, y + sizes.text}, balanced(d, words.text, width, sizes.text),
           {sizes.text, Weight::regular, T.ink2, Align::left, 1.4});
  patientNotes(d, scene, NotePlace::lowerLeft, {});
  patientNav(d, scene, page, {});
  callRailFor(d, scene);
}

}  // namespace lw::ui
