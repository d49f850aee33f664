#pragma once
#include <memory>
#include <vector>

#include "audio/clip_filler.hpp"
#include "audio/reading.hpp"

namespace lw::audio {

/// Keeps the rings of all clips full: on threads of its own, or when asked.
///
/// On threads, one reader does the work, and naps while all rings are full. Any read may hang (a disk that
/// went away), and closing a file, too; so whoever turns to one clip leaves the others to a stand-by, who
/// takes over when asked, at once where another clip is low, else within 3 s: a ring lasts 10 s. Each reader
/// that hangs costs its own clip alone, until 32 do.
class ReadAhead {
 public:
  explicit ReadAhead(Reading reading);
  /// Waits 2 s at most: a reader that still hangs then goes on alone, with all that it may yet touch, and
  /// lets that go when it comes back.
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// Main thread. Opens the source here, or leaves that to the readers.
  void add(std::unique_ptr<ClipFiller> filler);
  /// Main thread: returns once each of these has `ahead` frames ready or has ended. Decodes here, or waits
  /// for the readers, for ever where one of these clips hangs.
  void ensure(const std::vector<const Clip*>& clips, core::Frames ahead);

 private:
  class Readers;
  std::vector<std::unique_ptr<ClipFiller>> fillers_;  ///< inlined: the main thread's own
  std::shared_ptr<Readers> readers_;                  ///< none: inlined
};

}  // namespace lw::audio
