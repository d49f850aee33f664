#include <doctest/doctest.h>

#include "ui/rules.hpp"
#include "ui/staff_samples.hpp"

using namespace lw;
using namespace lw::ui;
using namespace lw::ui::stage;

namespace {

Drawn drawnStaff(const Display& display, const StaffSample& sample) {
  auto model = sample.model;
  model.staff.reset();
  if (sample.unlocked) model.staff = staff::kNurse;
  return drawn(display, model, localOf(sample));
}

bool isBright(Colour colour) {
  return (colour.rgb >> 16) > 0x80;
}

}  // namespace

TEST_CASE("staff text stands on no other text, and in a button only where it is the button's own") {
  for (const auto& display : kDisplays)
    for (const auto& sample : staffSamples()) {
      CAPTURE(display.name);
      CAPTURE(sample.name);
      const auto page = pageOf(display);
      const auto screen = drawnStaff(display, sample);
      const auto texts = screen.texts();
      for (const auto& run : texts) {
        CAPTURE(run.text);
        const auto box = inkOf(run);
        CHECK(run.size >= 22);
        CHECK(box.right() <= page.w);
        CHECK(box.bottom() <= page.h);
        for (const auto& hit : screen.hits) {
          if (!box.overlaps(hit.box)) continue;
          CAPTURE(nameOf(hit.id));
          CHECK(box.x >= hit.box.x + 4);
          CHECK(box.right() <= hit.box.right() - 4);
          CHECK(box.y >= hit.box.y);
          CHECK(box.bottom() <= hit.box.bottom());
        }
        for (const auto& other : texts)
          if (&other != &run) {
            CAPTURE(other.text);
            CHECK_FALSE(box.overlaps(inkOf(other)));
          }
      }
    }
}

TEST_CASE("what the room says is never cut") {
  for (const auto& display : kDisplays)
    for (const bool lost : {false, true}) {
      auto model = staff::duringModel();
      model.soundLost = lost;
      model.call.hasDesk = model.call.linkLost = true;
      CAPTURE(display.name);
      const auto screen = drawnStaff(display, {"", model, true, true, {}});
      const std::string start = lost ? "The sound device is gone." : "The link to the desk is lost";
      CHECK(std::ranges::any_of(screen.texts(), [&](const auto& run) {
        return run.text.find(start) != std::string::npos && !run.text.ends_with("…");
      }));
    }
}

TEST_CASE("the ready page has no words on the sun or on its light on the water") {
  auto model = staff::readyModel();
  model.ready[1].value = "no sound device: this will be silent";
  for (const auto& display : kDisplays) {
    CAPTURE(display.name);
    const auto screen = drawn(display, model);
    int lights = 0;
    for (const auto& op : screen.ops) {
      const auto* glint = std::get_if<Fill>(&op);
      const auto* sun = std::get_if<Disc>(&op);
      const bool bright = glint != nullptr ? isBright(glint->colour) && glint->box.h < 14
                                           : sun != nullptr && sun->radius > 40 && isBright(sun->colour);
      if (!bright) continue;
      ++lights;
      const auto box = boundsOf(op);
      for (const auto& run : screen.texts()) {
        CAPTURE(run.text);
        CHECK_FALSE(inkOf(run).overlaps(box));
      }
    }
    CHECK(lights > 10);  // the picture is still there
  }
}

TEST_CASE("the last page has the clinic's number, where the room's file has it") {
  for (const auto& display : kDisplays)
    for (const auto* how : {"complete", "not-today", "ended"}) {
      CAPTURE(display.name);
      CAPTURE(how);
      auto own = setupFor(display);
      const auto model = modelOf(session::EndedView{how, {}}, session::View::Stage::ended);
      own.clinicNumber = "555 0142";
      CHECK(drawn(display, model, {}, core::UiTime{0}, {}, &own).text("Your clinic: 555 0142"));
      own.clinicNumber.clear();
      for (const auto& run : drawn(display, model, {}, core::UiTime{0}, {}, &own).texts())
        CHECK(run.text.find("Your clinic") == run.text.npos);
    }
}

TEST_CASE("a page's sentences keep their lines together where there is room") {
  for (const auto& display : {kCompact, kTall}) {
    const auto screen =
        drawn(display, modelOf(session::EndedView{"not-today", {}}, session::View::Stage::ended));
    CAPTURE(display.name);
    CHECK(screen.text("That is fine."));
    CHECK(screen.text("You can stay as long as you like."));
  }
}
