#pragma once
#include <span>

namespace lw::audio {

/// Louder than any decoded music gets (24 dB over full scale): garbage. Readers give silence in its place,
/// and meters measure that.
inline constexpr float kGarbage = 16.0F;

/// Where samples come from: a file, a formula, a test. Used by one thread at a time, never by the audio
/// thread.
class SourceReader {
 public:
  struct Chunk {
    std::span<const float> samples;  ///< stereo, interleaved, 48 kHz; valid until the next call
    bool afterGap = false;           ///< something is missing between the last chunk and this one
  };
  virtual ~SourceReader() = default;
  /// The next piece, of any size that suits the source; empty at the end. Throws std::runtime_error, saying
  /// why, where the source can't be read (any more).
  virtual Chunk next() = 0;
};

}  // namespace lw::audio
