#include "audio/read_ahead.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lw::audio {
namespace {

/// Decoded at one go: short, so that a new clip need not wait long for its turn.
constexpr core::Frames kSlice = core::framesOf(0.25);
/// A full ring lasts 10 s; looking after it twice a second is often enough.
constexpr std::chrono::milliseconds kNap{500};

}  // namespace

ReadAhead::ReadAhead(Reading reading) {
  if (reading == Reading::onThread) thread_ = std::thread([this] { run(); });
}

ReadAhead::~ReadAhead() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void ReadAhead::add(std::unique_ptr<ClipFiller> filler) {
  if (!thread_.joinable()) {
    fillers_.push_back(std::move(filler));
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    inbox_.push_back(std::move(filler));
  }
  wake_.notify_one();
}

void ReadAhead::dropFinished() {
  std::erase_if(fillers_, [](const auto& filler) { return filler->isOver(); });
}

ClipFiller* ReadAhead::neediest() {
  dropFinished();
  const auto less = [](const auto& a, const auto& b) {
    return a->clip().available() < b->clip().available();
  };
  const auto found = std::min_element(fillers_.begin(), fillers_.end(), less);
  return found == fillers_.end() || (*found)->clip().has(kAhead) ? nullptr : found->get();
}

void ReadAhead::ensure(const std::vector<const Clip*>& clips, core::Frames ahead) {
  const auto enough = [&] {
    return std::all_of(clips.begin(), clips.end(), [&](const Clip* clip) { return clip->has(ahead); });
  };
  if (!thread_.joinable()) {
    for (auto& filler : fillers_)
      if (!filler->isOver() && !filler->clip().has(ahead)) filler->fill(ahead + kSlice);
    dropFinished();
    return;
  }
  const bool low =
      std::any_of(clips.begin(), clips.end(), [](const Clip* clip) { return !clip->has(kAhead / 2); });
  if (!low) return;
  std::unique_lock lock(mutex_);
  if (!std::exchange(asked_, true)) wake_.notify_one();
  progress_.wait(lock, enough);
}

void ReadAhead::run() {
  while (true) {
    {
      const std::lock_guard lock(mutex_);
      if (stop_) return;
      for (auto& filler : inbox_) fillers_.push_back(std::move(filler));
      inbox_.clear();
    }
    if (auto* filler = neediest(); filler != nullptr) {
      const auto ready = std::max<std::int64_t>(0, filler->clip().available());
      filler->fill(std::min(kAhead, core::Frames{ready} + kSlice));
      { const std::lock_guard lock(mutex_); }  // whoever waits sees either the new state or the signal
      progress_.notify_all();
    } else {
      wait();
    }
  }
}

void ReadAhead::wait() {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, kNap, [this] { return stop_ || asked_ || !inbox_.empty(); });
  asked_ = false;
}

}  // namespace lw::audio
