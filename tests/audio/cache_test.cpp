#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <fstream>
#include <thread>

#include "audio/measure_cache.hpp"
#include "audio/measure_rows.hpp"
#include "audio/normalise.hpp"
#include "audio/remarks.hpp"
#include "audio/scan.hpp"
#include "audio/sounds.hpp"
#include "core/text.hpp"
#include "sqlite/database.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

void overwrite(const std::filesystem::path& file, std::string_view content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool same(const Measure& a, const Measure& b) {
  return a.length == b.length && a.integrated == b.integrated && a.truePeak == b.truePeak &&
         a.range == b.range && a.headSilence == b.headSilence && a.tailSilence == b.tailSilence &&
         a.brightness == b.brightness && a.tags.track == b.tags.track && a.tags.album == b.tags.album &&
         a.format.kind == b.format.kind && a.format.rate == b.format.rate &&
         a.format.channels == b.format.channels && a.format.cutShort == b.format.cutShort &&
         a.format.damaged == b.format.damaged && a.format.notNumbers == b.format.notNumbers &&
         a.contour->loudness == b.contour->loudness && a.contour->truePeak == b.contour->truePeak;
}

/// One that differs from the defaults in everything.
Measure oddMeasure(const std::filesystem::path& sound) {
  auto measure = measureFile(sound);
  measure.truePeak = kSilence;
  measure.headSilence = Frames{17};
  measure.tailSilence = Frames{4801};
  measure.tags = {Lufs{-14.25}, Lufs{1.0 / 3}};
  measure.format = {"ogg", 44100, 6, true, false, true};
  return measure;
}

/// A table of measures in a file of its own.
struct Table {
  explicit Table(const std::filesystem::path& file) : database(file, "the table", lw::sqlite::Mode::create) {
    makeMeasureTable(database);
  }
  lw::sqlite::Database database;
};

/// How many bytes a scan had to read.
std::uintmax_t bytesRead(const std::vector<std::filesystem::path>& files,
                         const std::filesystem::path& cache) {
  std::uintmax_t bytes = 0;
  ScanOptions options;
  options.cache = cache;
  options.progress = [&](const ScanProgress& now) { bytes = now.bytesTotal; };
  scan(files, options);
  return bytes;
}

Measure tagged(double measured, std::optional<double> track, std::optional<double> album) {
  Measure measure;
  measure.integrated = Lufs{measured};
  measure.brightness = 500;
  if (track) measure.tags.track = Lufs{*track};
  if (album) measure.tags.album = Lufs{*album};
  return measure;
}

}  // namespace

TEST_CASE("a measure comes back from its row as it was, and from no other") {
  Folder folder;
  Table table(folder / "t.sqlite");
  const auto measure = oddMeasure(writeWav(folder / "a.wav", noise(3.05, 0.2F, 1)));
  REQUIRE(measure.contour->loudness.size() == 31);
  writeMeasure(table.database, "12-ab", measure);
  const auto back = readMeasure(table.database, "12-ab");
  REQUIRE(back);
  CHECK(same(*back, measure));
  CHECK_FALSE(readMeasure(table.database, "12-ac"));
  writeMeasure(table.database, "12-ab", measureFile(folder / "a.wav"));
  CHECK(readMeasure(table.database, "12-ab")->format.kind == "wav");
  CHECK_FALSE(readMeasure(table.database, "12-ab")->tags.track);
}

TEST_CASE("a row with any value changed counts as missing") {
  Folder folder;
  Table table(folder / "t.sqlite");
  const auto measure = oddMeasure(writeWav(folder / "a.wav", noise(1, 0.2F, 1)));
  const auto changed = [&](const std::string& change) {
    writeMeasure(table.database, "12-ab", measure);
    REQUIRE(readMeasure(table.database, "12-ab"));
    table.database.run("UPDATE measures SET " + change);
    return !readMeasure(table.database, "12-ab");
  };
  for (const std::string number : {"length", "integrated", "range", "head", "tail", "brightness", "track",
                                   "album", "rate", "channels", "sum"})
    CHECK_MESSAGE(changed(number + " = " + number + " + 1"), number);
  for (const std::string flag : {"cut_short", "damaged", "not_numbers"})
    CHECK_MESSAGE(changed(flag + " = 1 - " + flag), flag);
  for (const std::string gone : {"track", "album"}) CHECK_MESSAGE(changed(gone + " = NULL"), gone);
  CHECK(changed("peak = -3"));
  CHECK(changed("kind = 'oggs'"));
  CHECK(changed("integrated = 'x'"));
  for (const std::string steps : {"step_loudness", "step_peak"}) {
    CHECK_MESSAGE(changed(steps + " = x'00'"), steps);
    CHECK_MESSAGE(changed(steps + " = x''"), steps);
    CHECK_MESSAGE(changed(steps + " = zeroblob(length(" + steps + "))"), steps);
  }
}

