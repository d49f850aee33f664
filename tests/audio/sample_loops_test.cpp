#include "audio/sample_loops.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "sounds.hpp"

using namespace lw::audio;
using namespace lw::test;

namespace {

const SampleLoops kBoth[] = {sampleLoops(false), sampleLoops(true)};

std::vector<std::int16_t> int16Of(const SampleLoops& loops, const Samples& samples) {
  std::vector<std::uint8_t> bytes(2 * samples.size() + 1);
  loops.toInt16(samples.data(), bytes.data() + 1, samples.size());  // at any place
  std::vector<std::int16_t> values(samples.size());
  std::memcpy(values.data(), bytes.data() + 1, 2 * samples.size());
  return values;
}

}  // namespace

TEST_CASE("16-bit samples are rounded to the nearest and held within their range") {
  constexpr auto kEndless = std::numeric_limits<float>::infinity();
  const Samples samples{0, 0.4F / 32768, 0.6F / 32768, -0.6F / 32768, 0.5F,     -1,
                        1, 1.5F,         -3,           1e9F,          kEndless, -kEndless};
  const std::vector<std::int16_t> expected{0,     0,     1,      -1,    16384, -32768,
                                           32767, 32767, -32768, 32767, 32767, -32768};
  for (const auto& loops : kBoth) CHECK(int16Of(loops, samples) == expected);
  const auto loud = noise(0.1, 1.2F, 1);
  CHECK(int16Of(kBoth[0], loud) == int16Of(kBoth[1], loud));
}

TEST_CASE("sounds are added with a gain, or one for each frame, whatever their length") {
  const auto sound = noise(0.01, 0.5F, 2), under = noise(0.01, 0.5F, 3);
  Samples gains(sound.size() / 2);
  for (std::size_t i = 0; i < gains.size(); ++i) gains[i] = 0.001F * static_cast<float>(i);
  for (const auto& loops : kBoth)
    for (const std::size_t frames : {0UL, 1UL, 3UL, 4UL, 479UL}) {
      CAPTURE(frames);
      auto scaled = under, shaped = under;
      loops.addScaled(sound.data(), 0.3F, scaled.data(), frames);
      loops.addShaped(sound.data(), gains.data(), shaped.data(), frames);
      for (std::size_t i = 0; i < under.size(); ++i) {
        const bool inside = i < 2 * frames;
        CHECK(scaled[i] == (inside ? under[i] + sound[i] * 0.3F : under[i]));
        CHECK(shaped[i] == (inside ? under[i] + sound[i] * gains[i / 2] : under[i]));
      }
    }
}

TEST_CASE("a glance at a step finds its largest sample and what is steady") {
  for (const std::size_t frames : {1UL, 3UL, 4UL, 4799UL, 4800UL})
    for (const std::size_t where : {0UL, frames / 2, frames - 1}) {
      CAPTURE(frames);
      CAPTURE(where);
      Samples step(2 * frames);
      for (std::size_t i = 0; i < frames; ++i) {
        step[2 * i] = 0.25F;
        step[2 * i + 1] = -0.125F;
      }
      step[2 * where + 1] -= 0.5F;
      const auto base = kBoth[0].lookAt(step), wide = kBoth[1].lookAt(step);
      CHECK(base.most == 0.625F);
      CHECK(base.left == doctest::Approx(0.25));
      CHECK(base.right == doctest::Approx(-0.125 - 0.5 / static_cast<double>(frames)));
      CHECK(base.most == wide.most);
      CHECK(base.left == wide.left);
      CHECK(base.right == wide.right);
    }
}
