#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "audio/file_decoder.hpp"

namespace lw::audio {

/// Runs a decoder on a thread of its own, some seconds ahead of whoever takes its pieces: the same pieces in
/// the same order. The decoder must outlive it, and nobody else may use the decoder meanwhile.
class DecodeAhead {
 public:
  /// Decodes until it has `most` samples, or to the end.
  DecodeAhead(FileDecoder& decoder, std::int64_t most);
  ~DecodeAhead();
  DecodeAhead(const DecodeAhead&) = delete;
  DecodeAhead& operator=(const DecodeAhead&) = delete;

  /// As FileDecoder::next.
  FileDecoder::Piece next();

 private:
  struct Item {
    av::Frame frame;
    int skip = 0;
    bool afterGap = false;
  };
  /// Handed over as one, so that the threads seldom wait for each other.
  struct Batch {
    std::vector<Item> items;
    bool last = false;
    std::exception_ptr failure;  ///< after these
  };

  void run();
  Batch decode();
  bool take();

  FileDecoder& decoder_;
  std::int64_t left_;  ///< the thread's own
  Batch current_;      ///< the taker's own
  std::size_t at_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> ready_;
  bool stop_ = false;

  std::thread thread_;  ///< last: everything it uses is made before
};

}  // namespace lw::audio
