#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "ui/call_samples.hpp"

// Places as they were drawn for the call's pages, on a page of 1920 x 1080, within 2 px.
using namespace lw;
using namespace lw::ui;

namespace {

struct SetLine {
  std::string text;
  double x, y, w, size;
};
struct Place {
  TargetId target;
  double x, y, w, h;
};

void check(const stage::Drawn& drawn, const std::vector<Place>& places, const std::vector<SetLine>& lines) {
  for (const auto& place : places) {
    CAPTURE(nameOf(place.target));
    const auto* hit = drawn.hit(place.target);
    REQUIRE(hit);
    CHECK(std::abs(hit->box.x - place.x) <= 2);
    CHECK(std::abs(hit->box.y - place.y) <= 2);
    CHECK(std::abs(hit->box.w - place.w) <= 2);
    CHECK(std::abs(hit->box.h - place.h) <= 2);
  }
  for (const auto& line : lines) {
    CAPTURE(line.text);
    const auto run = drawn.text(line.text);
    REQUIRE(run);
    // a centred line that is narrower begins later
    const double narrower = stage::mayBeNarrower(line.w, line.size);
    CHECK(std::abs(run->at.x - line.x) <= 2 + narrower / 2);
    CHECK(std::abs(run->at.y - line.y) <= 2);
    CHECK(run->size == line.size);
    CHECK(run->width <= 2 + line.w * 1.01);
    CHECK(run->width >= line.w - narrower);
  }
}

stage::Drawn drawnSample(const std::string& name, const stage::Display& display = stage::kWide) {
  auto setup = stage::setupFor(display);
  setup.whatElse = "Pull the cord on the wall by your chair.";
  for (const auto& sample : stage::callSamples()) {
    if (sample.name != name) continue;
    Local local;
    if (sample.touched) local.wokenAt = core::UiTime{0};
    return stage::drawn(display, sample.model, local, core::UiTime{0}, {}, &setup);
  }
  return {};
}

const Place kCapsule{Role::call, 40, 600, 184, 432};

}  // namespace

TEST_CASE("06, the call test") {
  check(drawnSample("06-try"),
        {kCapsule,
         {Role::staffDoor, 40, 24, 184, 110},
         {Role::readAloud, 1544, 36, 280, 112},
         {Role::notToday, 1272, 36, 252, 112},
         {Role::cannotPress, 1276, 556, 548, 112},
         {Role::back, 1544, 768, 280, 120},
         {Role::next, 1544, 912, 280, 120}},
        {{"Room 3", 77, 60, 110, 32},
         {"Call", 89, 824, 86, 52},
         {"try me", 86, 892, 91, 32},
         {"Before your session", 360, 68, 280, 32},
         {"Let us try the call button.", 360, 212, 789, 72},
         {"It is the tall red shape on the left. It is always there.", 360, 326, 891, 40},
         {"Press it once now, and later whenever you want someone.", 360, 382, 1023, 40},
         {"The button in your hand", 656, 570, 426, 40},
         {"Heard here. The desk saw it.", 656, 624, 399, 32},
         {"The button on this screen", 656, 774, 451, 40},
         {"Waiting for you.", 656, 828, 228, 32},
         {"TEST", 682, 942, 74, 32},
         {"The desk knows this is a test.", 808, 942, 409, 32}});
}

TEST_CASE("06, once the test has passed nothing calls the next press a test") {
  for (const auto& display : stage::kDisplays) {
    CAPTURE(display.name);
    const auto test = session::CallTestView{
        .screenSeen = true, .handSeen = true, .handExpected = true, .cannotPress = false};
    const auto passed = stage::drawn(display, stage::callTest(test, stage::testing(true)));
    for (const auto* word : {"try me", "TEST", "This is only a test.", "The desk knows this is a test."})
      CHECK_FALSE(passed.text(word));
    CHECK(passed.text("for help"));
    auto open = test;
    open.screenSeen = false;
    CHECK(stage::drawn(display, stage::callTest(open, stage::testing(true))).text("try me"));
  }
}

TEST_CASE("09, after 3 s what to do stands beside the words for a press by mistake") {
  for (const auto& display : stage::kDisplays) {
    CAPTURE(display.name);
    const auto drawn = stage::drawn(display, stage::calling(stage::alone(call::State::placed, true, 5)));
    CHECK(drawn.text("Call out: “I need help.”"));
    CHECK(drawn.text("Pressed by mistake? That is fine."));
  }
}

