#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/pin.hpp"
#include "core/text.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

constexpr int kTries = 5;
constexpr double kKeyWide = 150, kKeyHigh = 120, kGap = 16;

struct PadPlaces {
  Box card;
  Point words, pad;
  double width;
};

PadPlaces padPlacesFor(const Layout& page) {
  const double padWide = 3 * kKeyWide + 2 * kGap, padHigh = 4 * kKeyHigh + 3 * kGap;
  if (page.tall()) {
    const Box card{64, 180, page.w - 128, 1120};
    return {card,
            {card.x + 56, card.y + 48},
            {card.centre().x - padWide / 2, card.bottom() - padHigh - 56},
            card.w - 112};
  }
  const Box card =
      page.wide() ? Box{360, 130, page.w - 360 - 96, 820} : Box{224, 24, page.w - 248, page.h - 48};
  const double inset = page.wide() ? 72 : 40;
  const Point pad{card.right() - inset - padWide, card.centre().y - padHigh / 2};
  return {card, {card.x + inset, card.y + inset + 8}, pad, pad.x - card.x - inset - 48};
}

void dots(Draw& d, Point at, std::size_t typed) {
  const auto& T = d.T();
  for (std::size_t i = 0; i < std::max(core::kFewestPinDigits, typed); ++i) {
    const Point centre{at.x + 16 + static_cast<double>(i) * 46, at.y + 16};
    if (i < typed)
      d.disc(centre, 16, T.actText);
    else
      d.ring(centre, 14, T.edge, 4);
  }
}

bool wrongBefore(const Scene& scene) {
  return scene.model.door.triesLeft < kTries;
}

std::optional<words::Message> message(const Scene& scene) {
  const auto& door = scene.model.door;
  if (door.pause > std::chrono::seconds{0})
    return words::pin::WrongPins{.time = core::formatMinutesSeconds(door.pause)};
  if (wrongBefore(scene)) return words::pin::Unknown{.count = door.triesLeft};
  if (scene.setup.pinIsDefault) return words::pin::noneSet;
  return std::nullopt;
}

void padKeys(Draw& d, Scene& scene, Point at, bool open, bool enough) {
  static constexpr std::array kLabels{"1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", ""};
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const Box box{at.x + static_cast<double>(i % 3) * (kKeyWide + kGap),
                  at.y + static_cast<double>(i / 3) * (kKeyHigh + kGap), kKeyWide, kKeyHigh};
    const std::string label = kLabels[i];
    if (i == 9) {
      key(d, scene.feel, box, Role::erase, "", true, Icon::erase);
      scene.on(Role::erase, [](Outbox& out) {
        if (out.local.pad && !out.local.pad->typed.empty()) out.local.pad->typed.pop_back();
      });
    } else if (i == 11) {
      button(d, scene.feel, box, Role::openPin, d.say(words::pin::open),
             {.off = !enough || !open, .left = {}, .right = {}, .size = 32});
    } else {
      key(d, scene.feel, box, {Role::key, label}, label);
      if (open)
        scene.on({Role::key, label}, [label](Outbox& out) {
          if (out.local.pad && out.local.pad->typed.size() < core::kMostPinDigits)
            out.local.pad->typed += label;
        });
    }
  }
}

}  // namespace

void pinScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& pad = *scene.local.pad;
  const auto at = padPlacesFor(scene.page);
  const bool open = scene.model.door.pause <= std::chrono::seconds{0} && !pad.asked,
             enough = pad.typed.size() >= core::kFewestPinDigits;
  d.fill(at.card, T.surf, 28);
  const double size = scene.page.wide() ? 72 : 52;
  double y = d.text(at.words, d.say(words::pin::forTeam), {size, Weight::regular, T.ink}) + 12;
  const auto& call = scene.model.call;
  const bool calling = call.state != call::State::idle && !call.test;
  const auto asked = calling ? d.say(words::alarm::Title{.age = core::formatMinutesSeconds(call.age)})
                             : d.say(words::pin::please);
  y = d.paragraph({at.words.x, y}, at.width, asked, {40, Weight::regular, calling ? T.callText : T.ink2}) +
      40;
  dots(d, {at.words.x, y}, pad.typed.size());
  const bool wrong = wrongBefore(scene) || scene.model.door.pause > std::chrono::seconds{0};
  if (const auto said = message(scene))
    d.paragraph({at.words.x, y + 72}, at.width, d.say(*said),
                {32, Weight::regular, wrong ? T.waitText : T.ink2, Align::left, 1.35});
  padKeys(d, scene, at.pad, open, enough);
  if (open && enough) {
    const Handler enter = [](Outbox& out) {
      if (!out.local.pad) return;
      out.local.pad->asked = true;
      out.send(PinEntered{std::exchange(out.local.pad->typed, {})});
    };
    scene.on(Role::openPin, enter);
    scene.enter = Role::openPin;
  }
  const Box close = scene.page.tall() ? Box{at.card.right() - 56 - 252, at.card.y + 40, 252, 112}
                                      : Box{at.words.x, at.card.bottom() - 40 - 112, 252, 112};
  quietButton(d, scene.feel, close, Role::closePin, d.say(words::nav::close));
  scene.on(Role::closePin, [](Outbox& out) { out.local.pad.reset(); });
  callRailFor(d, scene);
}

}  // namespace lw::ui
