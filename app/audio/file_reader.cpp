#include "audio/file_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <system_error>

namespace lw::audio {
namespace {

constexpr int kMostPlanes = 32;

}  // namespace

FileReader::Descriptor::Descriptor(const std::filesystem::path& file)
    : number_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  ::fstat(number_, &opened_);
}

FileReader::Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::filesystem::path FileReader::Descriptor::path() const {
  return fmt::format("/proc/self/fd/{}", number_);
}

FileStamp FileReader::Descriptor::stamp() const {
  if (number_ < 0) return {};
  std::error_code gone;
  const auto modified = std::filesystem::last_write_time(path(), gone);
  const auto size = gone ? 0 : std::filesystem::file_size(path(), gone);
  return gone ? FileStamp{} : FileStamp{modified.time_since_epoch().count(), size};
}

bool FileReader::Descriptor::isAsOpened() const {
  struct stat now {};
  return ::fstat(number_, &now) != 0 ||
         (now.st_size == opened_.st_size && now.st_mtim.tv_sec == opened_.st_mtim.tv_sec &&
          now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec);
}

FileReader::FileReader(const FileSpec& spec, Decoding decoding)
    : decoding_(decoding), spec_(spec), file_(std::in_place, spec.file), stamp_(file_->stamp()) {
  open();
  checkStamp();
}

void FileReader::checkStamp() const {
  if (spec_.stamp.size > 0 && !(spec_.stamp == stamp_))
    throw std::runtime_error(
        fmt::format("can't play {}: it has changed since it was measured", spec_.file.string()));
}

/// What is written into a file while it plays has another loudness, or is no sound.
void FileReader::checkUnchanged() {
  constexpr int kEvery = 32;
  if (++sinceCheck_ % kEvery != 0 || file_->isAsOpened()) return;
  throw std::runtime_error(fmt::format("can't read {}: it was changed while it played", spec_.file.string()));
}

void FileReader::open() {
  // again for a loop, whatever became of its name
  auto decoder = std::make_unique<FileDecoder>(fileRate_ > 0 ? file_->path() : spec_.file);
  fileRate_ = decoder->rate();
  const auto native = [&](core::Frames frames) {
    return av_rescale(frames.count(), fileRate_, core::kFrameRate);
  };
  left_ = spec_.length ? native(*spec_.length) : std::numeric_limits<std::int64_t>::max();
  passIn_ = 0;
  decoder->seek(native(spec_.from));
  take(std::move(decoder));
}

/// One that stands where sound is wanted from, for the `left_` samples to come.
void FileReader::take(std::unique_ptr<FileDecoder> decoder) {
  if (decoding_ == Decoding::here) {
    decoder_ = std::move(decoder);
  } else {
    ahead_ = std::make_unique<AheadDecoder>(std::move(decoder), left_);
  }
}

FileDecoder::Decoded FileReader::decoded() {
  if (left_ <= 0) return {};
  return ahead_ ? ahead_->next() : decoder_->next();
}

/// With the next file, into the same resampler. Of `length` what is left.
void FileReader::goOn() {
  const FilePart part = std::move(spec_.then.front());
  spec_.then.erase(spec_.then.begin());
  spec_.file = part.file;
  spec_.stamp = part.stamp;
  file_.emplace(spec_.file);
  stamp_ = file_->stamp();
  auto decoder = std::make_unique<FileDecoder>(spec_.file);
  checkStamp();
  if (spec_.length) left_ = av_rescale(left_, decoder->rate(), fileRate_);
  fileRate_ = decoder->rate();
  passIn_ = 0;
  take(std::move(decoder));
}

/// At the end of a pass: from the begin again, the next file, or the resampler's rest.
void FileReader::wrap() {
  if (passIn_ == 0 && out_ == 0)
    throw std::runtime_error(
        fmt::format("can't read {}: there is no sound at this place in it", spec_.file.string()));
  // Shorter loops are a mistake, and opening a file hundreds of times a second would keep others waiting.
  if (spec_.loop && passIn_ >= fileRate_ / 20) {
    open();
  } else if (left_ > 0 && !spec_.then.empty()) {
    goOn();
  } else {
    drain();
    over_ = true;
  }
}

