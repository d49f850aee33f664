#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "audio/click_reader.hpp"
#include "audio/dc_reader.hpp"
#include "audio/guarded_source.hpp"
#include "audio/sounds.hpp"
#include "audio/step_feed.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// Samples in chunks of one size; then the end, or a failure.
class Chunks : public SourceReader {
 public:
  explicit Chunks(Samples samples, std::size_t frames, bool fails = false)
      : samples_(std::move(samples)), frames_(frames), fails_(fails) {}
  Chunk next() override {
    const auto count = std::min(2 * frames_, samples_.size() - at_);
    if (count == 0 && fails_) throw std::runtime_error("the disk is gone");
    const std::span<const float> part(samples_.data() + at_, count);
    at_ += count;
    return {part, false};
  }

 private:
  Samples samples_;
  std::size_t frames_, at_ = 0;
  bool fails_;
};

Samples readAll(SourceReader& reader) {
  Samples out;
  for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next())
    out.insert(out.end(), chunk.samples.begin(), chunk.samples.end());
  return out;
}

std::unique_ptr<SourceReader> chunks(const Samples& samples, std::size_t frames = 1777, bool fails = false) {
  return std::make_unique<Chunks>(samples, frames, fails);
}

Samples plus(Samples samples, float left, float right) {
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] += i % 2 == 0 ? left : right;
  return samples;
}

double meanOf(std::span<const float> samples, std::size_t side) {
  double sum = 0;
  for (std::size_t i = side; i < samples.size(); i += 2) sum += static_cast<double>(samples[i]);
  return sum / static_cast<double>(samples.size() / 2);
}

}  // namespace

TEST_CASE("steps are as long as they say whatever the chunks, and the last one is what is left") {
  const auto sound = noise(1.03, 0.1F, 1);
  for (const std::size_t frames : {1UL, 97UL, 4800UL, 20000UL}) {
    StepFeed feed(chunks(sound, frames));
    SoundStep step;
    Samples all;
    std::size_t steps = 0;
    for (; feed.next(step); ++steps) {
      CHECK(step.isWhole() == (steps < 10));
      all.insert(all.end(), step.samples.begin(), step.samples.end());
    }
    CHECK(steps == 11);
    CHECK(all == sound);
    CHECK_NOTHROW(feed.throwFailure());
  }
}

TEST_CASE("where a source fails, all that it gave before is handed on, then why") {
  const auto sound = noise(7.03, 0.01F, 1);
  const auto guarded = guardedSource(chunks(sound, 1777, true), Decibels{0}, {.continues = true});
  Samples out;
  std::string why;
  try {
    for (;;) {
      const auto chunk = guarded->next();
      REQUIRE_FALSE(chunk.samples.empty());
      out.insert(out.end(), chunk.samples.begin(), chunk.samples.end());
    }
  } catch (const std::runtime_error& error) {
    why = error.what();
  }
  CHECK(out == sound);
  CHECK(why == "the disk is gone");
}

TEST_CASE("DC is taken out of each side for itself, 3 s after it began, without a step") {
  const auto calm = noise(12, 0.05F, 1);
  const auto constant = plus(calm, 0.2F, 0);
  DcReader reader(chunks(constant));
  const auto out = readAll(reader);
  REQUIRE(out.size() == constant.size());
  const std::span<const float> all(out);
  CHECK(std::equal(out.begin(), out.begin() + 2 * 4800 * 29, constant.begin()));
  CHECK(std::fabs(meanOf(all.last(2 * 48000), 0)) < 0.001);
  for (std::size_t i = 1; i < out.size(); i += 2) REQUIRE(out[i] == constant[i]);
  for (std::size_t i = 2; i < out.size(); i += 2)
    REQUIRE(std::fabs((constant[i] - out[i]) - (constant[i - 2] - out[i - 2])) < 0.2F / 4800 * 1.01F);
}

TEST_CASE("what is not steady, or hardly there, passes the DC reader bit for bit") {
  for (const auto& sound : {noise(8, 0.3F, 1), plus(noise(8, 0.05F, 2), 0.004F, -0.004F), sine(2, 8, 0.5)}) {
    DcReader reader(chunks(sound));
    CHECK(readAll(reader) == sound);
  }
}

TEST_CASE("a click is lowered also where it lies at the begin of a step, whatever the chunks") {
  for (const std::size_t frame : {0UL, 10UL, 4799UL, 4800UL, 4801UL, 9599UL, 23999UL}) {
    auto sound = noise(0.5, 0.05F, 1);
    sound[2 * frame] = 1;
    Samples first;
    for (const std::size_t frames : {97UL, 4800UL, 20000UL}) {
      ClickReader reader(chunks(sound, frames), 0.5F);
      const auto out = readAll(reader);
      REQUIRE(out.size() == sound.size());
      CHECK(std::fabs(out[2 * frame]) <= 0.5F * 1.0001F);
      for (std::size_t i = 0; i < out.size(); ++i)
        if (i / 2 + 264 < frame || i / 2 > frame + 264) REQUIRE(out[i] == sound[i]);
      // the dip has two sides, wherever the borders of steps are
      if (frame >= 20) CHECK(out[2 * (frame - 20) + 1] == doctest::Approx(0.5 * sound[2 * (frame - 20) + 1]));
      if (first.empty()) first = out;
      CHECK(out == first);
    }
  }
}

TEST_CASE("what is loud for longer than a click passes the click reader bit for bit") {
  for (const auto& sound : {noise(2, 0.9F, 1), noise(2, 0.3F, 2), Samples(2 * 4800 * 5, 0.0F), Samples{}}) {
    ClickReader reader(chunks(sound), 0.5F);
    CHECK(readAll(reader) == sound);
  }
}
