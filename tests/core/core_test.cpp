#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "core/diagnostic.hpp"
#include "core/files.hpp"
#include "core/latest_value.hpp"
#include "core/level.hpp"
#include "core/pin.hpp"
#include "core/shape.hpp"
#include "core/spsc_ring.hpp"
#include "core/wall_clock.hpp"

using namespace lw::core;

TEST_CASE("a diagnostic shows the line, a caret and the hint") {
  Diagnostic d{Severity::error,  "unknown-key",          "a.toml",
               {{2, 3}, {2, 9}}, "unknown key 'patern'", "did you mean 'pattern'?"};
  CHECK(format(d, "x = 1\n\tépatern = 2\n") ==
        "a.toml:2:3: error: unknown key 'patern' [unknown-key]\n"
        "    2 |  épatern = 2\n"
        "      |   ^~~~~~\n"
        "      = did you mean 'pattern'?\n");
  d.span = {};
  d.hint.clear();
  CHECK(format(d, "x = 1\n") == "a.toml: error: unknown key 'patern' [unknown-key]\n");
}

TEST_CASE("a long line is cut around the mistake") {
  Diagnostic d{Severity::warning, "", "a", {{1, 5000}, {1, 5003}}, "here", ""};
  const auto text = format(d, std::string(10000, 'a'));
  CHECK(text.size() < 400);
  CHECK(text.find("^~~") != std::string::npos);
}

TEST_CASE("colours are only around the text") {
  const Diagnostic d{Severity::warning, "unknown-key", "a.toml", {{1, 1}, {1, 2}}, "odd", "even"};
  auto coloured = format(d, Lines("x = 1\n"), Colour::yes);
  CHECK(coloured.find("\x1b[1;33mwarning:\x1b[0m") != coloured.npos);
  for (auto at = coloured.find('\x1b'); at != coloured.npos; at = coloured.find('\x1b'))
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  CHECK(coloured == format(d, "x = 1\n"));
}

TEST_CASE("the lines of a text and the bytes of their columns") {
  const Lines lines("a\r\n\n\xC3\xA9\xE2\x82\xACx\xFFy");
  CHECK(lines.line(1) == "a");
  CHECK(lines.line(2).empty());
  CHECK(lines.line(4).empty());
  CHECK(lines.line(0).empty());
  CHECK(lines.byteOf({3, 3}) == 5);
  CHECK(lines.byteOf({3, 2}) == 2);  // backwards
  CHECK(lines.byteOf({3, 5}) == 7);
  CHECK(lines.byteOf({3, 99}) == 8);
  CHECK(lines.byteOf({9, 2}) == 0);
}

TEST_CASE("a hundred thousand mistakes in one line are shown in a moment") {
  const std::string text(200000, 'a');
  const Lines lines(text);
  std::size_t size = 0;
  for (std::uint32_t column = 1; column < text.size(); column += 2)
    size += format({Severity::error, "x", "a", {{1, column}, {1, column}}, "m", ""}, lines).size();
  CHECK(size > text.size());
}

TEST_CASE("diagnostics are sorted and said once") {
  Diagnostics all{{Severity::error, "", "b", {}, "m", ""},
                  {Severity::error, "", "a", {{2, 1}, {2, 1}}, "m", ""},
                  {Severity::error, "", "a", {{1, 9}, {1, 9}}, "m", ""},
                  {Severity::error, "", "b", {}, "m", ""}};
  sortDiagnostics(all);
  REQUIRE(all.size() == 3);
  CHECK(all[0].span.begin.line == 1);
  CHECK(all[2].file == "b");
}