TEST_CASE("what can't have been measured is refused even with a right sum") {
  Folder folder;
  Table table(folder / "t.sqlite");
  const auto good = measureFile(writeWav(folder / "a.wav", noise(1, 0.2F, 1)));
  const auto refuses = [&](auto change) {
    auto bad = good;
    change(bad);
    try {
      writeMeasure(table.database, "1-a", bad);
    } catch (const lw::sqlite::DatabaseError&) {
      return true;
    }
    return !readMeasure(table.database, "1-a");
  };
  CHECK_FALSE(refuses([](Measure&) {}));
  CHECK(refuses([](Measure& m) { m.integrated = Lufs{std::nan("")}; }));
  CHECK(refuses([](Measure& m) { m.integrated = Lufs{-80}; }));
  CHECK(refuses([](Measure& m) { m.truePeak = Decibels{std::numeric_limits<double>::infinity()}; }));
  CHECK(refuses([](Measure& m) { m.length = Frames{0}; }));
  CHECK(refuses([](Measure& m) { m.length = seconds(100); }));
  CHECK(refuses([](Measure& m) { m.headSilence = Frames{-1}; }));
  CHECK(refuses([](Measure& m) { m.tailSilence = seconds(2); }));
  CHECK(refuses([](Measure& m) { m.contour.reset(); }));
}

TEST_CASE("a cache whose file is wrecked is set aside, and everything is measured anew and kept") {
  Folder folder;
  const auto a = writeWav(folder / "a.wav", noise(1, 0.2F, 1));
  const auto cache = folder / "cache", file = cache / "measures.sqlite",
             aside = cache / "measures.sqlite.damaged";
  const auto good = scan({a}, cache).measures.at(a);
  const auto whole = contentOf(file);
  CHECK(bytesRead({a}, cache) == 0);
  CHECK_FALSE(std::filesystem::exists(aside));
  for (const auto& wreck : {std::string(100000, 'x'), whole.substr(1), whole.substr(0, whole.size() / 2)}) {
    overwrite(file, wreck);
    REQUIRE(same(scan({a}, cache).measures.at(a), good));
    CHECK(contentOf(aside) == wreck);
    REQUIRE(bytesRead({a}, cache) == 0);
    std::filesystem::remove(aside);
  }
  overwrite(file, "");  // an empty file is a new one
  REQUIRE(same(scan({a}, cache).measures.at(a), good));
  REQUIRE(bytesRead({a}, cache) == 0);
}

TEST_CASE("whatever byte of a cache is wrong, no wrong measure comes out of it") {
  Folder folder;
  const auto a = writeWav(folder / "a.wav", noise(1, 0.2F, 1));
  const auto cache = folder / "cache", file = cache / "measures.sqlite";
  const auto good = scan({a}, cache).measures.at(a);
  const auto whole = contentOf(file);
  // The header, and all of what is not unused space.
  for (std::size_t i = 0; i < whole.size(); i += i < 100 || whole[i] != 0 ? 3 : 41) {
    auto wreck = whole;
    wreck[i] = static_cast<char>(wreck[i] ^ 0x11);
    overwrite(file, wreck);
    REQUIRE_MESSAGE(same(scan({a}, cache).measures.at(a), good), i);
    REQUIRE_MESSAGE(bytesRead({a}, cache) == 0, i);
  }
}

TEST_CASE("what another format of the cache holds is measured anew") {
  Folder folder;
  const auto a = writeWav(folder / "a.wav", noise(1, 0.2F, 1));
  const auto cache = folder / "cache";
  scan({a}, cache);
  REQUIRE(bytesRead({a}, cache) == 0);
  lw::sqlite::Database(cache / "measures.sqlite", "the cache", lw::sqlite::Mode::readWrite)
      .run(fmt::format("PRAGMA user_version = {}", kMeasureFormat - 1));
  CHECK(bytesRead({a}, cache) == std::filesystem::file_size(a));
  CHECK(bytesRead({a}, cache) == 0);
}

TEST_CASE("programs that scan at the same time lose nothing of each other") {
  Folder folder;
  const auto cache = folder / "cache";
  std::vector<std::filesystem::path> files;
  for (unsigned i = 0; i < 24; ++i)
    files.push_back(writeWav(folder / ("f" + std::to_string(i) + ".wav"), noise(0.5, 0.1F, i)));
  std::vector<pid_t> programs;
  for (std::size_t program = 0; program < 3; ++program) {
    programs.push_back(::fork());
    if (programs.back() != 0) continue;
    bool kept = true;
    for (std::size_t i = program; i < files.size(); i += 3) kept &= scan({files[i]}, cache).notKept.empty();
    ::_exit(kept ? 0 : 1);
  }
  for (const auto program : programs) {
    int status = -1;
    ::waitpid(program, &status, 0);
    CHECK(status == 0);
  }
  CHECK(bytesRead(files, cache) == 0);
}

