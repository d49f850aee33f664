#pragma once
#include <cstddef>

#include "audio/programme.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {

/// The sound of breathing along, by formula. In: a soft tone that rises from 200 to 300 Hz while noise opens
/// above it; it swells late. Out: from 300 to 180 Hz, swelling early, the noise closing. Raised-cosine shapes
/// as long as the stroke. About -34 LUFS while it sounds, so 11 LU below music at -23.
///
/// Adds frames [begin, begin + frames) of the cue to `out` (stereo, interleaved). A pure function of the
/// frame's number: any split into blocks gives the same samples.
void addBreath(const BreathSpec& spec, core::Frames begin, float* out, std::size_t frames);

/// Where its last stroke ends.
core::Frames breathLength(const BreathSpec& spec);

/// A breath cue as a source.
class BreathReader : public SourceReader {
 public:
  explicit BreathReader(BreathSpec spec);
  Chunk next() override;

 private:
  BreathSpec spec_;
  core::Frames position_{};
  core::Frames end_{};
  std::vector<float> chunk_;
};

}  // namespace lw::audio