TEST_CASE("07, breathing in") {
  const auto drawn = drawnSample("07-breath");
  check(drawn, {kCapsule},
        {{"in", 896, 452, 128, 160}, {"Call", 89, 824, 86, 52}, {"for help", 77, 892, 109, 32}});
  CHECK_FALSE(drawn.text("Room 3"));
  CHECK(drawn.hit(Role::staffDoor));
}

TEST_CASE("08, touched") {
  const auto drawn = drawnSample("08-touched");
  REQUIRE(drawn.screen == "touched");
  check(drawn,
        {{Role::personSofter, 760, 628, 516, 168},
         {Role::personVoice, 1308, 628, 516, 168},
         {Role::allRight, 1304, 864, 520, 168}},
        {{"Yes", 244, 560, 152, 96},
         {"Call someone", 167, 680, 307, 52},
         {"Do you need", 760, 180, 543, 96},
         {"someone?", 760, 293, 427, 96},
         {"If not, do nothing.", 760, 440, 313, 40},
         {"The screen goes dark by itself.", 760, 496, 531, 40},
         {"No, I am all right", 1419, 927, 290, 40}});
  // the whole side calls
  CHECK(drawn.hit(Role::call)->box.contains({0, 0}));
  CHECK(drawn.hit(Role::call)->box.contains({680, 1079}));
}

TEST_CASE("09, a call goes out") {
  check(drawnSample("09a-here"), {kCapsule},
        {{"Sounding", 612, 772, 165, 40},
         {"here", 612, 820, 80, 40},
         {"At the desk", 1052, 795, 201, 40},
         {"A person", 1572, 772, 158, 40},
         {"answers", 1572, 820, 144, 40},
         {"Calling", 72, 830, 119, 40},
         {"0:02", 100, 892, 64, 32},
         {"We are calling for you.", 360, 112, 950, 96},
         {"It is sounding here in the room.", 360, 254, 545, 40},
         {"The desk has not confirmed it yet.", 360, 310, 596, 40},
         {"Pressed by mistake? That is fine.", 360, 424, 455, 32}});
  check(drawnSample("09b-desk"), {kCapsule},
        {{"At the desk", 1052, 795, 202, 40},
         {"Calling", 72, 830, 119, 40},
         {"0:12", 100, 892, 64, 32},
         {"The desk has your call.", 360, 112, 951, 96},
         {"It is ringing there now.", 360, 254, 393, 40},
         {"We are waiting for someone to answer.", 360, 310, 693, 40},
         {"Pressed by mistake? That is fine. It stays on until someone has looked in.", 360, 424, 1015, 32}});
  check(drawnSample("09c-person"), {kCapsule},
        {{"A person", 1572, 772, 159, 40},
         {"answered", 1572, 820, 172, 40},
         {"Call", 89, 824, 86, 52},
         {"again", 95, 892, 74, 32},
         {"A nurse answered.", 360, 112, 779, 96},
         {"They say they are on the way to you.", 360, 254, 648, 40},
         {"You can stay just as you are.", 360, 310, 496, 40},
         {"Pressed by mistake? That is fine. Someone still has to look in.", 360, 424, 855, 32}});
  check(drawnSample("09d-failed"), {kCapsule},
        {{"Desk not", 1052, 772, 159, 40},
         {"reached", 1052, 820, 140, 40},
         {"No answer", 1572, 772, 190, 40},
         {"yet", 1572, 820, 56, 40},
         {"Calling", 72, 812, 119, 40},
         {"this room", 65, 874, 133, 32},
         {"only", 102, 911, 60, 32},
         {"We could not reach the desk.", 360, 96, 926, 72},
         {"It is still sounding here, and we keep trying.", 360, 198, 757, 40},
         {"Please do this now", 360, 318, 331, 40},
         {"1", 382, 399, 23, 40},
         {"Call out: “I need help.”", 456, 396, 504, 52},
         {"2", 382, 495, 23, 40},
         {"Pull the cord on the wall by your chair.", 456, 492, 877, 52}});
}

