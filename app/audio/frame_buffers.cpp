#include "audio/frame_buffers.hpp"

namespace lw::audio {
namespace {

/// Behind each plane: vector code writes beyond a frame's end.
constexpr int kSlack = 256;

}  // namespace

void FrameBuffers::serve(AVCodecContext& codec) {
  codec.opaque = this;
  codec.get_buffer2 = &give;
}

int FrameBuffers::give(AVCodecContext* codec, AVFrame* frame, int flags) {
  const bool ours = codec->codec_type == AVMEDIA_TYPE_AUDIO && codec->codec != nullptr &&
                    (codec->codec->capabilities & AV_CODEC_CAP_DR1) != 0;
  if (ours && static_cast<FrameBuffers*>(codec->opaque)->put(*frame, frame->ch_layout.nb_channels)) return 0;
  return avcodec_default_get_buffer2(codec, frame, flags);
}

/// False where it is no frame that we can serve.
bool FrameBuffers::put(AVFrame& frame, int channels) {
  const auto format = static_cast<AVSampleFormat>(frame.format);
  const int planes = av_sample_fmt_is_planar(format) != 0 ? channels : 1;
  if (frame.nb_samples <= 0 || frame.nb_samples > kLongest || planes <= 0 || planes > AV_NUM_DATA_POINTERS)
    return false;
  int samples = kShortest;
  auto* pool = pools_.data();
  for (; samples < frame.nb_samples; samples *= 2) ++pool;
  int plane = 0;
  if (av_samples_get_buffer_size(&plane, channels, samples, format, 0) < 0) return false;
  const auto stride = static_cast<std::size_t>(plane + kSlack);
  const auto size = stride * static_cast<std::size_t>(planes);
  if (size != pool->size) {
    pool->buffers.reset(av_buffer_pool_init(size, &av_buffer_allocz));
    pool->size = size;
  }
  frame.buf[0] = pool->buffers ? av_buffer_pool_get(pool->buffers.get()) : nullptr;
  if (frame.buf[0] == nullptr) return false;
  for (int i = 0; i < planes; ++i) frame.data[i] = frame.buf[0]->data + static_cast<std::size_t>(i) * stride;
  frame.extended_data = frame.data;
  frame.linesize[0] = plane;
  return true;
}

}  // namespace lw::audio
