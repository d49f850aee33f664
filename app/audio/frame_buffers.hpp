#pragma once
#include <array>

#include "audio/av.hpp"

namespace lw::audio {

/// Memory for decoded frames that is used again and again, whatever a frame's length. FFmpeg's own store is
/// made anew whenever that changes, which in Vorbis it does many times a second. Frames may outlive it, and
/// be let go of on any thread.
class FrameBuffers {
 public:
  FrameBuffers() = default;
  FrameBuffers(const FrameBuffers&) = delete;
  FrameBuffers& operator=(const FrameBuffers&) = delete;
  /// From now on `codec`, which must not outlive this, takes its memory here. Before it is opened.
  void serve(AVCodecContext& codec);

 private:
  static int give(AVCodecContext* codec, AVFrame* frame, int flags);
  bool put(AVFrame& frame, int channels);

  struct FreePool {
    void operator()(AVBufferPool* pool) const { av_buffer_pool_uninit(&pool); }
  };
  struct Pool {
    std::unique_ptr<AVBufferPool, FreePool> buffers;
    std::size_t size = 0;  ///< of each, bytes
  };
  static constexpr int kShortest = 256, kLongest = kShortest << 8;  ///< samples
  std::array<Pool, 9> pools_;                                       ///< each for frames twice as long
};

}  // namespace lw::audio
