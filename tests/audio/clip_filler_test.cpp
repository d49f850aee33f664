#include "audio/clip_filler.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// A sine of 200 Hz in pieces of 1000 frames, with what goes wrong at which piece.
class FaultySource : public SourceReader {
 public:
  FaultySource(int gapAt, int throwAt, int endAt) : gapAt_(gapAt), throwAt_(throwAt), endAt_(endAt) {}
  Chunk next() override {
    if (piece_ == throwAt_) throw std::runtime_error("the disk is gone");
    if (piece_ == endAt_) return {};
    const auto begin = static_cast<std::size_t>(2 * 1000 * piece_);
    // Behind the gap the tone goes on upside down: the hardest splice there is.
    samples_.assign(tone_.begin() + static_cast<std::ptrdiff_t>(begin),
                    tone_.begin() + static_cast<std::ptrdiff_t>(begin + 2000));
    if (piece_ >= gapAt_)
      for (auto& sample : samples_) sample = -sample;
    return {samples_, piece_++ == gapAt_};
  }

 private:
  const Samples tone_ = sine(200, 5, 0.5);
  Samples samples_;
  int piece_ = 0;
  int gapAt_, throwAt_, endAt_;
};

constexpr int kNever = 1000;

struct Filled {
  Filled(int gapAt, int throwAt, int endAt) {
    ClipFiller filler(clip, [=] { return std::make_unique<FaultySource>(gapAt, throwAt, endAt); });
    filler.fill(kAhead);
    samples.assign(clip->pages->get(), clip->pages->get() + 2 * clip->written.load());
  }
  std::shared_ptr<Clip> clip = std::make_shared<Clip>(ClipId{1}, Bus::music, 1.0F);
  Samples samples;
};

}  // namespace

TEST_CASE("a hole in a source is faded out before and in after") {
  const auto tone = sine(200, 5, 0.5);
  for (const int gapAt : {100, 5, 1}) {
    const Filled filled(gapAt, kNever, 200);
    REQUIRE(filled.samples.size() == 2 * 200 * 1000);
    CHECK(largestStep(filled.samples) <= largestStep(tone));
    CHECK_FALSE(filled.clip->failed);
    const auto before = static_cast<std::size_t>(2 * std::max(0, gapAt * 1000 - 14400));
    CHECK(
        std::equal(tone.begin(), tone.begin() + static_cast<std::ptrdiff_t>(before), filled.samples.begin()));
    const auto after = static_cast<std::size_t>(2 * (gapAt * 1000 + 14400));
    CHECK(filled.samples[after + 100] == -tone[after + 100]);
  }
}

TEST_CASE("a source that fails while it sounds is faded and says why") {
  const Filled filled(kNever, 150, kNever);
  CHECK(filled.clip->failed);
  CHECK(filled.clip->why == "the disk is gone");
  CHECK(filled.clip->end == 150000);
  REQUIRE(filled.samples.size() == 2 * 150000);
  CHECK(std::fabs(filled.samples.back()) < 1e-6F);
  CHECK(largestStep(filled.samples) <= largestStep(sine(200, 5, 0.5)));
}

TEST_CASE("an end is faded from -60 dBFS on") {
  class Steady : public SourceReader {
   public:
    explicit Steady(float level) : samples_(2 * 48000, level) {}
    Chunk next() override { return std::exchange(over_, true) ? Chunk{} : Chunk{samples_, false}; }

   private:
    Samples samples_;
    bool over_ = false;
  };
  const auto last = [](float level) {
    const auto clip = std::make_shared<Clip>(ClipId{1}, Bus::music, 1.0F);
    ClipFiller(clip, [=] { return std::make_unique<Steady>(level); }).fill(kAhead);
    REQUIRE(clip->written == 48000);
    return clip->frame(47999)[1];
  };
  const Filled crossing(kNever, kNever, 150);  // its last frame is none, those before it are
  CHECK(std::all_of(crossing.samples.end() - 2 * 240, crossing.samples.end(),
                    [](float sample) { return std::fabs(sample) < 0.001F; }));
  CHECK(last(0.0011F) < 1e-6F);
  CHECK(last(0.0009F) == 0.0009F);
}

TEST_CASE("a source that fails at once has no sound") {
  const Filled filled(kNever, 0, kNever);
  CHECK(filled.clip->failed);
  CHECK(filled.clip->end == 0);
}
