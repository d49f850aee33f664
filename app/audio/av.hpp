#pragma once
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <string>

/// Owners for what FFmpeg hands out. Only files of this module include this header.
namespace lw::audio::av {

struct FreeFrame {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeCodec {
  void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};
struct FreeInput {
  void operator()(AVFormatContext* input) const { avformat_close_input(&input); }
};
struct FreeResampler {
  void operator()(SwrContext* resampler) const { swr_free(&resampler); }
};

using Frame = std::unique_ptr<AVFrame, FreeFrame>;
using Packet = std::unique_ptr<AVPacket, FreePacket>;
using Codec = std::unique_ptr<AVCodecContext, FreeCodec>;
using Input = std::unique_ptr<AVFormatContext, FreeInput>;
using Resampler = std::unique_ptr<SwrContext, FreeResampler>;

/// Throws std::bad_alloc where FFmpeg had no memory.
Frame makeFrame();
Packet makePacket();

/// Mixes sound like that of `frame` down to stereo so that the sum can't clip (one channel goes to both sides
/// as it is), and resamples it where its rate is another: with swresample's own filter of 48 taps (44.1 to 48
/// kHz: level up to 19 kHz, 0.05 dB softer at 20; what it adds to a sine is 90 dB softer, measured) where the
/// rates have a simple ratio, else with soxr at 20 bits, which costs three times as much. None where it
/// can't.
Resampler makeStereo(const AVFrame& frame, AVSampleFormat to, int rate);

/// FFmpeg's words for one of its error codes.
std::string errorText(int error);

/// A channel layout that is freed with its scope.
struct Layout {
  Layout() = default;
  explicit Layout(int channels) { av_channel_layout_default(&value, channels); }
  ~Layout() { av_channel_layout_uninit(&value); }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  AVChannelLayout value{};
};

}  // namespace lw::audio::av
