#include "platform/follower.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace lw;
using platform::Follower;

namespace {

/// Two devices in virtual time: one pushes a tone, the other, `speed` times as fast, pulls.
struct Pair {
  Follower follower{core::Decibels{-6}};
  double speed = 1;
  std::vector<float> heard;
  std::int64_t pushed = 0;
  double pulled = 0;

  void run(double seconds, bool pushes = true) {
    constexpr std::size_t kBlock = 1024;
    std::vector<float> block(2 * kBlock);
    const auto end = pushed + static_cast<std::int64_t>(seconds * 48000);
    for (; pushed < end; pushed += kBlock) {
      for (std::size_t i = 0; i < kBlock; ++i) {
        const auto at = static_cast<double>(pushed) + static_cast<double>(i);
        block[2 * i] = block[2 * i + 1] =
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 440 * at / 48000));
      }
      if (pushes) follower.push(block.data(), kBlock);
      for (; pulled + kBlock <= static_cast<double>(pushed) * speed; pulled += kBlock) {
        const auto begin = heard.size();
        heard.resize(begin + 2 * kBlock);
        follower.pull(heard.data() + begin, kBlock);
      }
    }
  }
  float largestStep() const {
    float most = 0;
    for (std::size_t i = 2; i < heard.size(); ++i) most = std::max(most, std::fabs(heard[i] - heard[i - 2]));
    return most;
  }
};

}  // namespace

TEST_CASE("a second device whose clock is another follows without a break") {
  for (const double speed : {1.0, 1.0005, 0.9995, 1.002, 0.998}) {
    CAPTURE(speed);
    Pair pair;
    pair.speed = speed;
    pair.run(300);
    CHECK(pair.follower.breaks() == 0);
    CHECK(pair.largestStep() < 0.25F * 2 * 3.15F * 440 / 48000 * 1.05F);  // of the tone itself, 6 dB softer
    CHECK(std::abs(pair.follower.filled() - Follower::kWanted) < 2500);
    double power = 0;
    for (auto i = pair.heard.size() - 96000; i < pair.heard.size(); ++i)
      power += static_cast<double>(pair.heard[i]) * pair.heard[i];
    CHECK(10 * std::log10(power / 96000) == doctest::Approx(20 * std::log10(0.5) - 3.01 - 6).epsilon(0.005));
  }
}

TEST_CASE("a first device that stands still leaves silence with a fade, and what comes then comes with one") {
  Pair pair;
  pair.run(5);
  pair.run(5, false);
  CHECK(pair.follower.breaks() == 1);
  CHECK(pair.heard.back() == 0.0F);
  pair.run(5);
  CHECK(pair.follower.breaks() == 1);
  CHECK(pair.largestStep() < 0.02F);
}

TEST_CASE("a second device that stands still goes on with what is now") {
  Pair pair;
  pair.run(5);
  pair.speed = 0;
  pair.run(5);
  pair.speed = 1;
  pair.pulled = static_cast<double>(pair.pushed);
  pair.run(5);
  CHECK(pair.follower.filled() < 2 * Follower::kWanted);
  CHECK(pair.largestStep() < 0.02F);
}
