#include "ui/kit/call_control.hpp"

#include <algorithm>

#include "ui/kit/icons.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

struct CapsulePaint {
  Colour fill, letters;
};

bool isAlone(CapsuleState state) {
  return state == CapsuleState::alone || state == CapsuleState::aloneCalling || state == CapsuleState::lost;
}

CapsulePaint paintOf(const Tokens& T, CapsuleState state) {
  const bool night = T.light == Light::night;
  if (state == CapsuleState::pressed) return {T.callPress, T.onCall};
  if (isAlone(state)) return {night ? Colour{0x140805} : T.surf, T.callText};
  if (night && (state == CapsuleState::rest || state == CapsuleState::again || state == CapsuleState::focus))
    return {T.callFill, T.callText};
  return {T.call, T.onCall};
}

std::pair<words::Message, words::Said> wordsOf(CapsuleState state, const std::string& age) {
  namespace say = words::capsule;
  switch (state) {
    case CapsuleState::test: return {say::call, say::tryMe};
    case CapsuleState::lost:
    case CapsuleState::calling: return {say::calling, age};
    case CapsuleState::again: return {say::call, say::again};
    case CapsuleState::alone: return {say::call, say::thisRoomOnly};
    case CapsuleState::aloneCalling: return {say::calling, say::thisRoomOnly};
    default: return {say::call, say::forHelp};
  }
}

void wideWords(Draw& d, const Box& box, const std::string& big, std::string small, Colour letters) {
  std::ranges::replace(small, '\n', ' ');
  const double bigWidth = d.textWidth(big, 52, Weight::semibold);
  const double x = box.centre().x - (bigWidth + 18 + d.textWidth(small, 40) + 110) / 2, y = box.centre().y;
  callSign(d, {x + 40, y}, 84, letters);
  d.text({x + 110, y - 29}, big, {52, Weight::semibold, letters});
  d.text({x + 110 + bigWidth + 18, y - 19}, small, {40, Weight::regular, letters});
}

void highWords(Draw& d, const Box& box, const std::string& big, const std::string& small, Colour letters,
               double k) {
  const double size = big.size() > 5 ? 40 : 52;
  const double x = box.centre().x,
               top = box.centre().y - 120 * k - (small.find('\n') != std::string::npos ? 18 : 0);
  callSign(d, {x, top + 46 * k}, 100 * k, letters);
  d.text({x, top + 128 * k + (52 - size) / 2}, big, {size, Weight::semibold, letters, Align::centre});
  const double smaller = d.fittingSize(small, box.w - 16, 2, Weight::regular, {32, 26});
  d.text({x, top + 196 * k + (32 - smaller) / 2}, small,
         {smaller, Weight::regular, letters, Align::centre, 1.15});
}

}  // namespace

void capsule(Draw& d, const Box& box, CapsuleState state, const std::string& age, double scale) {
  const auto& T = d.T();
  const double radius = std::min(box.w, box.h) / 2;
  const auto paint = paintOf(T, state);
  const bool night = T.light == Light::night;
  d.fill(box, paint.fill, radius);
  if (isAlone(state)) {
    const Colour lines = night                    ? Colour{0x240C07}
                         : T.light == Light::dusk ? Colour{0x4A231B}
                                                  : Colour{0xEBD2C4};
    hatch(d, {box.x + 14, box.y + 14, box.w - 28, box.h - 28}, radius - 14, lines, 6, 28);
    d.outline(box, night ? T.callLine : T.callText, radius, 5);
  } else if (night) {
    d.outline(box, T.callLine, radius, 4);
  }
  if (state == CapsuleState::focus)
    d.outline({box.x - 12, box.y - 12, box.w + 24, box.h + 24}, T.focus, radius + 12, 6);
  const auto said = wordsOf(state, age);
  const auto big = d.say(said.first), small = d.textOf(said.second);
  if (box.w > box.h)
    wideWords(d, box, big, small, paint.letters);
  else
    highWords(d, box, big, small, paint.letters, scale);
}

namespace {

/// A sign and words: neither by colour alone, nor brighter than the room bears.
void troubleBelow(Draw& d, const Layout& page, Point label, const std::string& trouble) {
  constexpr double kSign = 26, kGap = 8;
  const auto colour = d.T().waitText;
  const double room = page.tall() ? 400 : page.capsule.w, y = label.y + 44;
  const double size = d.fittingSize(trouble, room - kSign - kGap, 1, Weight::semibold, {26, 22});
  const double width = kSign + kGap + d.textWidth(trouble, size, Weight::semibold);
  const double x = page.tall() ? label.x : label.x - width / 2;
  icon(d, Icon::broken, {x, y + (size - kSign) / 2}, kSign, colour);
  d.text({x + kSign + kGap, y}, trouble, {size, Weight::semibold, colour});
}

void staffDoor(Draw& d, const Layout& page, const RailOptions& options) {
  const TextStyle label{32, Weight::semibold, d.T().ink2, page.tall() ? Align::left : Align::centre};
  const Point at = page.tall() ? Point{64, 76} : Point{page.capsule.centre().x, page.compact() ? 64.0 : 60.0};
  if (options.roomShown && !options.room.empty()) d.text(at, options.room, label);
  if (!options.trouble.empty()) troubleBelow(d, page, at, options.trouble);
  d.hit(Role::staffDoor, TargetKind::hold,
        page.tall() ? Box{40, 36, 240, 110} : Box{page.capsule.x, 24, page.capsule.w, 110});
}

}  // namespace

void callRail(Draw& d, const Layout& page, const RailOptions& options) {
  const auto& T = d.T();
  const auto& box = page.capsule;
  if (options.ground && T.light != Light::night) d.fill(page.rail, T.recess);
  staffDoor(d, page, options);
  d.callFrom = d.ops.size();
  capsule(d, box, options.state, options.age, page.compact() ? 0.92 : 1);
  d.hit(Role::call, TargetKind::call, box);
}

}  // namespace lw::ui
