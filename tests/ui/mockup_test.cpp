#include <doctest/doctest.h>

#include <cmath>

#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui::stage;
using ui::Role;
using ui::TargetId;

namespace {

struct DrawnPlace {
  TargetId target;
  double x, y, w, h;
};
struct DrawnLine {
  std::string words;
  double x, y, width, size;
};

// Where the mockups have them, in logical px.
void compare(const Drawn& drawn, const std::vector<DrawnPlace>& places, const std::vector<DrawnLine>& lines) {
  for (const auto& place : places) {
    CAPTURE(ui::nameOf(place.target));
    const auto* hit = drawn.hit(place.target);
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
    // what is centred or ends at the right moves with its width
    const double narrower = mayBeNarrower(line.width, line.size);
    CHECK(std::abs(text->at.x - line.x) <= 2 + narrower);
    CHECK(std::abs(text->at.y - line.y) <= 2);
    CHECK(text->width <= 2 + line.width * 1.01);
    CHECK(text->width >= line.width - narrower);
    CHECK(text->size == line.size);
  }
}

const std::vector<DrawnPlace> kWideFrame{{Role::staffDoor, 40, 24, 184, 110},
                                         {Role::call, 40, 600, 184, 432},
                                         {Role::readAloud, 1544, 36, 280, 112}};

}  // namespace

TEST_CASE("the welcome is where the mockup has it") {
  const auto screen = drawn(kWide, welcome());
  compare(screen, kWideFrame, {});
  compare(screen, {{Role::ready, 360, 912, 440, 120}, {Role::notToday, 832, 912, 320, 120}},
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
          {{Role::notToday, 1272, 36, 252, 112},
           {{Role::key, "q"}, 360, 508, 110, 110},
           {{Role::key, "p"}, 1458, 508, 110, 110},
           {{Role::key, "a"}, 421, 630, 110, 110},
           {{Role::key, "l"}, 1397, 630, 110, 110},
           {Role::shift, 360, 752, 171, 110},
           {{Role::key, "z"}, 543, 752, 110, 110},
           {{Role::key, "m"}, 1275, 752, 110, 110},
           {Role::erase, 1397, 752, 171, 110},
           {{Role::keyPage, "numbers"}, 360, 874, 171, 110},
           {{Role::key, ","}, 543, 874, 110, 110},
           {{Role::key, " "}, 665, 874, 598, 110},
           {{Role::key, "."}, 1275, 874, 110, 110},
           {Role::clear, 1397, 874, 171, 110},
           {Role::back, 1610, 768, 214, 120},
           {Role::next, 1610, 912, 214, 120}},
          {{"Before your session", 360, 68, 280, 32},
           {"What would you like to keep in mind today?", 360, 196, 1005, 52},
           {"A few words are enough. Leaving it empty is fine too.", 360, 274, 934, 40},
           {"To feel safe in my own b", 400, 378, 559, 52},
           {"q", 400, 535, 29, 52},
           {"m", 1309, 779, 43, 52},
           {"123", 411, 908, 70, 40},
           {"space", 914, 908, 101, 40},
           {"clear", 1440, 908, 85, 40},
           {"Kept on this", 1610, 512, 171, 32},
           {"computer,", 1610, 555, 142, 32},
           {"locked. Your", 1610, 598, 175, 32},
           {"team can", 1610, 641, 127, 32},
           {"open it.", 1610, 684, 105, 32},
           {"Back", 1704, 809, 86, 40},
           {"Next", 1648, 953, 87, 40}});
}

TEST_CASE("the scale is where the mockup has it") {
  const auto screen = drawn(kWide, scale());
  compare(screen, kWideFrame, {});
  std::vector<DrawnPlace> stones;
  for (int i = 0; i <= 10; ++i)
    stones.push_back({{Role::answer, std::to_string(i)}, 360 + i * 134.8, 486, 116, 160});
  compare(screen, stones,
          {{"How tense do you feel right now?", 360, 212, 1070, 72},
           {"Tap the number that fits best. There is no wrong answer.", 360, 316, 994, 40},
           {"0", 403, 542, 30, 52},
           {"4", 942, 542, 30, 52},
           {"10", 1736, 542, 60, 52},
           {"Calm", 360, 684, 89, 40},
           {"As tense as can be", 1500, 684, 324, 40}});
  // once it is answered, a button takes the answer back where the note was
  compare(drawn(kWide, scale(std::nullopt)), {}, {{"You can leave this one out.", 360, 954, 378, 32}});
  compare(screen, {{Role::back, 1544, 768, 280, 120}, {Role::next, 1544, 912, 280, 120}}, {});
}

