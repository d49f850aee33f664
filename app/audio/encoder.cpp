#include "audio/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <vector>

#include "audio/av.hpp"
#include "audio/pcm_bytes.hpp"

namespace lw::audio {
namespace {

struct FreeOutput {
  void operator()(AVFormatContext* output) const {
    avio_closep(&output->pb);
    avformat_free_context(output);
  }
};

constexpr int kFreeFrameSize = 4096;  ///< for codecs that take any
/// What is not compressed is written in pieces of this many bytes at most, without an encoder or copies in
/// between: FFmpeg's files take no more at once.
constexpr std::size_t kMostBytes = 1 << 18;

AVSampleFormat bestFormat(const AVCodec& codec, int bits) {
  const auto* formats = codec.sample_fmts;
  if (formats == nullptr) return AV_SAMPLE_FMT_FLT;
  if (bits > 16)
    for (const auto* format = formats; *format != AV_SAMPLE_FMT_NONE; ++format)
      if (av_get_packed_sample_fmt(*format) == AV_SAMPLE_FMT_S32) return *format;
  for (const auto* format = formats; *format != AV_SAMPLE_FMT_NONE; ++format)
    if (av_get_packed_sample_fmt(*format) == AV_SAMPLE_FMT_FLT) return *format;
  return formats[0];
}

}  // namespace

struct Encoder::State {
  std::filesystem::path file;
  EncoderSpec spec;
  std::unique_ptr<AVFormatContext, FreeOutput> output;
  av::Codec codec;
  av::Resampler converter;
  av::Packet packet = av::makePacket();
  AVStream* stream = nullptr;
  std::vector<float> pending;  ///< less than a frame of the codec
  std::optional<PcmKind> pcm;
  std::vector<std::uint8_t> bytes;  ///< of what is not compressed, not yet written
  std::size_t frameSize = kFreeFrameSize;
  std::int64_t written = 0;

