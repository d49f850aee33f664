#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "audio/file_decoder.hpp"

namespace lw::audio {

/// Runs a decoder on a thread of its own, some seconds ahead of whoever takes its frames: the same samples,
/// gaps and failure. For who pulls faster than time.
class AheadDecoder {
 public:
  /// Decodes no further than `most` samples need, at the file's rate.
  AheadDecoder(std::unique_ptr<FileDecoder> decoder, std::int64_t most);
  ~AheadDecoder();
  AheadDecoder(const AheadDecoder&) = delete;
  AheadDecoder& operator=(const AheadDecoder&) = delete;
  /// As FileDecoder::next, in larger frames.
  FileDecoder::Decoded next();

 private:
  /// Copied from many of the decoder's, whose memory is used again at once, in the same thread.
  struct Held {
    av::Frame frame = av::makeFrame();
    bool afterGap = false;
  };
  /// Handed over as one, so that the threads seldom wait for each other.
  struct Batch {
    std::vector<Held> frames;  ///< never gets smaller
    std::size_t count = 0;     ///< of them
    bool last = false;
    std::exception_ptr failure;  ///< after these
  };

  void run();
  void fill(Batch& batch);
  void append(Batch& batch, const FileDecoder::Decoded& decoded);
  Held& roomFor(const AVFrame& frame, Batch& batch);
  void take();

  // The thread's own.
  const std::unique_ptr<FileDecoder> decoder_;
  std::int64_t left_;
  bool gap_ = false;  ///< before what comes next

  // The taker's own.
  Batch current_;
  std::size_t at_ = 0;  ///< frames of it that were handed out

  std::mutex mutex_;
  std::condition_variable filled_, emptied_;
  std::deque<Batch> ready_;
  std::vector<Batch> spare_;
  bool stop_ = false;

  std::thread thread_;  ///< last: everything it uses is made before
};

}  // namespace lw::audio
