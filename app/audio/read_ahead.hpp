#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "audio/clip_filler.hpp"
#include "audio/player.hpp"

namespace lw::audio {

/// Keeps the rings of all clips full: on a thread of its own, or when asked.
class ReadAhead {
 public:
  explicit ReadAhead(Reading reading);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// Main thread.
  void add(std::unique_ptr<ClipFiller> filler);
  /// Main thread: returns once each of these has `ahead` frames ready or has ended. Decodes here, or waits
  /// for the thread.
  void ensure(const std::vector<const Clip*>& clips, core::Frames ahead);

 private:
  void run();
  void wait();
  ClipFiller* neediest();
  void dropFinished();

  // The reader's own (inlined: the main thread's).
  std::vector<std::unique_ptr<ClipFiller>> fillers_;

  // Protected by mutex_.
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable progress_;
  std::vector<std::unique_ptr<ClipFiller>> inbox_;
  bool asked_ = false;
  bool stop_ = false;

  std::thread thread_;
};

}  // namespace lw::audio