TEST_CASE("files are replaced at once and never read from devices") {
  const auto folder = std::filesystem::temp_directory_path() / "lullwater-core-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  writeFileAtomically(folder / "key", "secret", true);
  CHECK(readTextFile(folder / "key") == "secret");
  struct stat status {};
  REQUIRE(::stat((folder / "key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK_THROWS_WITH_AS(readTextFile("/dev/zero"), "can't read /dev/zero: it is not a regular file",
                       FileError);
  CHECK_THROWS_AS(readTextFile(folder), FileError);
  CHECK_THROWS_WITH_AS(readTextFile("/proc/self/stat"),  // holds another length than it says
                       "can't read /proc/self/stat: it changes while it is read; try again", FileError);
  CHECK_THROWS_AS(readTextFile(folder / "none"), FileError);
  CHECK_THROWS_AS(readTextFile(folder / "key", 3), FileError);
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("what replaces a file is for the same readers, and a write that fails leaves nothing beside it") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "lullwater-core-replace";
  fs::remove_all(folder);
  fs::create_directories(folder);
  writeFileAtomically(folder / "room.toml", "old", true);
  writeFileAtomically(folder / "room.toml", "new");
  struct stat status {};
  REQUIRE(::stat((folder / "room.toml").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  // A disk that is full after 1 kB: the limit comes as a signal, too.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1024, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  CHECK_THROWS_AS(writeFileAtomically(folder / "room.toml", std::string(4096, 'x')), FileError);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(readTextFile(folder / "room.toml") == "new");
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
  fs::remove_all(folder);
}

TEST_CASE("levels convert both ways") {
  CHECK(amplitude(Decibels{-20}) == doctest::Approx(0.1));
  CHECK(amplitude(kSilence) == 0);
  CHECK(decibels(0) == kSilence);
  CHECK((Lufs{-23} - Lufs{-20}).value == doctest::Approx(-3));
}

TEST_CASE("powers convert both ways, and add up where levels don't") {
  CHECK(power(Decibels{0}) == 1);
  CHECK(power(Decibels{10}) == doctest::Approx(10));
  CHECK(power(kSilence) == 0);
  CHECK(power(Lufs{-23}) == power(Decibels{-23}));
  CHECK(decibelsOfPower(0) == kSilence);
  CHECK(decibelsOfPower(power(Decibels{-12.5})).value == doctest::Approx(-12.5));
  CHECK(decibelsOfPower(2 * power(Decibels{-23})).value == doctest::Approx(-19.99).epsilon(0.001));
  CHECK(power(Decibels{-6}) == doctest::Approx(amplitude(Decibels{-6}) * amplitude(Decibels{-6})));
}

TEST_CASE("a raised cosine and a quarter turn begin, end and rise as they say") {
  CHECK(raisedCosine(0) == 0);
  CHECK(raisedCosine(0.5) == doctest::Approx(0.5));
  CHECK(raisedCosine(1) == 1);
  double steepest = 0;
  for (int i = 0; i < 1000; ++i)
    steepest = std::max(steepest, 1000 * (raisedCosine((i + 1) / 1000.0) - raisedCosine(i / 1000.0)));
  CHECK(steepest == doctest::Approx(kSteepestOfRaisedCosine).epsilon(1e-5));
  for (const double share : {0.0, 0.1, 0.5, 0.9, 1.0})
    CHECK(quarterUp(share) * quarterUp(share) + quarterDown(share) * quarterDown(share) ==
          doctest::Approx(1));
  CHECK(quarterUp(1) == 1);
  CHECK(quarterDown(0) == 1);
}

TEST_CASE("a ring keeps order between two threads") {
  SpscRing<int, 64> ring;
  std::thread producer([&] {
    for (int i = 0; i < 100000;) i += ring.push(i) ? 1 : 0;
  });
  int expected = 0;
  while (expected < 100000)
    if (const auto value = ring.pop()) REQUIRE(*value == expected++);
  producer.join();
  CHECK_FALSE(ring.pop());
}

TEST_CASE("the latest value is whole and never older than one seen") {
  struct Pair {
    int a = 0, b = 0;
  };
  LatestValue<Pair> box;
  std::thread writer([&] {
    for (int i = 1; i <= 100000; ++i) box.write({i, i});
  });
  int last = 0;
  while (last < 100000) {
    const auto pair = box.read();
    REQUIRE(pair.a == pair.b);
    REQUIRE(pair.a >= last);
    last = pair.a;
  }
  writer.join();
}

TEST_CASE("a PIN is kept as a salted hash") {
  const auto hash = hashPin("2468");
  CHECK(hash != hashPin("2468"));
  CHECK(pinMatches("2468", hash));
  CHECK_FALSE(pinMatches("2469", hash));
  CHECK_FALSE(pinMatches("2468", "nonsense"));
}

TEST_CASE("PINs that everybody tries first are none") {
  for (const auto* bad : {"0000", "1111", "99999999", "1234", "012345", "8765", "3210"})
    CHECK(faultOf(bad).has_value());
  CHECK(faultOf("1111") == PinFault::oneDigit);
  CHECK(faultOf("4567") == PinFault::inARow);
  CHECK(faultOf("471") == PinFault::length);
  CHECK(faultOf("471147114") == PinFault::length);
  CHECK(faultOf("47a1") == PinFault::notDigits);
  for (const auto* good : {"4711", "0815", "1243", "11112222"}) CHECK_FALSE(faultOf(good).has_value());
}

TEST_CASE("UTC is written by RFC 3339") {
  CHECK(formatUtc(UtcTime{std::chrono::milliseconds{1772356320250}}) == "2026-03-01T09:12:00.250Z");
}
