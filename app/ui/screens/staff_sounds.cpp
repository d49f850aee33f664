#include "ui/screens/staff_sounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

struct Kind {
  core::Bus bus;
  words::Plain name;
  std::string_view item;
};
constexpr std::array kKinds{Kind{core::Bus::music, words::sounds::music, "music"},
                            Kind{core::Bus::voice, words::sounds::voice, "voice"},
                            Kind{core::Bus::breath, words::sounds::breath, "breath"},
                            Kind{core::Bus::bell, words::sounds::bell, "bell"}};
constexpr core::Decibels kStep{2.0}, kLeast{-24.0};

words::Message wordsFor(core::Decibels level) {
  if (level.value > -0.05) return words::sounds::asWritten;
  return words::sounds::Softer{.decibels = fmt::format("{:.0f}", -level.value)};
}

void row(Draw& d, Scene& scene, const Box& box, const Kind& kind) {
  const auto& T = d.T();
  const auto level = scene.model.view.staff.busVolumes[static_cast<std::size_t>(kind.bus)];
  const double size = box.h;
  const Box more{box.right() - size, box.y, size, size}, less{more.x - size - 24, box.y, size, size};
  d.text({box.x, box.y + (size - 48) / 2}, d.say(kind.name), {40, Weight::semibold, T.ink});
  d.text({less.x - 32, box.y + (size - 38) / 2}, d.say(wordsFor(level)),
         {32, Weight::regular, T.ink2, Align::right});
  const TargetId down{Role::busDown, std::string(kind.item)}, up{Role::busUp, std::string(kind.item)};
  const bool canLess = level > kLeast, canMore = level < core::Decibels{0};
  staffButton(d, scene.feel, less, down, "", {.sign = Icon::minus, .hint = {}, .off = !canLess});
  staffButton(d, scene.feel, more, up, "", {.sign = Icon::plus, .hint = {}, .off = !canMore});
  if (canLess) scene.intend(down, session::SetBusVolume{kind.bus, std::max(level - kStep, kLeast)});
  if (canMore) scene.intend(up, session::SetBusVolume{kind.bus, std::min(level + kStep, core::Decibels{0})});
}

}  // namespace

void soundsScreen(Draw& d, Scene& scene) {
  const auto area = staffArea(scene.page);
  const double top =
      staffHeading(d, scene, d.say(words::sounds::title), d.say(words::sounds::note), Role::back,
                   d.say(words::nav::back), [](Outbox& out) { out.local.staffPage.clear(); });
  const double gap = 20, high = std::min(112.0, (area.bottom() - top - 3 * gap) / 4);
  const double width = std::min(area.w, 1000.0);
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    row(d, scene, {area.x, top + static_cast<double>(i) * (high + gap), width, high}, kKinds[i]);
  callRailFor(d, scene);
}

}  // namespace lw::ui
