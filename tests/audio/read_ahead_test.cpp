#include "audio/read_ahead.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <thread>

#include "audio/open_source.hpp"
#include "sounds.hpp"

using namespace lw;
using namespace lw::audio;
using namespace lw::test;

namespace {

/// A disk that went away, and may come back. What waits for it holds it.
struct Disk {
  std::latch asked{1};     ///< somebody hangs
  std::latch back{1};      ///< nobody hangs any more
  std::latch closed{1};    ///< the source is gone
  std::thread::id closer;  ///< before `closed`
};

enum class Hangs { opening, reading, closing };

/// Half a second of sound (or as long as told), then nothing comes back; endless once the disk is there.
class Hanging : public SourceReader {
 public:
  Hanging(std::shared_ptr<Disk> disk, Hangs where, int chunks = 50)
      : disk_(std::move(disk)), where_(where), chunks_(chunks) {
    if (where_ == Hangs::opening) hang();
  }
  ~Hanging() override {
    if (where_ == Hangs::closing) hang();
    disk_->closer = std::this_thread::get_id();
    disk_->closed.count_down();
  }
  Chunk next() override {
    if (where_ == Hangs::reading && given_ == chunks_) hang();
    ++given_;
    return {chunk_, false};
  }

 private:
  void hang() {
    disk_->asked.count_down();
    disk_->back.wait();
  }
  std::shared_ptr<Disk> disk_;
  Hangs where_;
  int chunks_;
  int given_ = 0;
  Samples chunk_ = Samples(2 * 480, 0.25F);
};

std::unique_ptr<ClipFiller> hanging(const std::shared_ptr<Clip>& clip, const std::shared_ptr<Disk>& disk,
                                    Hangs where = Hangs::reading, int chunks = 50) {
  const auto open = [disk, where, chunks] { return std::make_unique<Hanging>(disk, where, chunks); };
  return std::make_unique<ClipFiller>(clip, open);
}

std::unique_ptr<ClipFiller> playing(const std::shared_ptr<Clip>& clip, const std::filesystem::path& file) {
  return std::make_unique<ClipFiller>(clip, [file] { return openSource(FileSpec{file, {}, {}, true}); });
}

std::shared_ptr<Clip> newClip(std::uint32_t id) {
  return std::make_shared<Clip>(ClipId{id}, Bus::music, 1.0F);
}

/// As the mixer does: all that is there.
void playAll(Clip& clip) {
  clip.read.store(clip.written.load());
}

}  // namespace

TEST_CASE("sounds go on while others hang, wherever they do") {
  Folder folder;
  const auto sound = noise(1, 0.3F, 5);
  const auto file = writeWav(folder / "a.wav", sound);
  std::vector<std::shared_ptr<Disk>> disks;
  std::vector<std::shared_ptr<Clip>> hung;
  const auto clip = newClip(100), late = newClip(101);
  {
    ReadAhead readAhead(Reading::onThread);
    readAhead.add(playing(clip, file));
    for (const auto where :
         {Hangs::reading, Hangs::opening, Hangs::closing, Hangs::reading, Hangs::opening, Hangs::reading}) {
      disks.push_back(std::make_shared<Disk>());
      hung.push_back(newClip(static_cast<std::uint32_t>(disks.size())));
      readAhead.add(hanging(hung.back(), disks.back(), where));
      if (where == Hangs::closing) {
        readAhead.ensure({hung.back().get()}, seconds(1));
        hung.back()->retired = true;
        const auto other = newClip(200);  // so that somebody looks
        readAhead.add(playing(other, file));
        readAhead.ensure({other.get()}, seconds(1));
        other->retired = true;
      }
      disks.back()->asked.wait();
      readAhead.ensure({clip.get()}, kAhead);
      CHECK(clip->has(kAhead));
      playAll(*clip);
    }
    readAhead.add(playing(late, file));
    readAhead.ensure({late.get(), clip.get()}, kAhead);
    bool same = true;
    for (std::int64_t i = 0; i < kAhead.count(); ++i)
      same = same && late->frame(i)[0] == sound[2 * static_cast<std::size_t>(i % 48000)];
    CHECK(same);
    for (const auto& one : hung) CHECK(one->has(seconds(1)) == one->retired);
    for (const auto& disk : disks) disk->back.count_down();
    readAhead.ensure({hung.front().get()}, kAhead);
    CHECK(hung.front()->frame(100000)[0] == 0.25F);
  }
  for (const auto& disk : disks) CHECK(disk->closed.try_wait());
}

