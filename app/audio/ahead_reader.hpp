#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "audio/source_reader.hpp"

namespace lw::audio {

/// Runs a source on a thread of its own, some seconds ahead of whoever takes its samples: the same samples,
/// gaps and failure. For who pulls faster than time.
class AheadReader : public SourceReader {
 public:
  explicit AheadReader(std::unique_ptr<SourceReader> source);
  ~AheadReader() override;
  Chunk next() override;

 private:
  /// Handed over as one, so that the threads seldom wait for each other.
  struct Batch {
    std::vector<float> samples;
    std::vector<std::size_t> gaps;  ///< samples before which something is missing, in order
    bool last = false;
    std::exception_ptr failure;  ///< after these
  };

  void run();
  void fill(Batch& batch);
  void take();

  const std::unique_ptr<SourceReader> source_;  ///< the thread's own
  Batch current_;                               ///< the taker's own
  std::size_t at_ = 0;                          ///< samples of it that were handed out

  std::mutex mutex_;
  std::condition_variable filled_, emptied_;
  std::deque<Batch> ready_;
  std::vector<Batch> spare_;
  bool stop_ = false;

  std::thread thread_;  ///< last: everything it uses is made before
};

}  // namespace lw::audio
