#include <algorithm>

#include "ui/kit/call_control.hpp"
#include "ui/screens/screens.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// Places of this page in the three layouts.
struct TouchedSheet {
  Box grown, calls;  // the drawn control, and all that calls
  Point sign, yes, someone;
  double signSize, yesSize, someoneSize;
  Point question, ifNot;
  double questionSize, width;
  Box softer, voice, no;
};

TouchedSheet touchedSheetFor(const Layout& page) {
  const double w = page.w, h = page.h;
  if (page.tall()) {
    // the band rises from its own place; the call takes the lower part of the page
    const Box grown{48, h - 760, w - 96, 712};
    return {grown,
            {0, h - 820, w, 820},
            {w / 2 + 14, h - 520},
            {w / 2, h - 400},
            {w / 2, h - 280},
            180,
            96,
            52,
            {64, 220},
            {64, 470},
            96,
            w - 128,
            {64, 610, (w - 152) / 2, 160},
            {64 + (w - 152) / 2 + 24, 610, (w - 152) / 2, 160},
            {w - 64 - 520, 810, 520, 168}};
  }
  if (page.compact()) {
    const Box grown{24, 32, 376, h - 64};
    return {grown,
            {0, 0, 440, h},
            {24 + 188 + 10, h * 0.37},
            {212, h * 0.37 + 96},
            {212, h * 0.37 + 186},
            130,
            72,
            40,
            {480, 40},
            {480, 222},
            72,
            w - 480 - 24,
            {480, h - 32 - 140 - 24 - 128, (w - 528) / 2, 128},
            {480 + (w - 528) / 2 + 24, h - 32 - 140 - 24 - 128, (w - 528) / 2, 128},
            {w - 24 - 420, h - 32 - 140, 420, 140}};
  }
  return {{40, 48, 560, h - 96},
          {0, 0, 680, h},
          {334, h - 656},
          {320, h - 520},
          {320, h - 400},
          180,
          96,
          52,
          {760, h - 900},
          {760, h - 640},
          96,
          w - 760 - 96,
          {760, h - 452, (w - 888) / 2, 168},
          {760 + (w - 888) / 2 + 32, h - 452, (w - 888) / 2, 168},
          {w - 616, h - 216, 520, 168}};
}

/// Softer and the voice: each says what it will do, and can be taken back.
void ownControls(Draw& d, Scene& scene, const TouchedSheet& sheet) {
  const auto* phase = std::get_if<session::PhaseView>(&scene.model.view.step);
  if (phase == nullptr) return;
  const auto offer = [&](const Box& box, Role role, const words::Message& words, session::Intent intent) {
    button(d, scene.feel, box, role, d.say(words), {.kind = ButtonKind::second, .left = {}, .right = {}});
    scene.intend(role, std::move(intent));
  };
  offer(sheet.softer, Role::personSofter, phase->softer ? words::touched::asBefore : words::touched::softer,
        session::PersonSofter{!phase->softer});
  offer(sheet.voice, Role::personVoice,
        phase->voiceUnwanted ? words::touched::voiceAgain : words::touched::noVoice,
        session::PersonVoice{phase->voiceUnwanted});
}

}  // namespace

// The call control grows out of its own place: the old spot still calls, and so does everything on its side.
void touchedScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto sheet = touchedSheetFor(scene.page);
  const auto first = d.ops.size();
  const bool pressed = scene.feel.pressed == Role::call;
  d.fill(sheet.grown, pressed ? T.callPress : T.callFill, 92);
  d.outline(sheet.grown, T.callLine, 92, 5);
  callSign(d, sheet.sign, sheet.signSize, T.callText);
  d.text(sheet.yes, d.say(words::nav::yes), {sheet.yesSize, Weight::regular, T.callText, Align::centre});
  d.text(sheet.someone, d.say(words::touched::callSomeone),
         {sheet.someoneSize, Weight::regular, T.callText, Align::centre});
  d.together(first, sheet.grown);
  d.text(sheet.question, d.say(words::touched::question),
         {sheet.questionSize, Weight::regular, T.ink, Align::left, 1.18});
  d.paragraph(sheet.ifNot, sheet.width, d.say(words::touched::ifNot),
              {40, Weight::regular, T.ink2, Align::left, 1.4});
  ownControls(d, scene, sheet);
  button(d, scene.feel, sheet.no, Role::allRight, d.say(words::touched::no),
         {.kind = ButtonKind::second, .left = {}, .right = {}});
  scene.on(Role::allRight, [](Outbox& out) { out.local.wokenAt = core::UiTime{-1}; });
  d.hit(Role::call, TargetKind::call, sheet.calls);
}

}  // namespace lw::ui