SourceReader::Chunk FileReader::next() {
  checkUnchanged();
  filled_ = 0;
  bool gap = false;
  while (filled_ == 0 && !over_) {
    const auto got = decoded();
    if (got.frame == nullptr) {
      wrap();
      continue;
    }
    gap |= got.afterGap;
    const auto count = std::min<std::int64_t>(left_, got.frame->nb_samples - got.skip);
    convert(*got.frame, got.skip, static_cast<int>(count));
    left_ -= count;
    passIn_ += count;
  }
  return {std::span(chunk_).first(filled_), gap};
}

void FileReader::prepareResampler(const AVFrame& frame) {
  const bool same = resampler_ && frame.sample_rate == rate_ && frame.format == format_ &&
                    av_channel_layout_compare(&frame.ch_layout, &layout_.value) == 0;
  if (same) return;
  if (resampler_) drain();
  rate_ = frame.sample_rate;
  format_ = static_cast<AVSampleFormat>(frame.format);
  av_channel_layout_copy(&layout_.value, &frame.ch_layout);
  resampler_ = av::makeStereo(frame, AV_SAMPLE_FMT_FLT, core::kFrameRate);
  if (!resampler_)
    throw std::runtime_error(fmt::format("can't read {}: {} channels at {} Hz can't be converted",
                                         spec_.file.string(), frame.ch_layout.nb_channels, rate_));
  in_ = out_ = 0;
}

void FileReader::convert(const AVFrame& frame, int skip, int count) {
  if (count <= 0) return;
  prepareResampler(frame);
  const bool planar = av_sample_fmt_is_planar(format_) != 0;
  const int planes = planar ? std::min(frame.ch_layout.nb_channels, kMostPlanes) : 1;
  const auto stride = av_get_bytes_per_sample(format_) * (planar ? 1 : frame.ch_layout.nb_channels);
  std::array<const std::uint8_t*, kMostPlanes> input{};
  for (int i = 0; i < planes; ++i)
    input[static_cast<std::size_t>(i)] = frame.extended_data[i] + static_cast<std::ptrdiff_t>(skip) * stride;
  in_ += count;
  append(input.data(), count);
}

/// What the resampler still holds; with it exactly as long as the file at 48 kHz.
void FileReader::drain() {
  if (!resampler_) return;
  append(nullptr, 0);
  const auto due = av_rescale(in_, core::kFrameRate, rate_);
  const auto surplus = std::clamp<std::int64_t>(out_ - due, 0, static_cast<std::int64_t>(filled_ / 2));
  filled_ -= 2 * static_cast<std::size_t>(surplus);
  resampler_.reset();
}

void FileReader::append(const std::uint8_t** input, int count) {
  const int room = std::max(swr_get_out_samples(resampler_.get(), count), 0) + 64;
  const auto begin = filled_;
  chunk_.resize(std::max(chunk_.size(), begin + 2 * static_cast<std::size_t>(room)));
  auto* target = reinterpret_cast<std::uint8_t*>(chunk_.data() + begin);
  const int got = swr_convert(resampler_.get(), &target, room, input, count);
  if (got < 0)
    throw std::runtime_error(fmt::format("can't read {}: {}", spec_.file.string(), av::errorText(got)));
  out_ += got;
  filled_ = begin + 2 * static_cast<std::size_t>(got);
  tidy(begin);
}

/// Floating-point files can hold anything.
void FileReader::tidy(std::size_t begin) {
  float* const samples = chunk_.data() + begin;
  const auto count = filled_ - begin;
  for (std::size_t i = 0; i < count; ++i) samples[i] = std::fabs(samples[i]) <= kGarbage ? samples[i] : 0.0F;
}

}  // namespace lw::audio
