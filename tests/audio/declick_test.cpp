#include "audio/declick.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

using namespace lw::audio;

namespace {

using Sound = std::vector<float>;

constexpr std::ptrdiff_t kFrames = 4800;
constexpr float kUnder = 0.1F, kClickCeiling = 0.5F;

/// Steady sound below the ceiling: what comes out over what went in is the gain.
Sound steady() {
  return Sound(2 * kFrames, kUnder);
}

Sound withClick(std::ptrdiff_t frame) {
  auto step = steady();
  step[static_cast<std::size_t>(2 * frame)] = -1;
  return step;
}

/// As many loud frames, spread over a step.
Sound loudFrames(int count) {
  auto step = steady();
  for (int i = 0; i < count; ++i) step[static_cast<std::size_t>(2 * 40 * i + 1)] = 0.6F;
  return step;
}

/// Of three steps in a row with a click in the second one: the gains of their frames (right side).
Sound gainsAround(std::ptrdiff_t frame) {
  Declick declick(kClickCeiling);
  auto before = steady(), step = withClick(frame), next = steady();
  declick.finish(step);
  REQUIRE(declick.has(step));
  declick.lower(step, &before);
  CHECK(std::fabs(step[static_cast<std::size_t>(2 * frame)]) <= kClickCeiling * 1.0001F);
  CHECK_FALSE(declick.has(step));
  declick.finish(next);
  auto after = steady();
  declick.finish(after);
  CHECK(after == steady());
  Sound gains;
  for (const auto* samples : {&before, &step, &next})
    for (std::size_t i = 1; i < samples->size(); i += 2) gains.push_back((*samples)[i] / kUnder);
  return gains;
}

}  // namespace

TEST_CASE("a click is over within 2 ms of its step") {
  const Declick declick(kClickCeiling);
  CHECK_FALSE(declick.has(loudFrames(0)));
  CHECK(declick.has(loudFrames(1)));
  CHECK(declick.has(loudFrames(96)));
  CHECK_FALSE(declick.has(loudFrames(97)));
}

TEST_CASE("a click's dip is some 10 ms long, smooth, and goes on in the steps beside it") {
  for (const std::ptrdiff_t frame : {2400, 3, 200, 4797, 4600}) {
    CAPTURE(frame);
    const auto gains = gainsAround(frame);
    const auto middle = kFrames + frame;
    float steepest = 0;
    for (std::ptrdiff_t i = 1; i < 3 * kFrames; ++i) {
      const auto away = std::abs(i - middle);
      const float gain = gains[static_cast<std::size_t>(i)];
      steepest = std::max(steepest, std::fabs(gain - gains[static_cast<std::size_t>(i - 1)]));
      if (away <= 24) CHECK(gain == doctest::Approx(0.5));
      if (away >= 24 + 240) CHECK(gain == 1);
    }
    // a raised cosine of 5 ms from one half to all
    CHECK(steepest <= 0.5 * std::numbers::pi / 2 / 240 * 1.01);
  }
}

TEST_CASE("a click at the very begin has nothing before it") {
  Declick declick(kClickCeiling);
  auto step = withClick(0);
  declick.lower(step, nullptr);
  CHECK(std::fabs(step[0]) <= kClickCeiling * 1.0001F);
  CHECK(step.back() == kUnder);
}
