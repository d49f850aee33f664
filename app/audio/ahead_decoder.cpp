#include "audio/ahead_decoder.hpp"

#include <utility>

namespace lw::audio {
namespace {

constexpr std::int64_t kBatch = 1 << 15;  ///< samples of a side, at least
constexpr std::size_t kMostBatches = 8;

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
      const auto piece = left_ > 0 ? decoder_->next() : FileDecoder::Piece{};
      batch.last = piece.frame == nullptr;
      if (batch.last) break;
      if (batch.count == batch.pieces.size()) batch.pieces.emplace_back();
      auto& held = batch.pieces[batch.count++];
      av_frame_unref(held.frame.get());  // here, where its memory came from: cheaper than on another thread
      av_frame_move_ref(held.frame.get(), piece.frame);
      held.skip = piece.skip;
      held.afterGap = piece.afterGap;
      samples += held.frame->nb_samples;
      left_ -= held.frame->nb_samples - held.skip;
    }
  } catch (...) {
    batch.failure = std::current_exception();
    batch.last = true;
  }
}

void AheadDecoder::take() {
  std::unique_lock lock(mutex_);
  if (!current_.pieces.empty()) spare_.push_back(std::exchange(current_, {}));
  filled_.wait(lock, [this] { return !ready_.empty(); });
  current_ = std::move(ready_.front());
  ready_.pop_front();
  at_ = 0;
  if (ready_.size() == kMostBatches / 2) emptied_.notify_one();
}

FileDecoder::Piece AheadDecoder::next() {
  while (at_ == current_.count) {
    if (current_.failure) std::rethrow_exception(current_.failure);
    if (current_.last) return {};
    take();
  }
  auto& held = current_.pieces[at_++];
  return {held.frame.get(), held.skip, held.afterGap};
}

}  // namespace lw::audio
