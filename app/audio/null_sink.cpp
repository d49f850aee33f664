#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "audio/heard_clock.hpp"
#include "audio/sink.hpp"

namespace lw::audio {
namespace {

constexpr core::Frames kBlock{1024};

/// 0 to 1, the same row of numbers in each run.
double nextRandom(std::uint32_t& state) {
  state = state * 1664525U + 1013904223U;
  return static_cast<double>(state >> 8) / (1 << 24);
}

}  // namespace

struct NullSink::State {
  State(Player& player_, Faults faults_, Tap tap_)
      : player(player_), faults(faults_), tap(std::move(tap_)), thread([this] { run(); }) {}
  ~State() {
    {
      const std::lock_guard lock(mutex);
      stop = true;
    }
    wake.notify_one();
    thread.join();
  }
  void run();

  Player& player;
  const Faults faults;
  const Tap tap;
  HeardClock clock;
  std::mutex mutex;
  std::condition_variable wake;
  bool stop = false;
  std::thread thread;  ///< last: everything it uses is made before
};

void NullSink::State::run() {
  std::vector<float> block(2 * static_cast<std::size_t>(kBlock.count()));
  const auto begin = std::chrono::steady_clock::now();
  core::Frames pulled{};
  std::uint32_t random = 1;
  while (true) {
    const auto late = core::Frames{
        static_cast<std::int64_t>(static_cast<double>(faults.jitter.count()) * nextRandom(random))};
    const auto due = begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(pulled + late);
    {
      std::unique_lock lock(mutex);
      if (wake.wait_until(lock, due, [this] { return stop; })) return;
      if (faults.stopsAfter.count() > 0 && pulled >= faults.stopsAfter)
        return wake.wait(lock, [this] { return stop; });
    }
    player.render(block.data(), static_cast<std::size_t>(kBlock.count()));
    pulled += kBlock;
    clock.pulled(player.position(), kBlock, std::chrono::steady_clock::now().time_since_epoch());
    if (tap) tap(block.data(), static_cast<std::size_t>(kBlock.count()));
  }
}

NullSink::NullSink(Player& player, Faults faults, Tap tap)
    : state_(std::make_unique<State>(player, faults, std::move(tap))) {}
NullSink::NullSink(Player& player) : NullSink(player, Faults{}) {}
NullSink::~NullSink() = default;
core::Frames NullSink::latency() const {
  return state_->faults.latency + kBlock + Player::kLatency;
}

core::FramePos NullSink::heard(std::chrono::nanoseconds now) {
  return state_->clock.heard(latency(), now);
}

}  // namespace lw::audio
