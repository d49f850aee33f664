#include <doctest/doctest.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>

#include <random>

#include "record/writer.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {

void tell(int pipe, std::uint64_t number) {
  if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(0);
}

/// Reads numbers until `enough` of them came or the writer is gone; the last one.
std::uint64_t listen(int pipe, int enough) {
  std::uint64_t number = 0, last = 0;
  for (int i = 0; i < enough && ::read(pipe, &number, sizeof number) == sizeof number; ++i) last = number;
  return last;
}

/// What was still in the pipe when the writer was killed had been said, too.
std::uint64_t listenOn(int pipe, std::uint64_t last) {
  return std::max(last, listen(pipe, 1 << 20));
}

/// A process that appends for ever and says through `pipe` what is durable.
template <class Work>
pid_t spawn(int (&pipe)[2], Work work) {
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    try {
      work(pipe[1]);
    } catch (...) {
    }
    ::_exit(0);
  }
  ::close(pipe[1]);
  return child;
}

void appendForEver(const Folder& folder, int pipe) {
  const auto store = openIn(folder);
  const auto session = store->begin("s", "t", "r", kMorning).id;
  for (std::uint64_t number = 1;; number += 2) {
    store->append(session,
                  std::vector{row(number), row(number + 1, "answered", std::string(number % 3000, 'x'))});
    tell(pipe, number + 1);
  }
}

void writeForEver(const Folder& folder, int pipe) {
  const auto store = openIn(folder);
  const auto session = store->begin("s", "t", "r", kMorning).id;
  Writer* told = nullptr;
  Writer writer(*store, session, true, [&] { tell(pipe, told == nullptr ? 0 : told->durableThrough()); });
  told = &writer;
  for (std::uint64_t number = 1;; ++number) {
    writer.append({row(number)});
    if (number % 7 == 0) writer.finish(std::chrono::minutes{1});
  }
}

}  // namespace

TEST_CASE("what was said to be durable outlives kill -9, and the chain is whole") {
  Folder folder;
  std::mt19937 random(20260301);
  for (int round = 0; round < 8; ++round) {
    CAPTURE(round);
    int pipe[2];
    const bool onThread = round % 2 == 1;
    const pid_t child =
        spawn(pipe, [&](int out) { onThread ? writeForEver(folder, out) : appendForEver(folder, out); });
    auto durable = listen(pipe[0], std::uniform_int_distribution{1, 60}(random));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    durable = listenOn(pipe[0], durable);
    ::close(pipe[0]);
    const auto store = openIn(folder);
    const auto sessions = store->sessions();
    REQUIRE(sessions.size() == static_cast<std::size_t>(round) + 1);
    CHECK_FALSE(sessions.back().ended.has_value());
    const auto rows = store->rows(sessions.back().id);
    CHECK(durable > 0);
    CHECK(rows.size() >= durable);
    for (std::size_t i = 0; i < rows.size(); ++i) REQUIRE(rows[i].number == i + 1);
    if (!onThread) CHECK(rows.size() % 2 == 0);  // a batch is whole or not there
    CHECK(store->verify().problem == "");
  }
}

TEST_CASE("killed anywhere in its first start, the next start works") {
  for (int delay = 0; delay < 10; ++delay) {
    Folder folder;
    int pipe[2];
    const pid_t child = spawn(pipe, [&](int out) {
      tell(out, 1);
      appendForEver(folder, out);
    });
    listen(pipe[0], 1);
    // A little further into it each time; how far does not matter, only that it is anywhere.
    for (int i = 0; i < delay * 300; ++i) ::sched_yield();
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    CHECK(refusal(folder) == "");
    CHECK(openIn(folder)->verify().problem == "");
  }
}

TEST_CASE("a full disk refuses whole batches, and when there is room again the rows are written") {
  Folder folder;
  const int status = inChild([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = openIn(folder);
    const auto session = store->begin("s", "t", "r", kMorning).id;
    Writer writer(*store, session, false, {});
    writer.append({row(1)});
    if (!writer.finish(std::chrono::minutes{1}) || writer.durableThrough() != 1) return 1;
    const rlimit full{60'000, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &full);
    for (std::uint64_t number = 2; number < 40; ++number)
      writer.append({row(number, "answered", std::string(5000, 'x'))});
    if (writer.failure().empty()) return 2;
    const auto durable = writer.durableThrough();
    if (durable >= 39) return 3;
    if (store->rows(session).size() != durable) return 4;
    const rlimit room{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &room);
    if (!writer.finish(std::chrono::minutes{1}) || !writer.failure().empty() || writer.durableThrough() != 39)
      return 5;
    return store->rows(session).size() == 39 && store->verify().problem.empty() ? 0 : 6;
  });
  CHECK(status == 0);
}

TEST_CASE("a second process lists and adds while a session runs, and one chain comes of it") {
  Folder folder;
  const auto store = openIn(folder);
  const auto mine = store->begin("mine", "t", "r", kMorning).id;
  store->append(mine, std::vector{row(1)});
  const int status = inChild([&] {
    if (openIn(folder, Access::read)->rows(mine).size() != 1) return 1;
    const auto second = openIn(folder);
    const auto theirs = second->begin("theirs", "t", "r", kMorning).id;
    second->append(theirs, std::vector{row(1)});
    second->append(kNoSession, std::vector{row(0, "call-placed")});
    return theirs != mine ? 0 : 2;
  });
  CHECK(status == 0);
  store->append(mine, std::vector{row(2)});
  CHECK(store->sessions().size() == 2);
  CHECK(store->rows(mine).size() == 2);
  CHECK(store->rows(kNoSession).size() == 1);
  CHECK(store->verify().problem == "");
}

TEST_CASE("two first starts at once make one key and one store") {
  Folder folder;
  int pipe[2];
  const auto work = [&](int out) {
    const auto store = openIn(folder);
    store->begin("s", "t", "r", kMorning);
    tell(out, 1);
  };
  const pid_t first = spawn(pipe, work);
  int other[2];
  const pid_t second = spawn(other, work);
  CHECK(listen(pipe[0], 1) == 1);
  CHECK(listen(other[0], 1) == 1);
  ::waitpid(first, nullptr, 0);
  ::waitpid(second, nullptr, 0);
  ::close(pipe[0]);
  ::close(other[0]);
  CHECK(openIn(folder)->sessions().size() == 2);
  CHECK(openIn(folder)->verify().problem == "");
}
