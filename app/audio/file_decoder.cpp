#include "audio/file_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

namespace lw::audio {
namespace {

constexpr const char* kFormats = "wav,aiff,flac,ogg,mp3,mov,mp4,m4a";
constexpr const char* kCodecs =
    "flac,vorbis,opus,mp3float,mp3,aac,alac,pcm_u8,pcm_s8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,"
    "pcm_s16be,pcm_s24be,pcm_s32be,pcm_f32be,pcm_f64be";
constexpr int kMostBadPackets = 50;
constexpr int kMostChannels = 32;
constexpr int kLowestRate = 4000;
constexpr int kHighestRate = 768000;
/// Damage that shows as a jump in time alone, seconds. Vorbis counts a packet's time from half its window, so
/// where blocks of two sizes meet its times are out by up to (8192 - 64) / 4 samples (Vorbis I
/// specification, 1.3.2 and 4.3.8).
constexpr double kJump = 0.01, kVorbisJump = 0.05;

void checkFile(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (error) throw std::runtime_error(error.message());
  if (!std::filesystem::is_regular_file(status)) throw std::runtime_error("it is not a regular file");
  if (std::filesystem::file_size(file) == 0) throw std::runtime_error("it is empty");
}

[[noreturn]] void fail(int error, const std::filesystem::path& file) {
  // EINVAL: a kind that FFmpeg knows and our list does not. EOF: a header that promises more than there is.
  const bool unknown = error == AVERROR_INVALIDDATA || error == AVERROR(EINVAL) || error == AVERROR_EOF;
  throw std::runtime_error(unknown ? whatInstead(file) : av::errorText(error));
}

}  // namespace

FileDecoder::FileDecoder(const std::filesystem::path& file) {
  av_log_set_level(AV_LOG_QUIET);  // what matters is in the exceptions
  try {
    checkFile(file);
    openStream(file);
    openCodec();
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("can't read {}: {}", file.string(), error.what()));
  }
}

