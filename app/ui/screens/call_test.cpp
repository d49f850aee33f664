#include <algorithm>

#include "core/text.hpp"
#include "ui/screens/call_words.hpp"
#include "ui/screens/patient_page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// Places of this page in the three layouts.
struct TestSheet {
  double x, width;
  double title, titleTop, body, bodyTop;
  double mark, row, rowWidth, name;  // left edge of the marks, of the words; width and size of the words
  double handY, screenY;
  Point tag, tagLine;
  double tagWidth;
  Box cannot, skip;
};

TestSheet tallSheet(const Layout& page) {
  const double x = page.content.x;
  const double y = page.next.y;
  return {x,
          page.content.w,
          72,
          356,
          40,
          470,
          x,
          x + 96,
          page.content.w - 96,
          40,
          y - 660,
          y - 500,
          {x + 96, y - 404},
          {x + 248, y - 392},
          page.content.w - 248,
          {x, y - 260, 548, 112},
          {page.w - 64 - 300, y - 242, 300, 76}};
}

TestSheet compactSheet(const Layout& page) {
  const double x = page.content.x;
  const double right = page.next.right(), y = page.capsule.centre().y;
  return {x,
          page.content.w,
          52,
          184,
          32,
          262,
          300,
          380,
          right - 392 - 380,
          32,
          y - 122,
          y,
          {right - 384, y - 168},
          {right - 242, y - 180},
          242,
          {right - 384, y - 84, 384, 108},
          {380, y + 116, 264, 72}};
}

TestSheet wideSheet(const Layout& page) {
  const double x = page.content.x;
  const double right = page.next.right(), y = page.capsule.centre().y;
  return {x,
          page.w - x - 400,
          72,
          212,
          40,
          326,
          560,
          656,
          right - 548 - 656 - 24,
          40,
          y - 204,
          y,
          {656, y + 114},
          {808, y + 126},
          right - 280 - 24 - 808,
          {right - 548, y - 260, 548, 112},
          {right - 280, 204, 280, 76}};
}

TestSheet testSheetFor(const Layout& page) {
  return page.tall() ? tallSheet(page) : page.compact() ? compactSheet(page) : wideSheet(page);
}

std::string bodyText(const Scene& scene, bool cannot) {
  const auto where = scene.page.tall()           ? words::test::below
                     : scene.setup.callSideRight ? words::test::onTheRight
                                                 : words::test::onTheLeft;
  const auto what = !cannot            ? words::test::pressOnce
                    : scene.setup.home ? words::test::askSitter
                                       : words::test::askTeam;
  return scene.say(where) + '\n' + scene.say(what);
}

// Ripples leave the button, under everything.
void ripples(Draw& d, const Layout& page) {
  constexpr Colour kGrounds[] = {{0xF0E8DB}, {0xEDE4D6}, {0xEAE0D0}, {0xE6DBC9}, {0xE1D4C0}};
  constexpr double kRadii[] = {1480, 1150, 850, 590, 370};
  if (d.light() != Light::linen) return;
  const double k = page.compact() ? 0.8 : page.tall() ? 1.1 : 1;
  for (int i = 0; i < 5; ++i) d.disc(page.capsule.centre(), kRadii[i] * k, kGrounds[i]);
}

// The ring around the button, with a line to the row that waits.
void halo(Draw& d, const Layout& page, const TestSheet& sheet, bool waiting) {
  const auto& T = d.T();
  const auto centre = page.capsule.centre();
  if (page.tall()) {
    const double by = 28;
    const Box around{page.capsule.x - by, page.capsule.y - by, page.capsule.w + 2 * by,
                     page.capsule.h + 2 * by};
    d.outline(around, T.callRing, around.h / 2, 4);
    return;
  }
  const double radius = page.compact() ? 200 : 262;
  d.ring(centre, radius, T.callRing, 4);
  if (waiting && sheet.mark > centre.x + radius)
    d.line({centre.x + radius, centre.y}, {sheet.mark, centre.y}, T.callRing, 4);
}

