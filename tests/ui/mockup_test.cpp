#include <doctest/doctest.h>

#include <cmath>

#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui::stage;

namespace {

struct DrawnPlace {
  std::string name;
  double x, y, w, h;
};
struct DrawnLine {
  std::string words;
  double x, y, width, size;
};

// Where the mockups have them, in logical px.
void compare(const Drawn& drawn, const std::vector<DrawnPlace>& places, const std::vector<DrawnLine>& lines) {
  for (const auto& place : places) {
    CAPTURE(place.name);
    const auto* hit = drawn.hit(place.name);
    REQUIRE(hit != nullptr);
    CHECK(std::abs(hit->box.x - place.x) <= 2);
    CHECK(std::abs(hit->box.y - place.y) <= 2);
    CHECK(std::abs(hit->box.w - place.w) <= 2);
    CHECK(std::abs(hit->box.h - place.h) <= 2);
  }
  for (const auto& line : lines) {
    CAPTURE(line.words);
    const auto text = drawn.text(line.words);
    REQUIRE(text);
    // widths of hinted letters differ by up to 1 % from the mockups': what is centred or ends at the right
    // moves with that
    CHECK(std::abs(text->at.x - line.x) <= 2 + line.width * 0.01);
    CHECK(std::abs(text->at.y - line.y) <= 2);
    CHECK(std::abs(text->width - line.width) <= 2 + line.width * 0.01);
    CHECK(text->size == line.size);
  }
}

const std::vector<DrawnPlace> kWideFrame{
    {"staff door", 40, 24, 184, 110}, {"call", 40, 600, 184, 432}, {"Read to me", 1544, 36, 280, 112}};

}  // namespace

TEST_CASE("the welcome is where the mockup has it") {
  const auto screen = drawn(kWide, welcome());
  compare(screen, kWideFrame, {});
  compare(screen, {{"I am ready", 360, 912, 440, 120}, {"Not today", 832, 912, 320, 120}},
          {{"Welcome.", 360, 208, 425, 96},
           {"Take all the time you need.", 360, 352, 615, 52},
           {"First, a few short questions.", 360, 468, 486, 40},
           {"until you go home.", 360, 636, 327, 40},
           {"I am ready", 462, 953, 184, 40},
           {"Not today", 902, 953, 179, 40},
           {"Read to me", 1633, 77, 161, 32}});
}

TEST_CASE("the intention is where the mockup has it") {
  const auto screen = drawn(kWide, intention());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{"Not today", 1272, 36, 252, 112},
           {"key q", 360, 508, 110, 110},
           {"key p", 1458, 508, 110, 110},
           {"key a", 421, 630, 110, 110},
           {"key l", 1397, 630, 110, 110},
           {"key shift", 360, 752, 171, 110},
           {"key z", 543, 752, 110, 110},
           {"key m", 1275, 752, 110, 110},
           {"key delete", 1397, 752, 171, 110},
           {"key numbers", 360, 874, 171, 110},
           {"key ,", 543, 874, 110, 110},
           {"key space", 665, 874, 598, 110},
           {"key .", 1275, 874, 110, 110},
           {"key clear", 1397, 874, 171, 110},
           {"Back", 1610, 768, 214, 120},
           {"Next", 1610, 912, 214, 120}},
          {{"Before your session", 360, 68, 280, 32},
           {"What would you like to keep in mind today?", 360, 196, 1005, 52},
           {"A few words are enough. Leaving it empty is fine too.", 360, 274, 934, 40},
           {"To feel safe in my own b", 400, 378, 559, 52},
           {"q", 400, 535, 29, 52},
           {"m", 1309, 779, 43, 52},
           {"123", 411, 908, 70, 40},
           {"space", 914, 908, 101, 40},
           {"clear", 1440, 908, 85, 40},
           {"Kept private.", 1610, 512, 181, 32},
           {"We show it to", 1610, 555, 198, 32},
           {"you again later.", 1610, 598, 214, 32},
           {"Back", 1704, 809, 86, 40},
           {"Next", 1648, 953, 87, 40}});
}

TEST_CASE("the scale is where the mockup has it") {
  const auto screen = drawn(kWide, scale());
  compare(screen, kWideFrame, {});
  std::vector<DrawnPlace> stones;
  for (int i = 0; i <= 10; ++i)
    stones.push_back({"answer " + std::to_string(i), 360 + i * 134.8, 486, 116, 160});
  compare(screen, stones,
          {{"How tense do you feel right now?", 360, 212, 1070, 72},
           {"Tap the number that fits best. There is no wrong answer.", 360, 316, 994, 40},
           {"0", 403, 542, 30, 52},
           {"4", 942, 542, 30, 52},
           {"10", 1736, 542, 60, 52},
           {"Calm", 360, 684, 89, 40},
           {"As tense as can be", 1500, 684, 324, 40},
           {"You can leave this one out.", 360, 954, 378, 32}});
  compare(screen, {{"Back", 1544, 768, 280, 120}, {"Next", 1544, 912, 280, 120}}, {});
}

