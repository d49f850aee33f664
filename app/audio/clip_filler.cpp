#include "audio/clip_filler.hpp"

#include <cmath>
#include <cstring>
#include <stdexcept>

#include "core/shape.hpp"

namespace lw::audio {
namespace {

/// -60 dBFS: what may stop without a fade.
constexpr float kQuiet = 0.001F;
constexpr std::int64_t kQuietFrames = core::kFrameRate / 100;

float rise(std::int64_t step, std::int64_t steps) {
  return static_cast<float>(core::raisedCosine(static_cast<double>(step) / static_cast<double>(steps)));
}

}  // namespace

ClipFiller::ClipFiller(std::shared_ptr<Clip> clip, Opener open)
    : clip_(std::move(clip)), open_(std::move(open)) {}

void ClipFiller::fill(core::Frames ahead) {
  try {
    if (!reader_) reader_ = open_();
    while (!isOver() && clip_->available() < ahead.count()) {
      if (clip_->room(decoded_) <= 0) return;
      if (pending_.empty() && !fetch()) return finish();
      store();
      publish();
    }
  } catch (const std::exception& error) {
    clip_->why = error.what();
    clip_->failed.store(true, std::memory_order_release);
    finish();
  }
}

/// False at the end.
bool ClipFiller::fetch() {
  const auto chunk = reader_->next();
  pending_ = chunk.samples;
  if (chunk.afterGap && decoded_ > 0) {
    fadeOut(sinceGap_);
    sinceGap_ = 0;
    hadGap_ = true;
  }
  return !pending_.empty();
}

/// As much of what is pending as fits in one piece.
void ClipFiller::store() {
  const auto room =
      std::max<std::int64_t>(0, clip_->room(decoded_));  // less than just now, where some is kept
  const auto count =
      std::min({static_cast<std::int64_t>(pending_.size() / 2), room, Clip::straight(decoded_)});
  float* const target = clip_->frame(decoded_);
  std::memcpy(target, pending_.data(), static_cast<std::size_t>(count) * 2 * sizeof(float));
  if (hadGap_)
    for (std::int64_t i = 0; i < count && sinceGap_ + i < kHoldBack.count(); ++i) {
      const float gain = rise(sinceGap_ + i, kHoldBack.count());
      target[2 * i] *= gain;
      target[2 * i + 1] *= gain;
    }
  decoded_ += count;
  sinceGap_ += count;
  pending_ = pending_.subspan(2 * static_cast<std::size_t>(count));
}

void ClipFiller::publish() {
  const auto ready = decoded_ - kHoldBack.count();
  if (ready > clip_->written.load(std::memory_order_relaxed))
    clip_->written.store(ready, std::memory_order_release);
}

void ClipFiller::finish() {
  if (endsLoud()) fadeOut(sinceGap_);
  clip_->end.store(decoded_, std::memory_order_release);
  clip_->written.store(decoded_, std::memory_order_release);
  reader_.reset();
  pending_ = {};
}

bool ClipFiller::endsLoud() const {
  for (auto i = std::max<std::int64_t>(0, decoded_ - kQuietFrames); i < decoded_; ++i) {
    const float* const frame = clip_->frame(i);
    if (std::fabs(frame[0]) > kQuiet || std::fabs(frame[1]) > kQuiet) return true;
  }
  return false;
}

/// Of the last frames, at most those that are still held back.
void ClipFiller::fadeOut(std::int64_t frames) {
  const auto held = decoded_ - clip_->written.load(std::memory_order_relaxed);
  const auto count = std::min({frames, held, kHoldBack.count()});
  for (std::int64_t i = 0; i < count; ++i) {
    float* const frame = clip_->frame(decoded_ - 1 - i);
    const float gain = rise(i, count);
    frame[0] *= gain;
    frame[1] *= gain;
  }
}

}  // namespace lw::audio
