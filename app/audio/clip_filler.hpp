#pragma once
#include <functional>
#include <memory>
#include <span>

#include "audio/clip.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {

/// Brings a source's samples into a clip's ring, and makes every end and every gap soft: a source that stops
/// while it sounds is faded over 300 ms, one with a hole in it is faded out before and in after it. Used by
/// one thread at a time; never throws: what fails ends the clip and says why.
class ClipFiller {
 public:
  /// Called on the first `fill`: opening may wait for a disk. May throw std::runtime_error.
  using Opener = std::function<std::unique_ptr<SourceReader>()>;
  ClipFiller(std::shared_ptr<Clip> clip, Opener open);
  const Clip& clip() const { return *clip_; }
  bool isOver() const { return clip_->ended() || clip_->retired.load(std::memory_order_acquire); }
  /// Opens the source, and decodes until `ahead` frames are ready for the mixer, or it ends, or the ring is
  /// full.
  void fill(core::Frames ahead);

 private:
  bool fetch();
  void store();
  void publish();
  void finish();
  void fadeOut(std::int64_t frames);
  bool endsLoud() const;

  std::shared_ptr<Clip> clip_;
  Opener open_;
  std::unique_ptr<SourceReader> reader_;
  std::span<const float> pending_;  ///< of the reader's last chunk
  std::int64_t decoded_ = 0;        ///< frames in the ring, published or held back
  std::int64_t sinceGap_ = 0;       ///< of these, since the last gap
  bool hadGap_ = false;
};

}  // namespace lw::audio
