#include <doctest/doctest.h>

#include <memory>

#include "audio/pages.hpp"
#include "sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// Endless, and counts what is taken; or can't be decoded.
class Counted : public SourceReader {
 public:
  Counted(std::shared_ptr<int> taken, bool broken) : taken_(std::move(taken)), broken_(broken) {}
  Chunk next() override {
    ++*taken_;
    if (broken_) throw std::runtime_error("can't read it: garbage");
    return {chunk_, false};
  }

 private:
  std::shared_ptr<int> taken_;
  bool broken_;
  Samples chunk_ = Samples(2 * 480, 0.25F);
};

struct Room {
  std::shared_ptr<int> opened = std::make_shared<int>(0), taken = std::make_shared<int>(0);
  Player player;
  std::vector<Report> reports;

  explicit Room(bool broken = false)
      : player(Reading::inlined, [opened = opened, taken = taken, broken](const SourceSpec&) {
          ++*opened;
          return std::make_unique<Counted>(taken, broken);
        }) {}
  void open() { player.submit(OpenClip{{1}, Bus::music, FileSpec{"x", {}, {}}, {}}); }
  void pass(double time) {
    pull(player, seconds(time), 4800);
    for (auto& report : player.takeReports()) reports.push_back(std::move(report));
  }
};

}  // namespace

TEST_CASE("who pulls opens a sound at once, and waits for its samples only when it is about to sound") {
  Room room;
  room.open();
  CHECK(*room.opened == 1);
  room.player.submit(StartClip{{1}, at(5 * 48000), {}});
  room.pass(3);
  CHECK(*room.taken == 0);
  room.pass(1.9);
  CHECK(*room.taken > 0);
  CHECK(*room.taken < 200);
  room.pass(20);
  CHECK(std::none_of(room.reports.begin(), room.reports.end(),
                     [](const auto& report) { return std::holds_alternative<ClipStarved>(report); }));
}

TEST_CASE("a sound that starts as it is opened is there in time") {
  Room room;
  room.pass(1);
  room.open();
  room.player.submit(StartClip{{1}, at(0), {}});
  const auto samples = pull(room.player, seconds(1), 4800);
  CHECK(samples.back() == doctest::Approx(0.25));
  for (const auto& report : room.player.takeReports())
    CHECK_FALSE(std::holds_alternative<ClipStarved>(report));
}

TEST_CASE("a sound that can't be decoded is told 2 s before a session would start it") {
  Room room(true);
  room.open();
  room.pass(7.5);
  CHECK(room.reports.empty());
  room.pass(0.7);
  REQUIRE(room.reports.size() == 1);
  const auto* failed = std::get_if<ClipFailed>(&room.reports.front());
  REQUIRE(failed);
  CHECK(failed->why == "can't read it: garbage");
}

TEST_CASE("pages are used again by who comes next, and outlive the pool") {
  auto pool = std::make_shared<PagePool>(1024);
  auto one = pool->take(), other = pool->take();
  CHECK(one->get() != other->get());
  const float* const first = one->get();
  one->get()[1023] = 1;
  one.reset();
  one = pool->take();
  CHECK(one->get() == first);
  pool.reset();
  other->get()[1023] = 1;
  CHECK(one->get()[1023] == 1);
}
