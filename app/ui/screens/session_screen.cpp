#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "plan/breath.hpp"
#include "ui/kit/lake.hpp"
#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/transition.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using plan::BreathPart;

constexpr double kLeastRadius = 168, kMore = 220;  // radius of the empty breath, and what a full one adds
constexpr double kCross = 0.6, kDimFor = 2.0, kDimTo = 0.6;  // s, s, share

std::optional<words::Message> wordOf(BreathPart part) {
  switch (part) {
    case BreathPart::in: return words::breath::in;
    case BreathPart::out: return words::breath::out;
    case BreathPart::holdIn:
    case BreathPart::holdOut: return words::breath::hold;
    case BreathPart::none: break;
  }
  return {};
}

/// The part of a breath that runs, for how long it has, and the part before it.
struct Spoken {
  BreathPart part = BreathPart::none, before = BreathPart::none;
  double seconds = 0;
};

Spoken spokenAt(const plan::BreathBlock& block, core::Frames at) {
  Spoken spoken;
  core::Frames begin{0};
  for (const auto& cycle : block.cycles) {
    begin = cycle.at;
    const std::array lengths{cycle.in, cycle.holdIn, cycle.out, cycle.holdOut};
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      if (lengths[i] <= core::Frames{0}) continue;
      if (at < begin) return spoken;
      spoken = {static_cast<BreathPart>(i), spoken.part, core::toSeconds(at - begin)};
      begin += lengths[i];
    }
  }
  return at < begin ? spoken : Spoken{};
}

void word(Draw& d, Point centre, BreathPart part, double opacity) {
  const auto text = wordOf(part);
  if (!text || opacity <= 0) return;
  d.text({centre.x, centre.y - 88}, d.say(*text),
         {160, Weight::regular, d.T().ink, Align::centre, 1.3, opacity});
}

void breathWords(Draw& d, Point centre, const Spoken& spoken, bool still) {
  if (still) return word(d, centre, spoken.part, 1);
  const bool same = wordOf(spoken.before) == wordOf(spoken.part);
  // the old word is nearly gone before the new one can be read: letters over letters are hard on the eye
  const double in = same ? 1 : ease((spoken.seconds - kCross / 4) / (kCross * 3 / 4));
  if (!same) word(d, centre, spoken.before, kDimTo * (1 - ease(spoken.seconds / (kCross / 2))));
  word(d, centre, spoken.part, in * (1 - (1 - kDimTo) * ease((spoken.seconds - kCross) / kDimFor)));
}

}  // namespace

void breathScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto* phase = std::get_if<session::PhaseView>(&scene.model.view.step);
  const bool still = scene.setup.reducedMotion;
  const double height = page.tall() ? page.rail.y : page.h;
  const Point centre{page.w / 2, height / 2};
  const double k =
      std::min(1.0, (std::min(page.w, height) / 2 - (page.compact() ? 70 : 30)) / (kLeastRadius + kMore));
  plan::BreathMoment moment;
  Spoken spoken;
  if (phase != nullptr && phase->breath != nullptr) {
    const auto at = scene.model.heard - phase->breathStart;
    const bool over = phase->breathLength.count() > 0 && at >= phase->breathLength;
    if (!over) moment = plan::breathAt(*phase->breath, at);
    if (!over) spoken = spokenAt(*phase->breath, at);
  }
  const double radius = (kLeastRadius + kMore * (still ? 0.5 : moment.fullness)) * k;
  d.ring(centre, (kLeastRadius + kMore) * k, T.rimFar, 2);  // how far a full breath goes
  const std::array<std::pair<double, Colour>, 4> discs{
      {{1, T.disc1}, {0.8, T.disc2}, {0.6, T.disc3}, {0.4, T.disc4}}};
  for (const auto& [share, colour] : discs) d.disc(centre, radius * share, colour);
  d.ring(centre, radius, T.rim, 4);
  breathWords(d, centre, spoken, still);
  callRailFor(d, scene);
}

void stillScreen(Draw& d, Scene& scene) {
  callRailFor(d, scene);
}

void horizonScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const LakeStyle style{.horizon = page.tall() ? 0.53 : 0.56,
                        .sunX = 0.62,
                        .sunUp = 0.1,
                        .scale = page.compact() ? 0.7 : 1,
                        .reeds = 0,
                        .lines = 22,
                        .glints = 14};
  const double height = page.tall() ? page.rail.y : page.h;  // no glint under the band of the call
  lake(d, {0, 0, page.w, height}, LakePicture::night, style);
  callRailFor(d, scene);
}

void wordsScreen(Draw& d, Scene& scene) {
  const auto& page = scene.page;
  const auto* phase = std::get_if<session::PhaseView>(&scene.model.view.step);
  if (phase != nullptr && phase->phase != nullptr && !phase->paused && !phase->phase->words.empty()) {
    const auto& text = scene.text(phase->phase->words);
    const double side = page.tall() ? 64 : page.rail.w + 96, width = page.w - 2 * side;
    const double size =
        d.fittingSize(text, width, 3, Weight::regular,
                      page.compact() ? std::vector<double>{40, 32} : std::vector<double>{72, 52, 40, 32});
    const auto lines = d.wrap(text, width, size, Weight::regular).size();
    const double height = page.tall() ? page.rail.y : page.h;
    d.text({page.w / 2, (height - static_cast<double>(lines) * size * 1.4) / 2},
           balanced(d, text, width, size), {size, Weight::regular, d.T().ink, Align::centre, 1.4});
  }
  callRailFor(d, scene);
}

}  // namespace lw::ui
