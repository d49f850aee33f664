#include "audio/windows.hpp"

#include <doctest/doctest.h>

#include "audio/startle.hpp"

using namespace lw::audio;
using namespace lw::core;

TEST_CASE("windows in steps of a contour are those of EBU Tech 3341") {
  CHECK(kMomentarySteps == 4);
  CHECK(kShortTermSteps == 30);
  CHECK(kRiseMeanSteps == 100);
  CHECK(wholeSteps(kMomentaryWindow, Frames{480}) == 40);
}

TEST_CASE("a sliding window has the sum of its last values and gives back what drops out") {
  SlidingWindow<std::int64_t, 3> window;
  CHECK(window.push(1) == 0);
  CHECK(window.push(2) == 0);
  CHECK(window.push(4) == 0);
  CHECK(window.sum() == 7);
  CHECK(window.oldest(1) == 2);
  CHECK(window.push(8) == 1);
  CHECK(window.sum() == 14);
  CHECK(window.mean() == doctest::Approx(14.0 / 3));
}

TEST_CASE("running sums have the mean of any window, with or without what lies before the first value") {
  RunningSums sums;
  for (const double value : {1.0, 2.0, 6.0}) sums.push(value);
  CHECK(sums.size() == 3);
  CHECK(sums.mean(3, 2) == 4);
  CHECK(sums.mean(3, 10) == 3);
  CHECK(sums.mean(1, 4, 3) == 2.5);
  CHECK(sums.mean(3, 2, 100) == 4);
  sums.set(1, 4);
  sums.set(2, 1);
  CHECK(sums.mean(3, 2) == 2.5);
}

TEST_CASE("a rise counts from what came before it, and from the floor at least") {
  std::vector<float> steps(60, -40);
  for (std::size_t i = 30; i < 60; ++i) steps[i] = -30;
  const auto powers = powersOf(steps);
  CHECK(riseAt(powers, 59, kShortTermRise, Lufs{-70}).value == doctest::Approx(10));
  CHECK(riseAt(powers, 59, kShortTermRise, Lufs{-34}).value == doctest::Approx(4));
  CHECK(riseAt(powers, 33, kMomentaryRise, Lufs{-70}).value == doctest::Approx(10));
  CHECK(riseAt(powers, 31, kMomentaryRise, Lufs{-70}).value == doctest::Approx(7.4).epsilon(0.01));
  CHECK(riseAt(powers, 45, kMomentaryRise, Lufs{-70}).value == doctest::Approx(0));
  CHECK(loudnessOver(powersOf(std::vector<float>(5, -80)), 4, 4) == Lufs{-70});
}