TEST_CASE("threads that scan into one cache lose nothing of each other") {
  Folder folder;
  const auto cache = folder / "cache";
  std::vector<std::filesystem::path> files;
  for (unsigned i = 0; i < 24; ++i)
    files.push_back(writeWav(folder / ("f" + std::to_string(i) + ".wav"), noise(0.5, 0.1F, i)));
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 3; ++thread)
    threads.emplace_back([&, thread] {
      for (std::size_t i = thread; i < files.size(); i += 3) scan({files[i]}, cache);
    });
  for (auto& thread : threads) thread.join();
  CHECK(bytesRead(files, cache) == 0);
}

TEST_CASE("names of files may hold any byte") {
  Folder folder;
  const auto cache = folder / "cache";
  const auto file = writeWav(folder / "a\xff\t%\n'\".wav", noise(0.5, 0.1F, 1));
  const auto other = writeWav(folder / "a\xfe\t%\n'\".wav", noise(0.5, 0.1F, 2));
  const auto first = scan({file, other}, cache);
  REQUIRE(first.measures.size() == 2);
  CHECK(bytesRead({file, other}, cache) == 0);
  CHECK(same(scan({other}, cache).measures.at(other), first.measures.at(other)));
}

TEST_CASE("reading a file for its key can be broken off, and says why it fails") {
  Folder folder;
  const auto file = writeWav(folder / "a.wav", noise(1, 0.1F, 1));
  int asked = 0;
  CHECK_THROWS_AS(contentKey(file, [&] { return ++asked < 2; }), Interrupted);
  CHECK(contentKey(file, [] { return true; }) == contentKey(file));
  CHECK_THROWS_WITH(
      contentKey(folder / "none.wav"),
      fmt::format("can't read {}: No such file or directory", (folder / "none.wav").string()).c_str());
}

TEST_CASE("a cache that can't be written is told of, and the measures are there") {
  Folder folder;
  const auto file = writeWav(folder / "a.wav", noise(1, 0.1F, 1));
  CHECK(scan({file}, folder / "cache").notKept.empty());
  const auto result = scan({file}, file / "cache");  // a file is no folder
  CHECK(result.measures.size() == 1);
  CHECK(result.notKept.find("a.wav/cache") != std::string::npos);
}

TEST_CASE("a scan that is stopped keeps what it measured and goes on from there") {
  Folder folder;
  const auto cache = folder / "cache";
  std::vector<std::filesystem::path> files;
  for (unsigned i = 0; i < 6; ++i)
    files.push_back(writeWav(folder / (std::to_string(i) + ".wav"), noise(1 + 0.1 * i, 0.1F, i)));
  const std::vector<std::filesystem::path> some(files.begin(), files.begin() + 3);
  scan(some, cache);
  std::atomic<bool> stop{true};
  ScanOptions options;
  options.cache = cache;
  options.stop = &stop;
  const auto first = scan(files, options);
  CHECK(first.stopped);
  CHECK(first.failures.empty());
  CHECK(first.measures.size() == 3);
  stop = false;
  std::uintmax_t toRead = 0, size = 0;
  options.progress = [&](const ScanProgress& now) { toRead = now.bytesTotal; };
  const auto second = scan(files, options);
  CHECK_FALSE(second.stopped);
  CHECK(second.measures.size() == 6);
  for (const auto& file : files)
    if (!first.measures.contains(file)) size += std::filesystem::file_size(file);
  CHECK(toRead == size);
}

TEST_CASE("tags count only where they agree with the file") {
  CHECK_FALSE(albumCounts(tagged(-20, {}, {})));
  CHECK(albumCounts(tagged(-20, -20.6, -17.0)));
  CHECK_FALSE(albumCounts(tagged(-20, -21.2, -17.0)));
  CHECK_FALSE(albumCounts(tagged(-20, {}, -17.0)));
  CHECK_FALSE(albumCounts(tagged(-20, -20.0, -48.0)));
  CHECK_FALSE(albumCounts(tagged(-20, -20.0, 5.0)));
  CHECK(tagsLie(tagged(-20, -43.0, {})));
  CHECK_FALSE(tagsLie(tagged(-20, -20.9, -60.0)));
  CHECK_FALSE(tagsLie(tagged(-20, {}, {})));
}

TEST_CASE("remarks name what is wrong and where") {
  auto measure = tagged(-20, -43.0, {});
  measure.format = {"flac", 48000, 2, true, false, true};
  measure.range = Decibels{25};
  const auto remarks = remarksOn(measure, "x.MP3");
  std::vector<std::string> codes;
  for (const auto& remark : remarks) codes.push_back(remark.code);
  CHECK(codes ==
        std::vector<std::string>{"wrong-ending", "cut-short", "not-a-number", "wide-range", "lying-tags"});
  measure = tagged(-20, {}, {});
  measure.format.kind = "ogg";
  CHECK(remarksOn(measure, "x.OPUS").empty());
}
