#pragma once
#include <memory>

#include "audio/declick.hpp"
#include "audio/sample_loops.hpp"
#include "audio/step_feed.hpp"

namespace lw::audio {

/// A source whose clicks are lowered where they are (audio/declick.hpp), so that the guard behind it need not
/// make all the music around them softer. Reads one step of 100 ms ahead, since a click at the begin of a
/// step is lowered from the end of the step before it on. A source without clicks passes bit for bit.
class ClickReader : public SourceReader {
 public:
  /// `ceiling`: amplitude of samples above which a click is one.
  ClickReader(std::unique_ptr<SourceReader> source, float ceiling);
  Chunk next() override;

 private:
  void read(SoundStep* before);

  StepFeed feed_;
  StepOutlet out_;
  const float ceiling_;
  Declick declick_;
  const SampleLoops loops_ = sampleLoops();
  SoundStep next_;  ///< read, without its clicks
  bool begun_ = false;
};

}  // namespace lw::audio
