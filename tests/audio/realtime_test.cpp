#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>

#include "audio/sounds.hpp"
#include "audio/source_reader.hpp"

namespace {
thread_local bool guarded = false;
std::atomic<int> broken{0};

void* allocate(std::size_t size, std::size_t alignment) {
  if (guarded) ++broken;
  void* const memory =
      std::aligned_alloc(alignment, (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release(void* memory) noexcept {
  if (guarded && memory != nullptr) ++broken;
  std::free(memory);
}
}  // namespace

// The whole test program allocates through these, so that nothing escapes the guard.
void* operator new(std::size_t size) {
  return allocate(size, alignof(std::max_align_t));
}
void* operator new[](std::size_t size) {
  return allocate(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, alignof(std::max_align_t));
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, alignof(std::max_align_t));
}
void operator delete(void* memory) noexcept {
  release(memory);
}
void operator delete[](void* memory) noexcept {
  release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  release(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  release(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  release(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  release(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  release(memory);
}

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

void renderGuarded(Player& player, float* out, std::size_t frames) {
  guarded = true;
  player.render(out, frames);
  guarded = false;
}

/// Opens, starts, stops, ducks, holds and releases, for one turn of 0.1 s.
void disturb(Player& player, const Folder& folder, unsigned turn, std::int64_t position) {
  const auto missing = turn % 7 == 3;
  player.submit(OpenClip{{turn},
                         static_cast<Bus>(turn % 4),
                         FileSpec{folder / (missing ? "none.wav" : "a.wav"), {}, {}, turn % 2 == 0},
                         Decibels{-20}});
  player.submit(StartClip{{turn}, at(position + 20000), seconds(0.3)});
  player.submit(StopClip{{turn}, at(position + 60000), seconds(0.3), Shape::raisedCosine});
  player.submit(FadeBus{static_cast<Bus>(turn % 5), at(position + 5000), seconds(0.5),
                        Decibels{-static_cast<double>(turn % 9)}});
  if (turn % 10 == 5) player.submit(HoldAt{at(position + 3000)});
  if (turn % 10 == 6) player.submit(Release{});
}

}  // namespace

TEST_CASE("render allocates and frees nothing, whatever happens") {
  Folder folder;
  writeWav(folder / "a.wav", noise(1, 0.3F, 5));
  Player player(Reading::inlined);
  std::vector<float> block(2 * 480);
  broken = 0;
  std::size_t reports = 0;
  for (unsigned turn = 0; turn < 100; ++turn) {
    disturb(player, folder, turn, player.position().time_since_epoch().count());
    for (int i = 0; i < 10; ++i) {
      if (turn % 20 != 19) player.readAhead(Frames{480});
      renderGuarded(player, block.data(), 480);
    }
    reports += player.takeReports().size();
  }
  CHECK(broken == 0);
  CHECK(reports > 100);
  guarded = true;
  ::operator delete(::operator new(1));
  guarded = false;
  CHECK(broken == 2);
}

TEST_CASE("three threads work at one player") {
  Folder folder;
  writeWav(folder / "a.wav", noise(1, 0.3F, 5));
  Player player(Reading::onThread);
  std::atomic<bool> stop{false};
  broken = 0;
  float loudest = 0;
  std::thread audio([&] {
    std::vector<float> block(2 * 480);
    while (!stop) {
      renderGuarded(player, block.data(), 480);
      for (const auto sample : block) loudest = std::max(loudest, std::fabs(sample));
      std::this_thread::yield();
    }
  });
  std::size_t ended = 0;
  for (unsigned turn = 0; turn < 100; ++turn) {
    disturb(player, folder, turn, player.position().time_since_epoch().count());
    player.readAhead(seconds(0.1));
    for (const auto& report : player.takeReports())
      ended += std::holds_alternative<ClipEnded>(report) ? 1U : 0U;
    for (int i = 0; i < 50; ++i) std::this_thread::yield();
  }
  player.submit(Release{});
  while (ended < 20)
    for (const auto& report : player.takeReports())
      ended += std::holds_alternative<ClipEnded>(report) ? 1U : 0U;
  stop = true;
  audio.join();
  CHECK(broken == 0);
  CHECK(loudest <= 1.0F);
}

namespace {

/// How sources are used, by whom ever.
struct Use {
  std::atomic<int> alive{0}, reading{0}, reads{0};
};

/// Silence without an end, which takes its time.
class Watched final : public SourceReader {
 public:
  explicit Watched(Use& use) : use_(use) { ++use_.alive; }
  ~Watched() override { --use_.alive; }
  Chunk next() override {
    ++use_.reading;
    ++use_.reads;
    std::this_thread::yield();
    --use_.reading;
    return {zeros_, false};
  }

 private:
  Use& use_;
  std::array<float, 9600> zeros_{};
};

}  // namespace

TEST_CASE("when a player ends while its reader works, nothing is left of the reader") {
  for (unsigned i = 0; i < 20; ++i) {
    Use use;
    {
      Player player(Reading::onThread, [&](const SourceSpec&) { return std::make_unique<Watched>(use); });
      for (unsigned clip = 0; clip < 10; ++clip)
        player.submit(OpenClip{{clip}, Bus::music, BreathSpec{}, Decibels{0}});
      if (i % 2 == 0) player.readAhead(seconds(0.1));
      while (use.alive < 10 || use.reads < static_cast<int>(i))
        std::this_thread::yield();  // all are open and it is at work, sometimes further, sometimes less
    }
    CHECK(use.alive == 0);
    CHECK(use.reading == 0);
    const int reads = use.reads;
    for (int wait = 0; wait < 100; ++wait) std::this_thread::yield();
    CHECK(use.reads == reads);
  }
}