TEST_CASE("nobody need ask: a stand-by sees that the reader hangs") {
  const auto disk = std::make_shared<Disk>(), good = std::make_shared<Disk>();
  const auto clip = newClip(1), hung = newClip(2);
  ReadAhead readAhead(Reading::onThread);
  readAhead.add(hanging(clip, good, Hangs::reading, 1100));  // tells when it is read on
  readAhead.ensure({clip.get()}, kAhead);
  readAhead.add(hanging(hung, disk, Hangs::reading, 800));
  disk->asked.wait();
  clip->read.store(seconds(1).count());  // not low
  good->asked.wait();
  good->back.count_down();
  disk->back.count_down();
}

TEST_CASE("what hangs is left to its thread at the end, and lets go when it comes back") {
  std::vector<std::shared_ptr<Disk>> disks;
  std::vector<std::weak_ptr<Clip>> left;
  {
    ReadAhead readAhead(Reading::onThread);
    for (const auto where : {Hangs::reading, Hangs::opening, Hangs::closing}) {
      const auto disk = disks.emplace_back(std::make_shared<Disk>());
      const auto clip = newClip(1);
      left.push_back(clip);
      readAhead.add(hanging(clip, disk, where));
      if (where == Hangs::closing) {
        readAhead.ensure({clip.get()}, kAhead);
      } else {
        disk->asked.wait();
      }
    }
  }
  for (std::size_t i = 0; i < disks.size(); ++i) {
    CHECK_FALSE(left[i].expired());
    CHECK_FALSE(disks[i]->closed.try_wait());
    disks[i]->back.count_down();
    disks[i]->closed.wait();
    CHECK(disks[i]->closer != std::this_thread::get_id());
  }
}

TEST_CASE("a player with a source that hangs can be left") {
  const auto disk = std::make_shared<Disk>();
  Samples heard(2 * 480);
  {
    Player player(Reading::onThread,
                  [disk](const SourceSpec&) { return std::make_unique<Hanging>(disk, Hangs::reading); });
    player.submit(OpenClip{{1}, Bus::music, FileSpec{"any", {}, {}, true}});
    player.submit(StartClip{{1}, at(0)});
    disk->asked.wait();
    player.render(heard.data(), 480);
  }
  CHECK_FALSE(disk->closed.try_wait());
  disk->back.count_down();
  disk->closed.wait();
}

TEST_CASE("a sound that waits and of which nothing comes is told after 3 s, once") {
  const auto disk = std::make_shared<Disk>();
  std::vector<Report> told;
  {
    Player player(Reading::onThread,
                  [disk](const SourceSpec&) { return std::make_unique<Hanging>(disk, Hangs::opening); });
    player.submit(OpenClip{{1}, Bus::music, FileSpec{"any", {}, {}, true}});
    disk->asked.wait();
    Samples second(2 * 48000);
    for (int i = 0; i < 6; ++i) {
      player.render(second.data(), 48000);
      for (const auto& report : player.takeReports()) {
        CHECK(i == 2);
        told.push_back(report);
      }
    }
    disk->back.count_down();
  }
  REQUIRE(told.size() == 1);
  CHECK(std::get<ClipStarved>(told[0]).missing.count() == 0);
}

TEST_CASE("inlined, all is done and closed by who asks") {
  const auto disk = std::make_shared<Disk>();
  disk->back.count_down();
  const auto clip = newClip(1);
  ReadAhead readAhead(Reading::inlined);
  readAhead.add(hanging(clip, disk));
  readAhead.ensure({clip.get()}, seconds(2));
  CHECK(clip->has(seconds(2)));
  CHECK_FALSE(clip->has(seconds(3)));
  clip->retired = true;
  readAhead.ensure({}, seconds(2));
  CHECK(disk->closed.try_wait());
  CHECK(disk->closer == std::this_thread::get_id());
}
