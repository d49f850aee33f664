#include "audio/read_ahead.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace lw::audio {
namespace {

/// Decoded at one go: short, so that a new clip need not wait long for its turn.
constexpr core::Frames kSlice = core::framesOf(0.25);
/// A full ring lasts 10 s; looking after it every 2 s is often enough, and wakes nobody for little.
constexpr std::chrono::milliseconds kNap{2000};
/// How often the stand-by looks whether somebody still does that.
constexpr std::chrono::seconds kWatch{3};
/// What hangs is not waited for longer when all ends.
constexpr std::chrono::seconds kPatience{2};
/// A clip with less can't wait for the stand-by's next look.
constexpr core::Frames kLow = kAhead / 2;
constexpr int kMostReaders = 32;

}  // namespace

/// What the readers share. Each of them holds it, so it is there as long as one of them may come back.
class ReadAhead::Readers : public std::enable_shared_from_this<Readers> {
 public:
  /// The first. Throws std::system_error.
  void begin() {
    const std::lock_guard lock(mutex_);
    addReader();
  }
  void add(std::unique_ptr<ClipFiller> filler);
  void await(const std::vector<const Clip*>& clips, core::Frames ahead);
  void end();

 private:
  void addReader();
  void run();
  bool rest(std::unique_lock<std::mutex>& lock);
  void ask();
  std::unique_ptr<ClipFiller> pick();
  void leaveOthers();

  std::mutex mutex_;  // protects all of these
  std::condition_variable wake_, takeOver_, progress_, gone_;
  std::vector<std::unique_ptr<ClipFiller>> fillers_;  ///< but for those in hand
  int count_ = 0;                                     ///< readers
  bool napping_ = false, standingBy_ = false;         ///< one of them each
  bool asked_ = false;
  bool stop_ = false;
};

void ReadAhead::Readers::addReader() {
  // Nobody joins one that may hang; `end` counts.
  std::thread([self = shared_from_this()] { self->run(); }).detach();
  ++count_;
}

/// To be looked at at once, by whoever is free.
void ReadAhead::Readers::ask() {
  asked_ = true;
  (napping_ ? wake_ : takeOver_).notify_one();
}

void ReadAhead::Readers::add(std::unique_ptr<ClipFiller> filler) {
  const std::lock_guard lock(mutex_);
  fillers_.push_back(std::move(filler));
  ask();
}

void ReadAhead::Readers::await(const std::vector<const Clip*>& clips, core::Frames ahead) {
  std::unique_lock lock(mutex_);
  ask();
  progress_.wait(lock, [&] {
    return std::all_of(clips.begin(), clips.end(), [&](const Clip* clip) { return clip->has(ahead); });
  });
}

void ReadAhead::Readers::end() {
  std::unique_lock lock(mutex_);
  stop_ = true;
  wake_.notify_all();
  takeOver_.notify_all();
  gone_.wait_for(lock, kPatience, [this] { return count_ == 0; });
}

/// One that can go, or else the neediest; none where all are full. Nobody else finds it until it is put back.
std::unique_ptr<ClipFiller> ReadAhead::Readers::pick() {
  auto found = std::find_if(fillers_.begin(), fillers_.end(),
                            [this](const auto& filler) { return stop_ || filler->isOver(); });
  if (found == fillers_.end()) {
    found = std::min_element(fillers_.begin(), fillers_.end(), [](const auto& a, const auto& b) {
      return a->clip().available() < b->clip().available();
    });
    if (found == fillers_.end() || (*found)->clip().has(kAhead)) return nullptr;
  }
  auto filler = std::move(*found);
  fillers_.erase(found);
  return filler;
}

/// Before a read that may hang.
void ReadAhead::Readers::leaveOthers() {
  if (napping_ || stop_) return;
  if (!standingBy_ && count_ < kMostReaders) try {
      addReader();
    } catch (const std::system_error&) {  // no more threads to be had: then as with one
    }
  const auto isLow = [](const auto& filler) { return !filler->clip().has(kLow); };
  if (standingBy_ && std::any_of(fillers_.begin(), fillers_.end(), isLow)) ask();
}

void ReadAhead::Readers::run() {
  std::unique_lock lock(mutex_);
  do {
    while (auto filler = pick()) {
      const bool over = stop_ || filler->isOver();
      leaveOthers();
      lock.unlock();
      if (over) {
        filler.reset();
      } else {
        const auto ready = std::max<std::int64_t>(0, filler->clip().available());
        filler->fill(std::min(kAhead, core::Frames{ready} + kSlice));
      }
      lock.lock();
      if (filler) fillers_.push_back(std::move(filler));
      progress_.notify_all();
    }
  } while (rest(lock));
  --count_;
  gone_.notify_all();
}

/// Naps, or stands by while another naps or works. False: not needed any more.
bool ReadAhead::Readers::rest(std::unique_lock<std::mutex>& lock) {
  if (stop_) return false;
  if (!napping_) {
    napping_ = true;
    wake_.wait_for(lock, kNap, [this] { return stop_ || asked_; });
    napping_ = false;
  } else {
    if (standingBy_) return false;
    standingBy_ = true;
    const auto needed = [this] { return stop_ || (asked_ && !napping_); };
    do {
      takeOver_.wait_for(lock, kWatch, needed);
    } while (napping_ && !stop_);
    standingBy_ = false;
  }
  asked_ = false;
  return true;
}

ReadAhead::ReadAhead(Reading reading) {
  if (reading == Reading::inlined) return;
  readers_ = std::make_shared<Readers>();
  readers_->begin();
}

ReadAhead::~ReadAhead() {
  if (readers_) readers_->end();
}

void ReadAhead::add(std::unique_ptr<ClipFiller> filler) {
  if (readers_) {
    readers_->add(std::move(filler));
  } else {
    filler->fill({});
    fillers_.push_back(std::move(filler));
  }
}

void ReadAhead::ensure(const std::vector<const Clip*>& clips, core::Frames ahead) {
  if (readers_) {
    const auto isLow = [&](const Clip* clip) { return !clip->has(std::max(ahead, kLow)); };
    if (std::any_of(clips.begin(), clips.end(), isLow)) readers_->await(clips, ahead);
    return;
  }
  for (auto& filler : fillers_)
    if (std::ranges::find(clips, &filler->clip()) != clips.end() && !filler->clip().has(ahead))
      filler->fill(ahead + kSlice);
  std::erase_if(fillers_, [](const auto& filler) { return filler->isOver(); });
}

}  // namespace lw::audio
