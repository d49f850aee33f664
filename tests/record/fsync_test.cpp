#include <doctest/doctest.h>
#include <sys/syscall.h>

#include <atomic>

#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {
std::atomic<int> synced{0};
}

// The program's own symbols come before libc's, also for SQLCipher: a power cut can't be tried here, but that
// every append asks the disk to keep it can be seen.
extern "C" int fsync(int descriptor) {
  ++synced;
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}
extern "C" int fdatasync(int descriptor) {
  ++synced;
  return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}

TEST_CASE("begin, every append and end are on disk, not only with the system, when they return") {
  Folder folder;
  const auto store = openIn(folder);
  auto before = synced.load();
  const auto session = store->begin("s", "t", "r", kMorning).id;
  CHECK(synced > before);
  for (std::uint64_t number = 1; number <= 5; ++number) {
    before = synced;
    store->append(session, std::vector{row(number)});
    CHECK(synced > before);
  }
  before = synced;
  store->end(session, "complete", kMorning);
  CHECK(synced > before);
}
