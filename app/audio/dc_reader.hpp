#pragma once
#include <deque>
#include <memory>

#include "audio/sample_loops.hpp"
#include "audio/step_feed.hpp"

namespace lw::audio {

/// A source without its DC: the constant that a bad converter adds to all samples. Nobody hears it, but it
/// takes the place of music below full scale, and wherever the sound starts, stops or is faded, it is heard
/// as a thump.
///
/// What is steady is the mean of the last 3 s (over less it could be a bass note), of each side for itself.
/// Where that is above -46 dBFS it is taken out, from one step of 100 ms to the next along a straight line.
/// It looks back only, so the first 3 s pass as they are. A source without DC passes bit for bit.
class DcReader : public SourceReader {
 public:
  explicit DcReader(std::unique_ptr<SourceReader> source) : feed_(std::move(source)) {}
  Chunk next() override;

 private:
  struct Sides {
    float left = 0, right = 0;
  };
  Sides findSteady(const SoundStep& step);
  void takeOut(SoundStep& step);

  StepFeed feed_;
  StepOutlet out_;
  const SampleLoops loops_ = sampleLoops();
  std::deque<Sides> means_;  ///< of the last steps
  Sides taken_;              ///< taken out at the end of the last step
};

}  // namespace lw::audio
