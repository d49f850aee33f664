#pragma once
#include <cstddef>
#include <exception>
#include <memory>
#include <span>
#include <vector>

#include "audio/contour.hpp"
#include "audio/source_reader.hpp"

/// For readers that stand around another reader and work on what it delivers in steps of 100 ms.
namespace lw::audio {

/// 100 ms of a source.
struct SoundStep {
  static constexpr std::size_t kFrames = static_cast<std::size_t>(Contour::kStep.count());
  std::vector<float> samples;     ///< interleaved stereo, kFrames frames; fewer only in a source's last step
  std::vector<std::size_t> gaps;  ///< frames of it before which something is missing, in order
  bool isWhole() const { return samples.size() == 2 * kFrames; }
};

/// Cuts what a source delivers into steps, counted from its begin, whatever the size of its chunks.
class StepFeed {
 public:
  explicit StepFeed(std::unique_ptr<SourceReader> source) : source_(std::move(source)) {}
  /// The next step into `step`, whose memory is used again. False where the source has ended or failed.
  bool next(SoundStep& step);
  /// Throws what the source threw, if that is why it ended. To be called once all steps before it were handed
  /// on.
  void throwFailure() const;

 private:
  bool fetch();

  std::unique_ptr<SourceReader> source_;
  std::span<const float> pending_;  ///< of the source's last chunk
  bool gap_ = false;                ///< something is missing before it
  bool over_ = false;
  std::exception_ptr failure_;
};

/// Hands a step on as chunks: a single one, or where something is missing inside it, one up to each such
/// place.
class StepOutlet {
 public:
  bool isEmpty() const { return handed_ == step_.samples.size() / 2; }
  /// The step to hand on; to be filled where this is empty.
  SoundStep& refill() {
    handed_ = 0;
    return step_;
  }
  SourceReader::Chunk next();

 private:
  SoundStep step_;
  std::size_t handed_ = 0;  ///< frames of it
};

}  // namespace lw::audio