void row(Draw& d, const TestSheet& sheet, double y, bool seen, const std::string& what,
         const std::string& result) {
  const auto& T = d.T();
  const Point middle{sheet.mark + 32, y};
  if (seen) {
    d.disc(middle, 32, T.done);
    icon(d, Icon::tick, {sheet.mark + 10, y - 23}, 44, T.light == Light::linen ? T.surf : T.bg, 5);
  } else {
    d.ring(middle, 30, T.callText, 4);
  }
  d.text({sheet.row, y - sheet.name - 2}, what, {sheet.name, Weight::semibold, T.ink});
  d.paragraph({sheet.row, y + (sheet.name > 32 ? 12 : 4)}, sheet.rowWidth, result,
              {32, Weight::regular, T.ink2, Align::left, 1.15});
}

// A press is a test until the test has passed; then it is a real call.
void whatPressingDoes(Draw& d, const Scene& scene, const TestSheet& sheet) {
  const auto& test = std::get<session::CallTestView>(scene.model.view.step);
  const bool real = test.screenSeen && (test.handSeen || !test.handExpected);
  if (!real) testTag(d, sheet.tag);
  d.paragraph(sheet.tagLine, sheet.tagWidth,
              real ? d.say(words::test::passed) : testLine(scene.setup, scene.model.call),
              {32, Weight::regular, d.T().ink2, Align::left, 1.2});
}

// For staff: quiet, and held for 2 s.
void skip(Draw& d, Scene& scene, const Box& box) {
  const auto& T = d.T();
  const bool held = scene.feel.pressed == Role::skipTest;
  d.outline(box, T.hair, 20, 2);
  if (scene.feel.focused == Role::skipTest) focusRing(d, box, 20);
  d.text({box.centre().x, box.centre().y - 13}, d.say(held ? words::nav::keepHolding : words::test::skip),
         {26, Weight::regular, T.ink2, Align::centre});
  if (held) d.fill({box.x + 20, box.bottom() - 12, (box.w - 40) * scene.feel.held, 6}, T.actText, 3);
  d.hit(Role::skipTest, TargetKind::hold, box);
  scene.on(Role::skipTest, openPanel("skip-test"));
}

}  // namespace

void callTestScreen(Draw& d, Scene& scene) {
  const auto& T = d.T();
  const auto& page = scene.page;
  const auto& test = std::get<session::CallTestView>(scene.model.view.step);
  const auto& view = scene.model.view;
  const auto& call = scene.model.call;
  const auto sheet = testSheetFor(page);
  ripples(d, page);
  halo(d, page, sheet, !test.screenSeen);
  topBar(d, scene.feel, page,
         {d.say(words::page::before), view.progress.index + 1, view.progress.count, true, view.readingAloud,
          view.canSayNotToday});
  scene.intend(Role::readAloud, session::ReadAloud{.keepOn = !view.readingAloud});
  if (view.canSayNotToday) scene.intend(Role::notToday, session::NotToday{});

  d.text({sheet.x, sheet.titleTop}, d.say(words::test::title), {sheet.title, Weight::regular, T.ink});
  double body = sheet.bodyTop;
  const auto words = bodyText(scene, test.cannotPress);
  for (const auto line : core::split(words, '\n'))
    body = d.text({sheet.x, body}, balanced(d, std::string(line), sheet.width, sheet.body),
                  {sheet.body, Weight::regular, T.ink2, Align::left, 1.4});
  if (test.handExpected)
    row(d, sheet, sheet.handY, test.handSeen, d.say(words::test::handButton),
        testResult(scene.setup, call, test.handSeen));
  const bool raised = page.tall() && !test.handExpected;  // the first row is free
  row(d, sheet, raised ? sheet.handY : sheet.screenY, test.screenSeen, d.say(words::test::screenButton),
      testResult(scene.setup, call, test.screenSeen));
  whatPressingDoes(d, scene, sheet);

  quietButton(d, scene.feel, sheet.cannot, Role::cannotPress, d.say(words::test::cannot), {},
              test.cannotPress);
  scene.intend(Role::cannotPress, session::CannotPress{});
  skip(d, scene, sheet.skip);
  const bool passed = test.screenSeen && (test.handSeen || !test.handExpected);
  nav(d, scene.feel, page, {.back = view.canGoBack, .nextOff = !passed});
  scene.intend(Role::back, session::Back{});
  scene.intend(Role::next, session::Next{});
  callRailFor(d, scene);
}

}  // namespace lw::ui
