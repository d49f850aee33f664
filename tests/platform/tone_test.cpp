#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "platform/tone.hpp"

using lw::platform::LoopingTone;

namespace {

/// A tone that starts and ends at full level: every step in the result comes from the ramp.
std::vector<float> constant(std::size_t frames) {
  return std::vector<float>(frames * 2, 0.5F);
}

double largestStep(const std::vector<float>& out) {
  double largest = std::abs(out[0]);
  for (std::size_t i = 2; i < out.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(out[i]) - out[i - 2]));
  return largest;
}

}  // namespace

TEST_CASE("a tone comes and goes without a step, whatever the blocks") {
  const auto samples = constant(1000);
  for (const std::size_t block : {1U, 17U, 1024U}) {
    LoopingTone tone;
    tone.give(samples.data(), 1000);
    std::vector<float> out;
    const auto pull = [&](std::size_t frames) {
      for (std::size_t done = 0; done < frames; done += block) {
        std::vector<float> part(block * 2, 0.0F);
        tone.mix(part.data(), block);
        out.insert(out.end(), part.begin(), part.end());
      }
    };
    tone.want(true);
    pull(20000);
    CHECK(out[2 * 19000] == 0.5F);
    tone.want(false);
    pull(5000);
    tone.want(true);
    pull(3000);
    tone.want(false);
    pull(20000);
    CHECK(out.back() == 0.0F);
    // The smoothstep's steepest slope is 1.5 times the mean.
    CHECK(largestStep(out) <= 0.5 * 1.5 / LoopingTone::kRamp * 1.01);
  }
}

TEST_CASE("a tone repeats, starts at its beginning, and counts only what went out") {
  std::vector<float> samples(200);
  for (std::size_t i = 0; i < 100; ++i) samples[2 * i] = samples[2 * i + 1] = static_cast<float>(i);
  LoopingTone tone;
  tone.give(samples.data(), 100);
  std::vector<float> out(2 * 20000, 0.0F);
  tone.mix(out.data(), 20000);
  CHECK(tone.played() == 0);
  CHECK(*std::max_element(out.begin(), out.end()) == 0.0F);
  tone.want(true);
  tone.mix(out.data(), 20000);
  CHECK(tone.played() == 20000);
  for (std::size_t i = 15000; i < 20000; ++i) REQUIRE(out[2 * i] == static_cast<float>(i % 100));
  tone.want(false);
  tone.mix(out.data(), 20000);
  CHECK(tone.played() == 20000 + LoopingTone::kRamp - 1);
  tone.want(true);
  std::vector<float> again(20, 0.0F);
  tone.mix(again.data(), 10);
  CHECK(again[0] == 0.0F);
  CHECK(again[2] > 0.0F);
  CHECK(again[2] < 1.0F);
}

TEST_CASE("a tone is added to what is there; one without samples adds nothing") {
  const auto samples = constant(10);
  LoopingTone tone, empty;
  tone.give(samples.data(), 10);
  tone.want(true);
  empty.want(true);
  std::vector<float> out(2 * 20000, 0.25F);
  tone.mix(out.data(), 20000);
  empty.mix(out.data(), 20000);
  CHECK(out[2 * 19999] == 0.75F);
  CHECK(empty.played() == 0);
}