  void check(int result) const {
    if (result < 0)
      throw std::runtime_error(fmt::format("can't write {}: {}", file.string(), av::errorText(result)));
  }
  void openFile();
  void openCodec();
  void openConverter();
  void encode(const float* samples, std::size_t frames);
  void store(const float* samples, std::size_t frames);
  void flushBytes();
  void writePacket();
  void send(const AVFrame* frame);
};

void Encoder::State::openFile() {
  AVFormatContext* raw = nullptr;
  check(avformat_alloc_output_context2(&raw, nullptr, spec.container.c_str(), file.c_str()));
  output.reset(raw);
  pcm = pcmKind(spec.codec);
  const int flags = AVIO_FLAG_WRITE | (pcm ? AVIO_FLAG_DIRECT : 0);
  check(avio_open(&raw->pb, ("file:" + file.string()).c_str(), flags));
}

void Encoder::State::openCodec() {
  const auto* encoder = avcodec_find_encoder_by_name(spec.codec.c_str());
  if (encoder == nullptr)
    throw std::runtime_error(
        fmt::format("can't write {}: there is no encoder '{}' here", file.string(), spec.codec));
  codec.reset(avcodec_alloc_context3(encoder));
  if (!codec) throw std::bad_alloc();
  codec->sample_fmt = bestFormat(*encoder, spec.bits);
  codec->sample_rate = spec.rate;
  codec->time_base = {1, spec.rate};
  codec->bit_rate = spec.bitRate;
  codec->bits_per_raw_sample = spec.bits;
  codec->thread_count = 1;
  av_channel_layout_default(&codec->ch_layout, spec.channels);
  if ((output->oformat->flags & AVFMT_GLOBALHEADER) != 0) codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  check(avcodec_open2(codec.get(), encoder, nullptr));
  if (codec->frame_size > 0) frameSize = static_cast<std::size_t>(codec->frame_size);
  stream = avformat_new_stream(output.get(), nullptr);
  if (stream == nullptr) throw std::bad_alloc();
  stream->time_base = codec->time_base;
  check(avcodec_parameters_from_context(stream->codecpar, codec.get()));
}

void Encoder::State::openConverter() {
  SwrContext* raw = nullptr;
  check(swr_alloc_set_opts2(&raw, &codec->ch_layout, codec->sample_fmt, spec.rate, &codec->ch_layout,
                            AV_SAMPLE_FMT_FLT, spec.rate, 0, nullptr));
  converter.reset(raw);
  check(swr_init(raw));
}

void Encoder::State::encode(const float* samples, std::size_t frames) {
  const auto frame = av::makeFrame();
  frame->format = codec->sample_fmt;
  frame->nb_samples = static_cast<int>(frames);
  frame->sample_rate = spec.rate;
  check(av_channel_layout_copy(&frame->ch_layout, &codec->ch_layout));
  check(av_frame_get_buffer(frame.get(), 0));
  const auto* input = reinterpret_cast<const std::uint8_t*>(samples);
  check(swr_convert(converter.get(), frame->extended_data, frame->nb_samples, &input, frame->nb_samples));
  frame->pts = written;
  written += frame->nb_samples;
  send(frame.get());
}

void Encoder::State::send(const AVFrame* frame) {
  check(avcodec_send_frame(codec.get(), frame));
  while (true) {
    const int got = avcodec_receive_packet(codec.get(), packet.get());
    if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
    check(got);
    writePacket();
  }
}

void Encoder::State::writePacket() {
  packet->stream_index = stream->index;
  av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
  check(av_write_frame(output.get(), packet.get()));
  check(output->pb->error);
}

void Encoder::State::store(const float* samples, std::size_t frames) {
  const auto channels = static_cast<std::size_t>(spec.channels);
  const auto each = bytesOf(*pcm) * channels;
  while (frames > 0) {
    const auto count = std::min(frames, (kMostBytes - bytes.size()) / each);
    appendPcm(bytes, samples, count * channels, *pcm);
    if (count < frames) flushBytes();
    samples += count * channels;
    frames -= count;
  }
}

void Encoder::State::flushBytes() {
  if (bytes.empty()) return;
  const auto frame = bytesOf(*pcm) * static_cast<std::size_t>(spec.channels);
  packet->data = bytes.data();
  packet->size = static_cast<int>(bytes.size());
  packet->pts = packet->dts = written;
  packet->duration = static_cast<std::int64_t>(bytes.size() / frame);
  written += packet->duration;
  writePacket();
  av_packet_unref(packet.get());
  bytes.clear();
}

Encoder::Encoder(const std::filesystem::path& file, const EncoderSpec& spec)
    : state_(std::make_unique<State>()) {
  av_log_set_level(AV_LOG_QUIET);
  state_->file = file;
  state_->spec = spec;
  state_->openFile();
  state_->openCodec();
  state_->openConverter();
  for (const auto& [name, value] : spec.tags)
    av_dict_set(&state_->output->metadata, name.c_str(), value.c_str(), 0);
  AVDictionary* options = nullptr;
  if (spec.container == "wav") av_dict_set(&options, "rf64", "auto", 0);
  const int header = avformat_write_header(state_->output.get(), &options);
  av_dict_free(&options);
  state_->check(header);
}

Encoder::~Encoder() = default;

void Encoder::write(const float* samples, std::size_t frames) {
  auto& state = *state_;
  if (state.pcm) return state.store(samples, frames);
  const auto channels = static_cast<std::size_t>(state.spec.channels);
  while (frames > 0) {
    const auto missing = state.frameSize - state.pending.size() / channels;
    const auto count = std::min(missing, frames);
    state.pending.insert(state.pending.end(), samples, samples + count * channels);
    samples += count * channels;
    frames -= count;
    if (count < missing) return;
    state.encode(state.pending.data(), state.frameSize);
    state.pending.clear();
  }
}

void Encoder::finish() {
  auto& state = *state_;
  const auto frames = state.pending.size() / static_cast<std::size_t>(state.spec.channels);
  if (frames > 0) state.encode(state.pending.data(), frames);
  state.pending.clear();
  if (state.pcm)
    state.flushBytes();
  else
    state.send(nullptr);
  state.check(av_write_trailer(state.output.get()));
  avio_flush(state.output->pb);
  state.check(state.output->pb->error);
  state.check(avio_closep(&state.output->pb));
}

}  // namespace lw::audio
