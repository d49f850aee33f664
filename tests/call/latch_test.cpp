#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <fstream>

#include "core/files.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::call;
using namespace lw::call::test;

TEST_CASE("a latch comes back as it was; any other text is no latch") {
  Latch latch{true,
              1772356320001,
              3,
              core::UtcTime{1772356320000ms},
              Source::sitterTimer,
              core::UtcTime{1772350000000ms}};
  const auto text = formatLatch(latch);
  CHECK(parseLatch(text) == latch);
  CHECK(parseLatch(formatLatch(Latch{})) == Latch{});
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto spoilt = text;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
    CAPTURE(at);
    CHECK_FALSE(parseLatch(spoilt).has_value());
    CHECK_FALSE(parseLatch(text.substr(0, at)).has_value());
  }
  CHECK_FALSE(parseLatch(text + "x").has_value());
}

TEST_CASE("a call outlives a restart with its first time, and rings again") {
  Desk desk;
  Room room({&desk});
  room.tap(Source::handButton);
  const auto first = room.clock.time;
  desk.receipt();
  desk.answers("Ada");
  room.pass(5s);
  CHECK(room.view().state == State::answered);
  const auto call = desk.last().call;
  room.takeLog();
  room.clock.time += 20s;
  room.start();
  CHECK(room.view().state == State::placed);
  CHECK_FALSE(room.view().personProven);
  CHECK(room.guard->tone() == Tone::low);
  CHECK(room.view().age == 25s);
  CHECK(room.onDisk().first == first);
  room.pass(100ms);
  CHECK(desk.last().call == call);
  CHECK(desk.last().ring == 2);
  CHECK(desk.last().standing);
  room.pass(4'900ms);
  CHECK(room.takeLog() == Lines{"call-placed source=restored again=no first=2026-03-01T09:12:00.000Z",
                                "call-not-delivered why=no receipt", "call-escalated level=1"});
  CHECK(room.view().age == 30s);
  room.guard->clear(kStaff, room.now);
  room.start();
  CHECK(room.view().state == State::idle);
}

TEST_CASE("a clock that was set back does not lose the call") {
  Room room;
  room.tap(Source::key);
  room.clock.time -= 48h;
  room.start();
  room.pass(1100ms);
  CHECK(room.view().state == State::placed);
  CHECK(room.view().age == 1s);
}

TEST_CASE("a latch that can't be read is taken for a call") {
  Room room;
  SUBCASE("spoilt") {
    std::ofstream(room.folder.latch(), std::ios::app) << "x";
  }
  SUBCASE("empty") {
    std::ofstream(room.folder.latch(), std::ios::trunc).close();
  }
  SUBCASE("huge") {
    std::ofstream(room.folder.latch()) << std::string(100000, 'x');
  }
  SUBCASE("a folder") {
    std::filesystem::remove(room.folder.latch());
    std::filesystem::create_directory(room.folder.latch());
  }
  SUBCASE("a link to nowhere") {
    std::filesystem::remove(room.folder.latch());
    std::filesystem::create_symlink(room.folder.path() / "nowhere", room.folder.latch());
  }
  room.start();
  CHECK(room.view().state == State::placed);
  CHECK(room.guard->tone() == Tone::medium);
  const auto log = room.takeLog();
  CHECK(log.front().find("a call is taken to stand") != std::string::npos);
  room.pass(1s);
  room.guard->clear(kStaff, room.now);
  CHECK(room.view().state == State::idle);
}

TEST_CASE("a disk that refuses the latch does not refuse the call; it is written when it can be") {
  Room room;
  std::filesystem::remove_all(room.folder.path());
  std::ofstream(room.folder.path()).close();  // a file where the folder should be
  room.tap(Source::screen);
  CHECK(room.view().state == State::placed);
  const auto log = room.takeLog();
  REQUIRE(log.size() == 2);
  CHECK(log[0].find("call-fault what=the call can't be kept on disk") == 0);
  CHECK(log[1] == "call-placed source=screen again=no");
  room.pass(5s);
  CHECK(std::ranges::none_of(room.takeLog(),
                             [](const auto& line) { return line.starts_with("call-fault"); }));  // said once
  std::filesystem::remove(room.folder.path());
  room.pass(1s);
  CHECK(room.onDisk().standing);
}

TEST_CASE("a first start tells when the latch can't be kept") {
  Room room;
  room.setup.latchFile = "/proc/nowhere/call.latch";
  room.start();
  const auto log = room.takeLog();
  REQUIRE(log.size() == 1);
  CHECK(log[0].starts_with("call-fault"));
}

TEST_CASE("killed right after the press returned, the call stands") {
  Folder folder;
  FakeClock clock;
  for (int round = 0; round < 5; ++round) {
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      Guard guard({.latchFile = folder.latch(), .home = false, .handButton = false, .escalation = {}}, clock);
      guard.clear(kStaff, 0ms);
      for (std::chrono::milliseconds now{0};; now += 100ms) {
        guard.press(Source::key, now);
        char said = 'x';
        if (::write(pipe[1], &said, 1) != 1) ::_exit(0);
      }
    }
    ::close(pipe[1]);
    char said = 0;
    CHECK(::read(pipe[0], &said, 1) == 1);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    const Guard guard({.latchFile = folder.latch(), .home = false, .handButton = false, .escalation = {}},
                      clock);
    CHECK(guard.view(0ms).state == State::placed);
  }
}