TEST_CASE("five answers are where the mockups have them, wide") {
  const auto screen = drawn(kWide, fiveAnswers());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{{Role::answer, "option-0"}, 360, 376, 1104, 116},
           {{Role::answer, "option-1"}, 360, 508, 1104, 116},
           {{Role::answer, "option-2"}, 360, 640, 1104, 116},
           {{Role::answer, "option-3"}, 360, 772, 1104, 116},
           {{Role::answer, "option-4"}, 360, 904, 1104, 116}},
          {{"In the past week, how much were you bothered by:", 360, 188, 901, 40},
           {"Feeling jumpy or easily startled?", 360, 250, 1012, 72},
           {"Not at all", 484, 415, 161, 40},
           {"Moderately", 484, 679, 205, 40},
           {"Extremely", 484, 943, 177, 40}});
}

TEST_CASE("five answers are where the mockups have them, compact") {
  const auto screen = drawn(kCompact, fiveAnswers());
  compare(screen,
          {{Role::staffDoor, 24, 24, 144, 110},
           {Role::call, 24, 351, 144, 372},
           {Role::readAloud, 904, 36, 280, 112},
           {Role::notToday, 672, 36, 216, 112},
           {{Role::answer, "option-0"}, 224, 352, 184, 196},
           {{Role::answer, "option-1"}, 418, 352, 184, 196},
           {{Role::answer, "option-2"}, 612, 352, 184, 196},
           {{Role::answer, "option-3"}, 806, 352, 184, 196},
           {{Role::answer, "option-4"}, 1000, 352, 184, 196},
           {Role::next, 924, 603, 260, 120},
           {Role::back, 680, 603, 220, 120}},
          {{"In the past week, how much were you bothered by:", 224, 184, 901, 40},
           {"Feeling jumpy or easily startled?", 224, 244, 731, 52},
           {"Moderately", 623, 470, 163, 32},
           {"Extremely", 1021, 470, 142, 32}});
}

TEST_CASE("five answers are where the mockups have them, tall") {
  const auto screen = drawn(kTall, fiveAnswers());
  compare(screen,
          {{Role::staffDoor, 40, 36, 240, 110},
           {Role::call, 48, 1704, 984, 168},
           {Role::readAloud, 736, 36, 280, 112},
           {Role::notToday, 464, 36, 252, 112},
           {{Role::answer, "option-0"}, 64, 660, 952, 124},
           {{Role::answer, "option-1"}, 64, 804, 952, 124},
           {{Role::answer, "option-2"}, 64, 948, 952, 124},
           {{Role::answer, "option-3"}, 64, 1092, 952, 124},
           {{Role::answer, "option-4"}, 64, 1236, 952, 124},
           {Role::next, 696, 1440, 320, 124},
           {Role::back, 392, 1440, 280, 124}},
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
          {{{Role::answer, "option-0"}, 360, 384, 540, 116},
           {{Role::answer, "option-1"}, 924, 384, 540, 116},
           {{Role::answer, "option-2"}, 360, 516, 540, 116},
           {{Role::answer, "option-3"}, 924, 516, 540, 116},
           {{Role::answer, "option-6"}, 360, 780, 540, 116},
           {{Role::answer, "option-9"}, 924, 912, 540, 116}},
          {{"After your session", 360, 68, 257, 32},
           {"What do you notice now?", 360, 196, 817, 72},
           {"Tap all that fit. A nurse will look at this with you.", 360, 296, 845, 40},
           {"Dizzy or unsteady", 484, 423, 317, 40},
           {"Sick to my stomach", 1048, 423, 341, 40},
           {"None of these", 1048, 951, 250, 40}});
  CHECK(screen.hit(Role::notToday) == nullptr);
}

TEST_CASE("going home is where the mockup has it") {
  const auto screen = drawn(kWide, goingHome());
  compare(screen, kWideFrame, {});
  compare(screen,
          {{{Role::tick, "line-0"}, 360, 320, 1104, 136},
           {{Role::tick, "line-1"}, 360, 472, 1104, 136},
           {{Role::tick, "line-2"}, 360, 624, 1104, 136},
           {{Role::tick, "line-3"}, 360, 776, 1104, 136},
           {Role::back, 1544, 768, 280, 120},
           {Role::sign, 1544, 912, 280, 120}},
          {{"Before you go home", 360, 196, 645, 72},
           {"Someone is taking me home", 488, 345, 496, 40},
           {"Your sister, by car, about 16:30", 488, 404, 439, 32},
           {"I have the page and the phone number", 488, 801, 678, 40},
           {"It says who to ring, day or night", 488, 860, 441, 32},
           {"One line is open. Then a nurse checks this with you and signs.", 360, 960, 864, 32},
           {"Nurse signs", 1582, 953, 205, 40}});
  CHECK_FALSE(screen.hit(Role::sign)->enabled);
}
