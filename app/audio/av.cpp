#include "audio/av.hpp"

#include <array>
#include <new>
#include <numeric>
#include <utility>

namespace lw::audio::av {

Frame makeFrame() {
  Frame frame(av_frame_alloc());
  if (!frame) throw std::bad_alloc();
  return frame;
}

Packet makePacket() {
  Packet packet(av_packet_alloc());
  if (!packet) throw std::bad_alloc();
  return packet;
}

std::string errorText(int error) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(error, text.data(), text.size());
  return text.data();
}

namespace {

/// swresample keeps one filter for each of so many places between two samples; ratios that need more of them
/// are rounded.
constexpr int kMostPhases = 1024;

bool isSimple(int from, int to) {
  return to / std::gcd(from, to) <= kMostPhases;
}

/// `placed`: with the places of the channels as the file says; else the usual ones of so many channels.
Resampler makeStereo(const AVFrame& frame, AVSampleFormat to, int rate, bool soxr, bool placed) {
  Layout stereo(2), from;
  if (!placed || frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
    av_channel_layout_default(&from.value, frame.ch_layout.nb_channels);
  else
    av_channel_layout_copy(&from.value, &frame.ch_layout);
  SwrContext* raw = nullptr;
  swr_alloc_set_opts2(&raw, &stereo.value, to, rate, &from.value, static_cast<AVSampleFormat>(frame.format),
                      frame.sample_rate, 0, nullptr);
  Resampler resampler(raw);
  if (!resampler) return resampler;
  av_opt_set_double(raw, "rematrix_maxval", 1.0, 0);  // a sum of many channels must not clip
  if (soxr) {
    av_opt_set(raw, "resampler", "soxr", 0);
    av_opt_set_double(raw, "precision", 20, 0);
  } else {
    av_opt_set_sample_fmt(raw, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
    av_opt_set_int(raw, "filter_size", 48, 0);
    av_opt_set_double(raw, "cutoff", 0.97, 0);
  }
  if (from.value.nb_channels == 1) {
    const std::array<double, 2> both{1.0, 1.0};
    swr_set_matrix(raw, both.data(), 1);
  }
  if (swr_init(raw) < 0) resampler.reset();
  return resampler;
}

}  // namespace

Resampler makeStereo(const AVFrame& frame, AVSampleFormat to, int rate) {
  const bool soxr = !isSimple(frame.sample_rate, rate);
  for (const bool placed : {true, false})
    for (const bool first : {true, false})
      if (auto resampler = makeStereo(frame, to, rate, first == soxr, placed)) return resampler;
  return {};
}

}  // namespace lw::audio::av
