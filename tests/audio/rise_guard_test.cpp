#include "audio/rise_guard.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "support/judge.hpp"

using namespace lw;
using namespace lw::audio;

namespace {

using Stereo = std::vector<float>;

/// Noise whose level is `lufs` from there on.
struct Part {
  double seconds, lufs;
};
Stereo noise(const std::vector<Part>& parts) {
  Stereo out;
  std::minstd_rand random(1);
  for (const auto& [seconds, lufs] : parts) {
    // white noise of amplitude 1 on both sides measures 1.3 LUFS
    const double amplitude = core::amplitude({lufs - 1.3});
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * 48000) * 2; ++i)
      out.push_back(static_cast<float>(amplitude * (static_cast<double>(random()) / 1073741824.0 - 1)));
  }
  return out;
}

/// Through a guard, so many frames in a go at most.
Stereo afterGuard(Stereo samples, RiseGuard& guard, std::size_t block = 256) {
  for (std::size_t at = 0; at < samples.size() / 2;) {
    const auto frames = std::min({block, guard.left(), samples.size() / 2 - at});
    guard.process(samples.data() + 2 * at, frames);
    at += frames;
  }
  return samples;
}

RiseGuard guardFor(double programme = -23) {
  RiseGuard guard;
  guard.guard({programme});
  return guard;
}

}  // namespace

TEST_CASE("the sum never rises faster than the bounds") {
  for (const double rise : {12.5, 14.0, 17.0}) {
    const auto in = noise({{12, -40 + 4}, {10, -40 + 4 + rise}});
    auto guard = guardFor();
    CHECK(!test::judge(in).ok());
    auto verdict = test::judge(afterGuard(in, guard));
    verdict.tolerance = 0.3;
    CHECK_MESSAGE(verdict.ok(), rise << ": " << verdict.text());
    CHECK(guard.deepest() < core::Decibels{-1});
  }
}

TEST_CASE("a sum that stays below the bounds passes bit for bit") {
  const auto in = noise({{12, -38}, {6, -31}, {6, -25}, {6, -20}, {6, -34}, {6, -27}});
  auto guard = guardFor();
  CHECK(afterGuard(in, guard) == in);
  CHECK(guard.deepest() == core::Decibels{0});
}

TEST_CASE("without a programme nothing is guarded") {
  const auto in = noise({{12, -60}, {2, -6}});
  RiseGuard guard;
  CHECK(afterGuard(in, guard) == in);
}

TEST_CASE("the same samples come out at any block size") {
  const auto in = noise({{11, -38}, {3, -20}, {3, -38}});
  auto one = guardFor(), other = guardFor();
  CHECK(afterGuard(in, one, 256) == afterGuard(in, other, 7));
}

TEST_CASE("after a rise the sum comes back slowly, and all of it") {
  const auto in = noise({{12, -36}, {30, -18}});
  auto guard = guardFor();
  const auto out = afterGuard(in, guard);
  CHECK(guard.deepest() < core::Decibels{-3});
  // 1 dB a second
  const auto gainAt = [&](std::size_t i) { return 20 * std::log10(out[i] / in[i]); };
  for (std::size_t i = 2 * 48000 * 14; i + 96000 < in.size(); i += 9600)
    CHECK(gainAt(i + 96000) - gainAt(i) < 1.05F);
  CHECK(std::equal(in.end() - 96000, in.end(), out.end() - 96000));
}

TEST_CASE("our own sounds may come out of soft music, and only as long as they last") {
  const auto in = noise({{12, -40}, {2, -19}});
  auto guard = guardFor();
  auto samples = in;
  for (std::size_t at = 0; at < samples.size() / 2; at += RiseGuard::kStep) {
    if (at >= 12 * 48000) guard.allow({6});
    guard.process(samples.data() + 2 * at, RiseGuard::kStep);
  }
  CHECK(samples == in);
  auto late = guardFor();
  late.allow({6});
  CHECK(afterGuard(in, late) != in);
}

TEST_CASE("our own sounds may be louder for a syllable, but not for longer") {
  const auto own = [](const Stereo& in) {
    auto guard = guardFor();
    auto samples = in;
    for (std::size_t at = 0; at < samples.size() / 2; at += RiseGuard::kStep) {
      if (at >= 12 * 48000) guard.allow({6});
      guard.process(samples.data() + 2 * at, RiseGuard::kStep);
    }
    return samples;
  };
  const auto syllable = noise({{12, -40}, {0.05, -14}, {1, -25}});
  CHECK(own(syllable) == syllable);
  const auto verdict =
      test::judge(own(noise({{12, -40}, {2, -15}})), {.own = {{12, 14, test::kSpeechFloor}}});
  CHECK_MESSAGE(verdict.ok(), verdict.text());
}

TEST_CASE("what goes on as it came is held before 400 ms are over") {
  const auto in = noise({{12, -36}, {1, -22}});
  auto guard = guardFor();
  const auto out = afterGuard(in, guard);
  double before = 0, after = 0;
  for (std::size_t i = 2 * 48000 * 12 + 2 * 7200; i < 2 * 48000 * 12 + 2 * 12000; ++i) {
    before += static_cast<double>(in[i] * in[i]);
    after += static_cast<double>(out[i] * out[i]);
  }
  CHECK(10 * std::log10(after / before) < -3.4);  // to 10.5 LU above, where 14 came
}

TEST_CASE("what comes too suddenly to be held is made up for within the same 400 ms") {
  for (const double rise : {20.0, 22.0, 24.0}) {
    const auto in = noise({{12, -55}, {0.2, -47 + rise}, {2, -55}});
    auto guard = guardFor();
    auto verdict = test::judge(afterGuard(in, guard));
    verdict.tolerance = 0.1;
    CHECK_MESSAGE(verdict.ok(), rise << ": " << verdict.text());
  }
}

TEST_CASE("loud music that is 10 s past allows no more") {
  const auto in = noise({{4, -60}, {1, -27}, {8.9, -60}, {0.2, -26}, {2, -60}});
  auto guard = guardFor();
  auto verdict = test::judge(afterGuard(in, guard));
  verdict.tolerance = 0.1;
  CHECK_MESSAGE(verdict.ok(), verdict.text());
}

TEST_CASE("a soft sound of our own that lasts does not keep what a loud one was allowed") {
  auto samples = noise({{12, -50}, {2, -40}, {4, -48}, {8, -22}});
  auto guard = guardFor();
  for (std::size_t at = 0; at < samples.size() / 2; at += RiseGuard::kStep) {
    if (at >= 12 * 48000 && at < 14 * 48000) guard.allow({6});
    if (at >= 12 * 48000) guard.allow({-7});
    guard.process(samples.data() + 2 * at, RiseGuard::kStep);
  }
  auto verdict = test::judge(samples, {.own = {{12, 17, test::kSpeechFloor}, {12, 30, test::kBreathFloor}}});
  CHECK_MESSAGE(verdict.ok(), verdict.text());
}

TEST_CASE("what is no number does not stay in the guard") {
  auto in = noise({{2, -30}});
  in[1000] = std::numeric_limits<float>::quiet_NaN();
  in[2000] = std::numeric_limits<float>::infinity();
  auto guard = guardFor();
  const auto out = afterGuard(in, guard);
  const auto more = afterGuard(noise({{30, -24}}), guard);
  CHECK(std::ranges::all_of(more, [](float x) { return std::isfinite(x); }));
  CHECK(test::judge(more).momentary < 30);
  afterGuard(noise({{12, -40}, {4, -16}}), guard);  // nor does it make the guard deaf
  CHECK(guard.deepest() < core::Decibels{-3});
}
