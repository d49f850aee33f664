#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "record/writer.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;
using namespace std::chrono_literals;

namespace {

/// A disk that can be told to fail.
class FakeStore final : public Store {
 public:
  std::atomic<bool> fails{false};
  std::atomic<int> batches{0};

  SessionInfo begin(const std::string&, const std::string&, const std::string&, core::UtcTime) override {
    return {};
  }
  void append(std::int64_t session, std::span<const Row> rows) override {
    CHECK(session == 5);
    ++batches;
    if (fails) throw std::runtime_error("the disk is full");
    const std::lock_guard lock(mutex_);
    for (const auto& one : rows) kept_.push_back(one.number);
  }
  std::string keepSnapshot(const std::string&) override { return {}; }
  std::optional<std::string> snapshot(const std::string&) const override { return std::nullopt; }
  void end(std::int64_t, const std::string&, core::UtcTime) override {}
  std::vector<SessionInfo> sessions() const override { return {}; }
  std::vector<Row> rows(std::int64_t) const override { return {}; }
  Verification verify() const override { return {}; }
  std::vector<FollowUp> due(core::UtcTime) const override { return {}; }
  std::vector<std::uint64_t> kept() const {
    const std::lock_guard lock(mutex_);
    return kept_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::uint64_t> kept_;
};

std::vector<std::uint64_t> upTo(std::uint64_t last) {
  std::vector<std::uint64_t> out;
  for (std::uint64_t i = 1; i <= last; ++i) out.push_back(i);
  return out;
}

}  // namespace

TEST_CASE("inline, a row is durable when append returns") {
  FakeStore store;
  int woken = 0;
  Writer writer(store, 5, false, [&] { ++woken; });
  writer.append({row(1), row(2)});
  CHECK(writer.durableThrough() == 2);
  CHECK(store.batches == 1);
  writer.append({row(0, "call-placed")});
  CHECK(writer.durableThrough() == 2);
  CHECK(woken == 2);
  writer.append({});
  CHECK(store.batches == 2);
}

TEST_CASE("what the disk refused is kept in order and written with what comes next") {
  FakeStore store;
  int woken = 0;
  Writer writer(store, 5, false, [&] { ++woken; });
  store.fails = true;
  writer.append({row(1)});
  CHECK(writer.failure() == "the disk is full");
  CHECK(woken == 1);
  writer.append({row(2)});
  CHECK(woken == 1);  // nothing new to say
  CHECK(writer.durableThrough() == 0);
  CHECK_FALSE(writer.finish(1min));
  store.fails = false;
  writer.append({row(3)});
  CHECK(writer.failure() == "");
  CHECK(writer.durableThrough() == 3);
  CHECK(store.kept() == upTo(3));
  CHECK(woken == 2);
}

TEST_CASE("on a thread, all rows arrive in order and the end writes what is left") {
  FakeStore store;
  std::atomic<int> woken{0};
  {
    Writer writer(store, 5, true, [&] { ++woken; });
    for (std::uint64_t i = 1; i <= 500; ++i) writer.append({row(i)});
    CHECK(writer.finish(1min));
    CHECK(writer.durableThrough() == 500);
    for (std::uint64_t i = 501; i <= 600; ++i) writer.append({row(i)});
  }
  CHECK(woken > 0);  // only now: waking comes after the rows are durable
  CHECK(store.kept() == upTo(600));
}

TEST_CASE("on a thread, a failure is told and by itself tried again") {
  FakeStore store;
  store.fails = true;
  std::mutex mutex;
  std::condition_variable news;
  int woken = 0;
  Writer writer(store, 5, true, [&] {
    const std::lock_guard lock(mutex);
    ++woken;
    news.notify_all();
  });
  writer.append({row(1)});
  CHECK_FALSE(writer.finish(1min));
  CHECK(writer.failure() == "the disk is full");
  store.fails = false;
  std::unique_lock lock(mutex);
  news.wait(lock, [&] { return woken >= 2; });
  CHECK(writer.durableThrough() == 1);
  CHECK(writer.failure() == "");
}

TEST_CASE("inline, the end tries once more") {
  FakeStore store;
  {
    Writer writer(store, 5, false, {});
    store.fails = true;
    writer.append({row(1)});
    store.fails = false;
  }
  CHECK(store.kept() == upTo(1));
}
