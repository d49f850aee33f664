#include "record/keeping.hpp"

#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

#include "core/files.hpp"
#include "record/spare.hpp"
#include "record/writer.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;
using namespace std::chrono_literals;

namespace {

/// A disk whose writes end when the test says so.
class Hand final : public RowWriter {
 public:
  void append(std::vector<Row> rows) override { last = rows.empty() ? last : rows.back().number; }
  void tryAgain() override { ++tries; }
  bool finish(std::chrono::milliseconds) override { return durable == last; }
  std::uint64_t durableThrough() const noexcept override { return durable; }
  std::string failure() const override { return {}; }

  std::uint64_t last = 0, durable = 0;
  int tries = 0;
};

struct Aside {
  std::vector<std::uint64_t> rows;
  bool works = true;
  int cleared = 0;
};
class AsidePlace final : public SparePlace {
 public:
  explicit AsidePlace(Aside& aside) : aside_(aside) {}
  void append(std::vector<Row> rows) override {
    for (const auto& one : rows) aside_.rows.push_back(one.number);
  }
  std::uint64_t durableThrough() const override {
    return aside_.works && !aside_.rows.empty() ? aside_.rows.back() : 0;
  }
  void finish(std::chrono::milliseconds) override {}
  void clear() override {
    aside_.rows.clear();
    ++aside_.cleared;
  }

 private:
  Aside& aside_;
};

using Numbers = std::vector<std::uint64_t>;

Numbers numbersOf(const std::vector<Row>& rows) {
  Numbers all;
  for (const auto& one : rows) all.push_back(one.number);
  return all;
}

}  // namespace

TEST_CASE(
    "rows that wait for 2 s hold nothing up, lie aside, and are told as kept once they are in the store") {
  Hand disk;
  Aside aside;
  Keeping keeping(disk, std::make_unique<AsidePlace>(aside));
  keeping.append({row(1), row(2)}, 0ms);
  keeping.turn(0ms);
  keeping.turn(1999ms);
  CHECK_FALSE(keeping.late());
  CHECK(aside.rows.empty());
  keeping.append({row(3)}, 1999ms);
  keeping.turn(2000ms);
  CHECK(keeping.late());
  CHECK(keeping.spared());
  CHECK(aside.rows == Numbers{1, 2, 3});
  keeping.append({row(4)}, 2500ms);
  CHECK(aside.rows == Numbers{1, 2, 3, 4});
  CHECK(keeping.takeKept().empty());
  CHECK(keeping.waiting() == 4);
  disk.durable = 3;
  keeping.turn(2600ms);
  CHECK_FALSE(keeping.late());
  CHECK(numbersOf(keeping.takeKept()) == Numbers{1, 2, 3});
  CHECK(aside.cleared == 1);
  disk.durable = 4;
  keeping.turn(2700ms);
  CHECK(numbersOf(keeping.takeKept()) == Numbers{4});
  CHECK(keeping.waiting() == 0);
}

TEST_CASE("what lies nowhere else is not said to lie there") {
  Hand disk;
  Aside aside;
  aside.works = false;
  Keeping keeping(disk, std::make_unique<AsidePlace>(aside));
  keeping.append({row(1)}, 0ms);
  keeping.turn(2s);
  CHECK(keeping.late());
  CHECK_FALSE(keeping.spared());
  Keeping memory(disk, nullptr);
  memory.append({row(1)}, 0ms);
  memory.turn(2s);
  CHECK(memory.late());
  CHECK_FALSE(memory.spared());
  CHECK_FALSE(memory.finish(1ms));
}

TEST_CASE("what was refused is tried again every second") {
  Hand disk;
  Keeping keeping(disk, nullptr);
  keeping.append({row(1)}, 0ms);
  for (auto now = 0ms; now <= 10s; now += 100ms) keeping.turn(now);
  CHECK(disk.tries == 10);
}

TEST_CASE("rows aside are encrypted, readable by their owner alone, and come into the store once") {
  const Folder folder;
  const auto file = folder.path() / "record.db", key = folder.path() / "record.key",
             place = folder.path() / "spare";
  auto store = openStore(file, key);
  const auto info = store->begin("script", "title", "room", {});
  store->append(info.id, std::vector{row(1)});
  {
    const auto spare = makeSpare({place, key, info.code, false, {}});
    auto secret = row(2);
    secret.fields.values.emplace_back("text", std::string("very private words"));
    spare->append({row(1), secret});
    CHECK(spare->durableThrough() == 2);
  }
  const auto lies = spareFile(place, info.code);
  REQUIRE(std::filesystem::exists(lies));
  CHECK((std::filesystem::status(lies).permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
  CHECK((std::filesystem::status(place).permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
  CHECK(core::readTextFile(lies).find("private words") == std::string::npos);
  const auto taken = takeIn(*store, place, key);
  CHECK(taken.rows == 2);
  CHECK(taken.troubles.empty());
  CHECK(numbersOf(store->rows(info.id)) == Numbers{1, 2});
  CHECK(store->verify().problem.empty());
  CHECK(std::filesystem::is_empty(place));
  CHECK(takeIn(*store, place, key).rows == 0);
}

TEST_CASE("what lies aside for another store, or does not open, stays where it is") {
  const Folder folder;
  const auto key = folder.path() / "record.key", place = folder.path() / "spare";
  auto store = openStore(folder.path() / "record.db", key);
  const auto info = store->begin("script", "title", "room", {});
  makeSpare({place, key, "ZZZZ", false, {}})->append({row(1)});
  CHECK(takeIn(*store, place, key).troubles.empty());
  CHECK(std::filesystem::exists(spareFile(place, "ZZZZ")));
  std::filesystem::copy(spareFile(place, "ZZZZ"), spareFile(place, info.code));
  std::filesystem::resize_file(spareFile(place, info.code), 100);
  CHECK(takeIn(*store, place, key).troubles.size() == 1);
  CHECK(std::filesystem::exists(spareFile(place, info.code)));
  // without the record's key nothing is put anywhere, and no other key is made
  const auto without = makeSpare({place, folder.path() / "gone.key", "YYYY", false, {}});
  without->append({row(1)});
  CHECK(without->durableThrough() == 0);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "gone.key"));
}

TEST_CASE("a disk that does not answer is waited for as long as is said, and nobody waits after that") {
  struct Stuck {
    std::mutex mutex;
    std::condition_variable news;
    bool goes = false, went = false;
  };
  const auto stuck = std::make_shared<Stuck>();
  auto writer = std::make_unique<Writer>(
      [stuck](std::span<const Row>) {
        std::unique_lock lock(stuck->mutex);
        stuck->news.wait(lock, [&] { return stuck->goes; });
        stuck->went = true;
        stuck->news.notify_all();
      },
      true, std::function<void()>{});
  writer->append({row(1)});
  CHECK_FALSE(writer->finish(1ms));
  writer->leave();
  writer.reset();  // returns
  std::unique_lock lock(stuck->mutex);
  CHECK_FALSE(stuck->went);
  stuck->goes = true;
  stuck->news.notify_all();
  stuck->news.wait(lock, [&] { return stuck->went; });
  CHECK(stuck->went);
}