void FileDecoder::openStream(const std::filesystem::path& file) {
  AVDictionary* options = nullptr;
  av_dict_set(&options, "format_whitelist", kFormats, 0);
  av_dict_set(&options, "codec_whitelist", kCodecs, 0);
  av_dict_set(&options, "protocol_whitelist", "file", 0);
  av_dict_set(&options, "err_detect", "crccheck", 0);
  AVFormatContext* raw = nullptr;
  // The prefix keeps names like "concat:x" from being more than names.
  const int opened = avformat_open_input(&raw, ("file:" + file.string()).c_str(), nullptr, &options);
  av_dict_free(&options);
  if (opened < 0) fail(opened, file);
  input_.reset(raw);
  for (unsigned i = 0; i < input_->nb_streams; ++i) {
    auto* stream = input_->streams[i];
    if (stream->codecpar->codec_type != AVMEDIA_TYPE_AUDIO) stream->discard = AVDISCARD_ALL;
  }
  if (const int found = avformat_find_stream_info(input_.get(), nullptr); found < 0) fail(found, file);
  const int index = av_find_best_stream(input_.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
  if (index < 0) throw std::runtime_error("there is no sound in it");
  for (unsigned i = 0; i < input_->nb_streams; ++i)
    if (static_cast<int>(i) != index) input_->streams[i]->discard = AVDISCARD_ALL;
  stream_ = input_->streams[index];
}

void FileDecoder::openCodec() {
  const auto tag = stream_->codecpar->codec_tag;
  if (tag == MKTAG('d', 'r', 'm', 's') || tag == MKTAG('e', 'n', 'c', 'a'))
    throw std::runtime_error("it is protected against copying (DRM) and plays only where it was bought");
  const auto* decoder = avcodec_find_decoder(stream_->codecpar->codec_id);
  if (decoder == nullptr) throw std::runtime_error("its codec is not known");
  codec_.reset(avcodec_alloc_context3(decoder));
  if (!codec_) throw std::bad_alloc();
  if (const int copied = avcodec_parameters_to_context(codec_.get(), stream_->codecpar); copied < 0)
    throw std::runtime_error(av::errorText(copied));
  codec_->pkt_timebase = stream_->time_base;
  codec_->thread_count = 1;
  buffers_.serve(*codec_);
  // A damaged FLAC frame would otherwise come out as full-scale noise.
  if (decoder->id == AV_CODEC_ID_FLAC) codec_->err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
  AVDictionary* options = nullptr;
  av_dict_set(&options, "codec_whitelist", kCodecs, 0);
  const int opened = avcodec_open2(codec_.get(), decoder, &options);
  av_dict_free(&options);
  if (opened < 0)
    throw std::runtime_error(fmt::format("sound of the kind '{}' can't be played here", decoder->name));
  if (codec_->sample_rate < kLowestRate || codec_->sample_rate > kHighestRate)
    throw std::runtime_error(fmt::format("a rate of {} Hz can't be played", codec_->sample_rate));
  if (codec_->ch_layout.nb_channels > kMostChannels)
    throw std::runtime_error(fmt::format("{} channels can't be played", codec_->ch_layout.nb_channels));
}

std::int64_t FileDecoder::samplesAt(std::int64_t timestamp) const {
  return av_rescale_q(timestamp, stream_->time_base, AVRational{1, codec_->sample_rate});
}

/// Reads one packet and hands it to the decoder; at the end asks it for what it still holds.
void FileDecoder::feed() {
  while (true) {
    av_packet_unref(packet_.get());
    const int got = av_read_frame(input_.get(), packet_.get());
    if (got == AVERROR_EOF) {
      avcodec_send_packet(codec_.get(), nullptr);
      return;
    }
    if (got < 0) throw std::runtime_error(fmt::format("reading stopped: {}", av::errorText(got)));
    if (packet_->stream_index != stream_->index) continue;
    if (sendPacket(packet_.get())) return;
  }
}

bool FileDecoder::sendPacket(const AVPacket* packet) {
  const int sent = avcodec_send_packet(codec_.get(), packet);
  if (sent >= 0) return true;
  lost_ = sounded_;
  if (++bad_ > kMostBadPackets) throw std::runtime_error("it is damaged");
  return false;
}

/// False at the end.
bool FileDecoder::receive() {
  while (true) {
    const int got = avcodec_receive_frame(codec_.get(), frame_.get());
    if (got == AVERROR_EOF) return false;
    if (got == AVERROR(EAGAIN)) {
      feed();
    } else if (got < 0) {
      lost_ = sounded_;
      if (++bad_ > kMostBadPackets) throw std::runtime_error("it is damaged");
    } else if (frame_->nb_samples > 0) {
      if (frame_->sample_rate < kLowestRate || frame_->sample_rate > kHighestRate ||
          frame_->ch_layout.nb_channels > kMostChannels)
        throw std::runtime_error("it is damaged");
      bad_ = 0;
      return true;
    }
  }
}

/// The last frame of an MP4 is longer than its sound: only the container says by how much.
void FileDecoder::cutPadding() {
  const auto stamp = frame_->best_effort_timestamp;
  const auto length = frame_->pkt_duration;
  if (stamp == AV_NOPTS_VALUE || length <= 0 || stream_->duration <= 0) return;
  const auto start = stream_->start_time == AV_NOPTS_VALUE ? 0 : stream_->start_time;
  if (stamp + length < start + stream_->duration ||
      !std::string_view(input_->iformat->name).starts_with("mov"))
    return;
  frame_->nb_samples = std::min(frame_->nb_samples, static_cast<int>(samplesAt(length)));
}

FileDecoder::Decoded FileDecoder::next() {
  while (!drained_) {
    if (!std::exchange(again_, false) && !receive()) {
      drained_ = true;
      break;
    }
    cutPadding();
    const auto stamp = frame_->best_effort_timestamp;
    auto time = stamp == AV_NOPTS_VALUE ? expected_ : samplesAt(stamp);
    if (time == AV_NOPTS_VALUE) time = 0;
    if (origin_ == AV_NOPTS_VALUE) origin_ = time;
    // Damage can also show as a jump in time alone: pages that the container dropped.
    const double most = codec_->codec_id == AV_CODEC_ID_VORBIS ? kVorbisJump : kJump;
    if (sounded_ && static_cast<double>(std::llabs(time - expected_)) > most * codec_->sample_rate)
      lost_ = true;
    expected_ = time + frame_->nb_samples;
    const auto position = time - origin_;
    if (position + frame_->nb_samples <= wanted_) continue;
    const auto skip = sounded_ ? 0 : std::max<std::int64_t>(0, wanted_ - position);
    sounded_ = true;
    return {frame_.get(), static_cast<int>(skip), std::exchange(lost_, false)};
  }
  return {};
}

void FileDecoder::seek(std::int64_t sample) {
  if (sample <= 0 || drained_ || !receive()) return;
  origin_ = expected_ =
      frame_->best_effort_timestamp == AV_NOPTS_VALUE ? 0 : samplesAt(frame_->best_effort_timestamp);
  wanted_ = sample;
  again_ = true;
  // Decoders that build on what came before need a start: 0.5 s is plenty for each (Opus asks for 80 ms: RFC
  // 7845, 4.6).
  const auto preroll = codec_->sample_rate / 2;
  const auto target = origin_ + sample - preroll;
  if (frame_->best_effort_timestamp == AV_NOPTS_VALUE || target <= origin_ + frame_->nb_samples) return;
  again_ = false;
  const std::string_view format = input_->iformat->name;
  if (format == "ogg" || format == "mp3") {
    skipPackets(target);
  } else {
    const auto stamp = av_rescale_q(target, AVRational{1, codec_->sample_rate}, stream_->time_base);
    if (av_seek_frame(input_.get(), stream_->index, stamp, AVSEEK_FLAG_BACKWARD) >= 0)
      avcodec_flush_buffers(codec_.get());
  }
  expected_ = target;
}

/// Jumping in these containers is a guess by bytes; reading on without decoding is exact and quick.
void FileDecoder::skipPackets(std::int64_t untilSample) {
  while (true) {
    av_packet_unref(packet_.get());
    const int got = av_read_frame(input_.get(), packet_.get());
    if (got == AVERROR_EOF) {
      drained_ = true;
      return;
    }
    if (got < 0) throw std::runtime_error(fmt::format("reading stopped: {}", av::errorText(got)));
    if (packet_->stream_index != stream_->index) continue;
    if (packet_->pts != AV_NOPTS_VALUE && samplesAt(packet_->pts) >= untilSample) break;
  }
  avcodec_flush_buffers(codec_.get());
  sendPacket(packet_.get());
}

}  // namespace lw::audio
