#include "audio/ahead_reader.hpp"

#include <algorithm>
#include <utility>

namespace lw::audio {
namespace {

constexpr std::size_t kBatch = 1 << 15;  ///< samples of both sides together, at least
constexpr std::size_t kMostBatches = 8;

}  // namespace

AheadReader::AheadReader(std::unique_ptr<SourceReader> source)
    : source_(std::move(source)), thread_([this] { run(); }) {}

AheadReader::~AheadReader() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  emptied_.notify_one();
  thread_.join();
}

void AheadReader::run() {
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

void AheadReader::fill(Batch& batch) {
  batch.samples.clear();
  batch.gaps.clear();
  try {
    while (batch.samples.size() < kBatch && !batch.last) {
      const auto chunk = source_->next();
      if (chunk.afterGap) batch.gaps.push_back(batch.samples.size());
      batch.samples.insert(batch.samples.end(), chunk.samples.begin(), chunk.samples.end());
      batch.last = chunk.samples.empty();
    }
  } catch (...) {
    batch.failure = std::current_exception();
    batch.last = true;
  }
}

void AheadReader::take() {
  std::unique_lock lock(mutex_);
  if (current_.samples.capacity() > 0) spare_.push_back(std::exchange(current_, {}));
  filled_.wait(lock, [this] { return !ready_.empty(); });
  current_ = std::move(ready_.front());
  ready_.pop_front();
  at_ = 0;
  if (ready_.size() == kMostBatches / 2) emptied_.notify_one();
}

SourceReader::Chunk AheadReader::next() {
  while (at_ == current_.samples.size()) {
    if (current_.failure) std::rethrow_exception(current_.failure);
    if (current_.last) return {{}, !current_.gaps.empty() && current_.gaps.back() == at_};
    take();
  }
  const auto& gaps = current_.gaps;
  const auto gap = std::ranges::upper_bound(gaps, at_);
  const auto end = gap == gaps.end() ? current_.samples.size() : *gap;
  const bool afterGap = std::ranges::binary_search(gaps, at_);
  const auto part = std::span<const float>(current_.samples).subspan(at_, end - at_);
  at_ = end;
  return {part, afterGap};
}

}  // namespace lw::audio
