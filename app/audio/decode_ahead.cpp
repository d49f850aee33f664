#include "audio/decode_ahead.hpp"

#include <utility>

namespace lw::audio {
namespace {

constexpr std::int64_t kBatch = 1 << 15;  ///< samples of each channel
constexpr std::size_t kMostBatches = 4;

}  // namespace

DecodeAhead::DecodeAhead(FileDecoder& decoder, std::int64_t most)
    : decoder_(decoder), left_(most), thread_([this] { run(); }) {}

DecodeAhead::~DecodeAhead() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void DecodeAhead::run() {
  for (bool last = false; !last;) {
    auto batch = decode();
    last = batch.last;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stop_ || ready_.size() < kMostBatches; });
    if (stop_) return;
    ready_.push_back(std::move(batch));
    lock.unlock();
    changed_.notify_all();
  }
}

DecodeAhead::Batch DecodeAhead::decode() {
  Batch batch;
  try {
    for (std::int64_t samples = 0; samples < kBatch && left_ > 0;) {
      const auto piece = decoder_.next();
      if (piece.frame == nullptr) {
        batch.last = true;
        return batch;
      }
      const auto count = piece.frame->nb_samples;
      samples += count;
      left_ -= count - piece.skip;
      Item item{av::makeFrame(), piece.skip, piece.afterGap};
      av_frame_move_ref(item.frame.get(), piece.frame);
      batch.items.push_back(std::move(item));
    }
    batch.last = left_ <= 0;
  } catch (...) {
    batch.failure = std::current_exception();
    batch.last = true;
  }
  return batch;
}

/// The next batch; false where there is none.
bool DecodeAhead::take() {
  if (current_.failure) std::rethrow_exception(current_.failure);
  if (current_.last) return false;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !ready_.empty(); });
  current_ = std::move(ready_.front());
  ready_.pop_front();
  at_ = 0;
  lock.unlock();
  changed_.notify_all();
  return true;
}

FileDecoder::Piece DecodeAhead::next() {
  while (at_ == current_.items.size())
    if (!take()) return {};
  const auto& item = current_.items[at_++];
  return {item.frame.get(), item.skip, item.afterGap};
}

}  // namespace lw::audio