TEST_CASE("five answers are where the mockups have them, wide") {
  const auto screen = drawn(kWide, fiveAnswers());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{"Not at all", 360, 376, 1104, 116},
           {"A little bit", 360, 508, 1104, 116},
           {"Moderately", 360, 640, 1104, 116},
           {"Quite a bit", 360, 772, 1104, 116},
           {"Extremely", 360, 904, 1104, 116}},
          {{"In the past week, how much were you bothered by:", 360, 188, 901, 40},
           {"Feeling jumpy or easily startled?", 360, 250, 1012, 72},
           {"Not at all", 484, 415, 161, 40},
           {"Moderately", 484, 679, 205, 40},
           {"Extremely", 484, 943, 177, 40}});
}

TEST_CASE("five answers are where the mockups have them, compact") {
  const auto screen = drawn(kCompact, fiveAnswers());
  compare(screen,
          {{"staff door", 24, 24, 144, 110},
           {"call", 24, 351, 144, 372},
           {"Read to me", 904, 36, 280, 112},
           {"Not today", 672, 36, 216, 112},
           {"Not at all", 224, 352, 184, 196},
           {"A little bit", 418, 352, 184, 196},
           {"Moderately", 612, 352, 184, 196},
           {"Quite a bit", 806, 352, 184, 196},
           {"Extremely", 1000, 352, 184, 196},
           {"Next", 924, 603, 260, 120},
           {"Back", 680, 603, 220, 120}},
          {{"In the past week, how much were you bothered by:", 224, 184, 901, 40},
           {"Feeling jumpy or easily startled?", 224, 244, 731, 52},
           {"Moderately", 623, 470, 163, 32},
           {"Extremely", 1021, 470, 142, 32}});
}

TEST_CASE("five answers are where the mockups have them, tall") {
  const auto screen = drawn(kTall, fiveAnswers());
  compare(screen,
          {{"staff door", 40, 36, 240, 110},
           {"call", 48, 1704, 984, 168},
           {"Read to me", 736, 36, 280, 112},
           {"Not today", 464, 36, 252, 112},
           {"Not at all", 64, 660, 952, 124},
           {"A little bit", 64, 804, 952, 124},
           {"Moderately", 64, 948, 952, 124},
           {"Quite a bit", 64, 1092, 952, 124},
           {"Extremely", 64, 1236, 952, 124},
           {"Next", 696, 1440, 320, 124},
           {"Back", 392, 1440, 280, 124}},
          {{"Before your session", 64, 212, 280, 32},
           {"In the past week, how much were you bothered by:", 64, 356, 901, 40},
           {"Feeling jumpy or", 64, 426, 527, 72},
           {"easily startled?", 64, 512, 467, 72},
           {"Not at all", 188, 703, 161, 40},
           {"Moderately", 188, 991, 205, 40}});
}

TEST_CASE("several answers are where the mockup has them") {
  const auto screen = drawn(kWide, sideEffects());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{"Dizzy or unsteady", 360, 384, 540, 116},
           {"Sick to my stomach", 924, 384, 540, 116},
           {"Far away or unreal", 360, 516, 540, 116},
           {"Sleepy", 924, 516, 540, 116},
           {"Anxious or afraid", 360, 780, 540, 116},
           {"None of these", 924, 912, 540, 116}},
          {{"After your session", 360, 68, 257, 32},
           {"What do you notice now?", 360, 196, 817, 72},
           {"Tap all that fit. A nurse will look at this with you.", 360, 296, 845, 40},
           {"Dizzy or unsteady", 484, 423, 317, 40},
           {"Sick to my stomach", 1048, 423, 341, 40},
           {"None of these", 1048, 951, 250, 40}});
  CHECK(screen.hit("Not today") == nullptr);
}

TEST_CASE("going home is where the mockup has it") {
  const auto screen = drawn(kWide, goingHome());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{"Someone is taking me home", 360, 320, 1104, 136},
           {"I will not drive until tomorrow", 360, 472, 1104, 136},
           {"Someone stays with me this evening", 360, 624, 1104, 136},
           {"I have the page and the phone number", 360, 776, 1104, 136},
           {"Back", 1544, 768, 280, 120},
           {"Nurse signs", 1544, 912, 280, 120}},
          {{"Before you go home", 360, 196, 645, 72},
           {"Someone is taking me home", 488, 345, 496, 40},
           {"Your sister, by car, about 16:30", 488, 404, 439, 32},
           {"I have the page and the phone number", 488, 801, 678, 40},
           {"It says who to ring, day or night", 488, 860, 441, 32},
           {"One line is open. Then a nurse checks this with you and signs.", 360, 960, 864, 32},
           {"Nurse signs", 1582, 953, 205, 40}});
  CHECK_FALSE(screen.hit("Nurse signs")->enabled);
}
