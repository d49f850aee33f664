#include "audio/ahead_decoder.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace lw::audio {
namespace {

constexpr std::int64_t kBatch = 1 << 15;  ///< samples of a side, at least
constexpr std::size_t kMostBatches = 8;
constexpr int kFrameSamples = 1 << 12;  ///< samples of a side, at most: what a cache next to a core holds

bool isLike(const AVFrame& held, const AVFrame& frame) {
  return held.sample_rate == frame.sample_rate && held.format == frame.format &&
         av_channel_layout_compare(&held.ch_layout, &frame.ch_layout) == 0;
}

/// Throws std::bad_alloc.
void makeLike(AVFrame& held, const AVFrame& frame) {
  av_frame_unref(&held);
  held.sample_rate = frame.sample_rate;
  held.format = frame.format;
  held.nb_samples = kFrameSamples;
  if (av_channel_layout_copy(&held.ch_layout, &frame.ch_layout) < 0 || av_frame_get_buffer(&held, 0) < 0)
    throw std::bad_alloc();
}

}  // namespace

AheadDecoder::AheadDecoder(std::unique_ptr<FileDecoder> decoder, std::int64_t most)
    : decoder_(std::move(decoder)), left_(most), thread_([this] { run(); }) {}

AheadDecoder::~AheadDecoder() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  emptied_.notify_one();
  thread_.join();
}

void AheadDecoder::run() {
  for (bool last = false; !last;) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      // Once full it sleeps until half is taken: a switch of threads costs more than a batch.
      if (ready_.size() == kMostBatches)
        emptied_.wait(lock, [this] { return stop_ || ready_.size() <= kMostBatches / 2; });
      if (stop_) return;
      if (!spare_.empty()) {
        batch = std::move(spare_.back());
        spare_.pop_back();
      }
    }
    fill(batch);
    last = batch.last;
    {
      const std::lock_guard lock(mutex_);
      ready_.push_back(std::move(batch));
    }
    filled_.notify_one();
  }
}

void AheadDecoder::fill(Batch& batch) {
  batch.count = 0;
  try {
    for (std::int64_t samples = 0; samples < kBatch && !batch.last;) {
      const auto decoded = left_ > 0 ? decoder_->next() : FileDecoder::Decoded{};
      batch.last = decoded.frame == nullptr;
      if (batch.last) break;
      append(batch, decoded);
      samples += decoded.frame->nb_samples;
      left_ -= decoded.frame->nb_samples - decoded.skip;
    }
  } catch (...) {
    batch.failure = std::current_exception();
    batch.last = true;
  }
}

void AheadDecoder::append(Batch& batch, const FileDecoder::Decoded& decoded) {
  const AVFrame& frame = *decoded.frame;
  gap_ |= decoded.afterGap;
  for (int at = decoded.skip; at < frame.nb_samples;) {
    auto& held = *roomFor(frame, batch).frame;
    const int count = std::min(kFrameSamples - held.nb_samples, frame.nb_samples - at);
    av_samples_copy(held.extended_data, frame.extended_data, held.nb_samples, at, count,
                    frame.ch_layout.nb_channels, static_cast<AVSampleFormat>(frame.format));
    held.nb_samples += count;
    at += count;
  }
}

/// The batch's last frame, or one more: for sound of the same kind, without a gap.
AheadDecoder::Held& AheadDecoder::roomFor(const AVFrame& frame, Batch& batch) {
  if (batch.count > 0 && !gap_) {
    auto& last = batch.frames[batch.count - 1];
    if (last.frame->nb_samples < kFrameSamples && isLike(*last.frame, frame)) return last;
  }
  if (batch.count == batch.frames.size()) batch.frames.emplace_back();
  auto& held = batch.frames[batch.count++];
  if (!isLike(*held.frame, frame)) makeLike(*held.frame, frame);
  held.frame->nb_samples = 0;
  held.afterGap = std::exchange(gap_, false);
  return held;
}

void AheadDecoder::take() {
  std::unique_lock lock(mutex_);
  if (!current_.frames.empty()) spare_.push_back(std::exchange(current_, {}));
  filled_.wait(lock, [this] { return !ready_.empty(); });
  current_ = std::move(ready_.front());
  ready_.pop_front();
  at_ = 0;
  if (ready_.size() == kMostBatches / 2) emptied_.notify_one();
}

FileDecoder::Decoded AheadDecoder::next() {
  while (at_ == current_.count) {
    if (current_.failure) std::rethrow_exception(current_.failure);
    if (current_.last) return {};
    take();
  }
  auto& held = current_.frames[at_++];
  return {held.frame.get(), 0, held.afterGap};
}

}  // namespace lw::audio
