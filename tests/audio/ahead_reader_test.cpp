#include "audio/ahead_reader.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::test;

namespace {

/// Chunks of many sizes, with gaps before some, and an end or a failure.
class Uneven : public SourceReader {
 public:
  Uneven(int chunks, int gapEvery, bool fails) : chunks_(chunks), gapEvery_(gapEvery), fails_(fails) {}
  Chunk next() override {
    if (made_ == chunks_ && fails_) throw std::runtime_error("it is damaged");
    if (made_ == chunks_) return {};
    chunk_.assign(2 * (1 + static_cast<std::size_t>(made_) * 37 % 3001), static_cast<float>(made_));
    return {chunk_, ++made_ % gapEvery_ == 0};
  }

 private:
  int chunks_, gapEvery_, made_ = 0;
  bool fails_;
  std::vector<float> chunk_;
};

struct Heard {
  Samples samples;
  std::vector<std::size_t> gaps;
  std::string why;
  bool operator==(const Heard&) const = default;
};

Heard hear(SourceReader& reader) {
  Heard heard;
  try {
    for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next()) {
      if (chunk.afterGap) heard.gaps.push_back(heard.samples.size());
      heard.samples.insert(heard.samples.end(), chunk.samples.begin(), chunk.samples.end());
    }
    CHECK(reader.next().samples.empty());
  } catch (const std::runtime_error& error) {
    heard.why = error.what();
  }
  return heard;
}

}  // namespace

TEST_CASE("read ahead on a thread a source has the same samples, gaps and failure") {
  for (const int chunks : {0, 1, 700})
    for (const int gapEvery : {1, 7, 100000})
      for (const bool fails : {false, true}) {
        CAPTURE(chunks);
        CAPTURE(gapEvery);
        CAPTURE(fails);
        Uneven here(chunks, gapEvery, fails);
        AheadReader ahead(std::make_unique<Uneven>(chunks, gapEvery, fails));
        const auto expected = hear(here);
        CHECK(expected.why.empty() != fails);
        CHECK(hear(ahead) == expected);
      }
}

TEST_CASE("whoever reads ahead can be let go of at any time") {
  for (int taken = 0; taken < 40; ++taken) {
    AheadReader ahead(std::make_unique<Uneven>(100000, 5, false));
    for (int i = 0; i < taken; ++i) CHECK_FALSE(ahead.next().samples.empty());
  }
}
