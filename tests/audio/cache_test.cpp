#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "audio/measure_cache.hpp"
#include "audio/normalise.hpp"
#include "audio/remarks.hpp"
#include "audio/scan.hpp"
#include "audio/sounds.hpp"
#include "core/text.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The one entry of a cache.
std::filesystem::path entryOf(const std::filesystem::path& cache) {
  for (const auto& entry : std::filesystem::directory_iterator(cache))
    if (entry.path().filename() != "index" && entry.path().filename() != "lock") return entry.path();
  return {};
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

TEST_CASE("a measure comes back from its packed form as it was, and from no other") {
  Folder folder;
  const auto measure = measureFile(writeWav(folder / "a.wav", noise(3.05, 0.2F, 1)));
  REQUIRE(measure.contour->loudness.size() == 31);
  const auto packed = packMeasure(measure, "12-ab");
  CHECK(packed.size() < 31 * 4 + 200);
  const auto back = unpackMeasure(packed, "12-ab");
  REQUIRE(back);
  CHECK(back->length == measure.length);
  CHECK(back->integrated == measure.integrated);
  CHECK(back->truePeak == measure.truePeak);
  CHECK(back->range == measure.range);
  CHECK(back->brightness == measure.brightness);
  CHECK(back->format.kind == "wav");
  CHECK(back->format.rate == 48000);
  CHECK_FALSE(back->tags.track);
  CHECK(back->contour->loudness == measure.contour->loudness);
  CHECK(back->contour->truePeak == measure.contour->truePeak);
  CHECK_FALSE(unpackMeasure(packed, "12-ac"));
  for (std::size_t i = 0; i < packed.size(); ++i) {
    auto wreck = packed;
    wreck[i] = static_cast<char>(wreck[i] ^ 0x10);
    REQUIRE_FALSE(unpackMeasure(wreck, "12-ab"));
    REQUIRE_FALSE(unpackMeasure(std::string_view(packed).substr(0, i), "12-ab"));
  }
}

TEST_CASE("what can't have been measured is refused even with a right sum") {
  Folder folder;
  const auto good = measureFile(writeWav(folder / "a.wav", noise(1, 0.2F, 1)));
  const auto refuses = [&](auto change) {
    auto bad = good;
    change(bad);
    return !unpackMeasure(packMeasure(bad, "1-a"), "1-a");
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

TEST_CASE("an entry that is damaged is made anew, an index that lies leads nowhere") {
  Folder folder;
  const auto a = writeWav(folder / "a.wav", noise(1, 0.2F, 1));
  const auto cache = folder / "cache";
  const auto good = scan({a}, cache).measures.at(a);
  const auto entry = entryOf(cache);
  const auto packed = contentOf(entry), index = contentOf(cache / "index");
  for (const auto& wreck : {std::string{}, packed.substr(1), packed + "x", std::string(100000, 'x')}) {
    std::ofstream(entry, std::ios::binary | std::ios::trunc) << wreck;
    REQUIRE(scan({a}, cache).measures.at(a).integrated == good.integrated);
    REQUIRE(contentOf(entry) == packed);
  }
  for (std::size_t i = 0; i < index.size(); i += 7) {
    auto wreck = index;
    wreck[i] = static_cast<char>(wreck[i] ^ 1);
    std::ofstream(cache / "index", std::ios::binary | std::ios::trunc) << wreck;
    REQUIRE(scan({a}, cache).measures.at(a).integrated == good.integrated);
    REQUIRE(contentOf(cache / "index") == index);
  }
  // A key that is a path elsewhere.
  auto body = std::string("lullwater index 2\n1\t1\t../../etc/passwd\t/x\n");
  body += "sum\t" + std::string(16, '0') + "\n";
  std::ofstream(cache / "index", std::ios::trunc) << body;
  CHECK(scan({a}, cache).measures.size() == 1);
}

TEST_CASE("programs that scan at the same time lose nothing of each other") {
  Folder folder;
  const auto cache = folder / "cache";
  std::vector<std::filesystem::path> files;
  for (unsigned i = 0; i < 24; ++i)
    files.push_back(writeWav(folder / ("f" + std::to_string(i) + ".wav"), noise(0.5, 0.1F, i)));
  std::vector<std::thread> programs;
  for (std::size_t program = 0; program < 3; ++program)
    programs.emplace_back([&, program] {
      for (std::size_t i = program; i < files.size(); i += 3) scan({files[i]}, cache);
    });
  for (auto& program : programs) program.join();
  const auto index = contentOf(cache / "index");
  for (const auto& file : files) CHECK(index.find(file.string() + "\n") != std::string::npos);
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
