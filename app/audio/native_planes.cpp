#include "audio/native_planes.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace lw::audio {

NativePlanes::Planes NativePlanes::convert(const AVFrame& frame) {
  const int channels = frame.ch_layout.nb_channels;
  const auto frames = static_cast<std::size_t>(frame.nb_samples);
  if (frame.format == AV_SAMPLE_FMT_FLTP && frame.sample_rate == rate_ && channels <= 2) {
    const auto* left = reinterpret_cast<const float*>(frame.extended_data[0]);
    return {left, channels == 1 ? left : reinterpret_cast<const float*>(frame.extended_data[1]), frames};
  }
  prepare(frame);
  const int room = swr_get_out_samples(mixer_.get(), frame.nb_samples);
  if (out_->nb_samples < room) {
    av_frame_unref(out_.get());
    out_->nb_samples = room;
    out_->format = AV_SAMPLE_FMT_FLTP;
    av_channel_layout_default(&out_->ch_layout, 2);
    if (av_frame_get_buffer(out_.get(), 0) < 0) throw std::bad_alloc();
  }
  const int got = swr_convert(mixer_.get(), out_->extended_data, out_->nb_samples,
                              const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
  if (got < 0) throw std::runtime_error(av::errorText(got));
  return {reinterpret_cast<const float*>(out_->extended_data[0]),
          reinterpret_cast<const float*>(out_->extended_data[1]), static_cast<std::size_t>(got)};
}

void NativePlanes::prepare(const AVFrame& frame) {
  if (mixer_ && frame.format == format_ && frame.sample_rate == fromRate_ &&
      av_channel_layout_compare(&frame.ch_layout, &layout_.value) == 0)
    return;
  format_ = frame.format;
  fromRate_ = frame.sample_rate;
  av_channel_layout_copy(&layout_.value, &frame.ch_layout);
  mixer_ = av::makeStereo(frame, AV_SAMPLE_FMT_FLTP, rate_);
  if (!mixer_)
    throw std::runtime_error(
        fmt::format("{} channels at {} Hz can't be converted", frame.ch_layout.nb_channels, fromRate_));
}

}  // namespace lw::audio