TEST_CASE("09b in the other layouts") {
  check(drawnSample("09b-desk", stage::kTall), {{Role::call, 48, 1704, 984, 168}},
        {{"Sounding here", 412, 1518, 255, 40},
         {"At the desk", 439, 1258, 202, 40},
         {"A person answers", 384, 998, 312, 40},
         {"Calling", 469, 1759, 155, 52},
         {"0:12", 642, 1769, 80, 40},
         {"The desk has", 64, 150, 548, 96},
         {"your call.", 64, 260, 378, 96},
         {"It is ringing there now.", 64, 420, 393, 40},
         {"We are waiting for someone to answer.", 64, 476, 693, 40},
         {"Pressed by mistake? That is fine.", 64, 570, 455, 32},
         {"It stays on until someone has looked in.", 64, 615, 552, 32}});
  check(drawnSample("09b-desk", stage::kCompact), {{Role::call, 24, 351, 144, 372}},
        {{"Sounding", 400, 502, 132, 32},
         {"here", 400, 540, 64, 32},
         {"At the desk", 650, 520, 162, 32},
         {"A person", 940, 502, 126, 32},
         {"answers", 940, 540, 115, 32},
         {"Calling", 36, 550, 119, 40},
         {"0:12", 64, 607, 64, 32},
         {"The desk has your call.", 224, 72, 713, 72},
         {"It is ringing there now.", 224, 180, 393, 40},
         {"We are waiting for someone to answer.", 224, 234, 693, 40},
         {"Pressed by mistake? That is fine.", 224, 306, 455, 32}});
}

TEST_CASE("every line of these screens stays on the page, and nothing that can be pressed is near the call") {
  for (const auto& display : stage::kDisplays)
    for (const auto& sample : stage::callSamples()) {
      CAPTURE(display.name);
      CAPTURE(sample.name);
      const auto drawn = drawnSample(sample.name, display);
      const double w = display.width / display.scale(), h = display.height / display.scale();
      for (const auto& run : drawn.texts()) {
        CAPTURE(run.text);
        CHECK(run.at.x >= 0);
        CHECK(run.at.x + run.width <= w);
        CHECK(run.at.y + run.size <= h);
      }
      const auto page = layoutFor(w, h);
      const double clear = page.compact() ? 56 : 100;
      const Box near{page.capsule.x - clear, page.capsule.y - clear, page.capsule.w + 2 * clear,
                     page.capsule.h + 2 * clear};
      for (const auto& hit : drawn.hits) {
        CAPTURE(nameOf(hit.id));
        if (hit.kind != TargetKind::call) CHECK_FALSE(hit.box.overlaps(near));
      }
    }
}

TEST_CASE("a ring takes its colour over 800 ms once it is proven, and loses it at once") {
  using namespace std::chrono_literals;
  using namespace lw::ui::stage;
  auto setup = setupFor(kWide);
  setup.reducedMotion = false;
  Local local;
  const auto ground = [&](const Model& model, core::UiTime now) {
    refresh(local, model, now);
    const auto screen = drawn(kWide, model, local, now, {}, &setup);
    Colour second{};  // of the disc below the ring of the desk
    for (const auto& op : screen.ops)
      if (const auto* disc = std::get_if<Disc>(&op); disc != nullptr && disc->radius > 500)
        second = disc->colour;
    return second;
  };
  const auto here = calling(atDesk(State::placed, true, false, false, 2)),
             desk = calling(atDesk(State::delivered, true, true, false, 3));
  CHECK(ground(here, 1s) == Colour{});
  CHECK(ground(desk, 10s) == kNight.bg);
  const auto half = ground(desk, 10s + 400ms);
  CHECK(half != kNight.bg);
  CHECK(half != kNight.ring2);
  CHECK(ground(desk, 10s + 800ms) == kNight.ring2);
  CHECK(ground(here, 11s) == Colour{});

  Ui ui(setup);
  ui.frame(here, 1s);
  for (auto now = 2s; now < 10s; now += 1s) ui.frame(here, now);
  ui.frame(desk, 10s);
  CHECK(ui.nextFrame(10s) == 10s + 33ms);
  CHECK_FALSE(ui.frame(desk, 10s + 400ms).empty());
  ui.frame(desk, 10s + 801ms);
  CHECK(ui.frame(desk, 10s + 900ms).empty());
}
