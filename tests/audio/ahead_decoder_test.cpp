#include "audio/ahead_decoder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>

#include "audio/file_reader.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

struct Heard {
  Samples samples;
  std::vector<std::size_t> gaps;
  std::string why;
  bool operator==(const Heard&) const = default;
};

/// At most so many samples, of what may have no end.
Heard hear(const FileSpec& spec, Decoding decoding, std::size_t most = 20'000'000) {
  Heard heard;
  try {
    FileReader reader(spec, decoding);
    for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next()) {
      if (chunk.afterGap) heard.gaps.push_back(heard.samples.size());
      heard.samples.insert(heard.samples.end(), chunk.samples.begin(), chunk.samples.end());
      if (heard.samples.size() >= most) break;
    }
  } catch (const std::runtime_error& error) {
    heard.why = error.what();
  }
  heard.samples.resize(std::min(heard.samples.size(), most));
  return heard;
}

/// Whole, or hurt in one of four ways.
std::filesystem::path hurt(const std::filesystem::path& file, int way, unsigned seed) {
  const auto size = std::filesystem::file_size(file);
  std::mt19937 random(seed);
  if (way == 1) std::filesystem::resize_file(file, size * 6 / 10);
  if (way < 2) return file;
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  for (int i = 0; i < (way == 2 ? 10 : way == 3 ? 200 : 5000); ++i) {
    stream.seekp(static_cast<std::streamoff>(size / 10 + random() % (size / 2)));
    stream.put(static_cast<char>(random()));
  }
  return file;
}

}  // namespace

TEST_CASE("decoded ahead on a thread, files whole and hurt have the same samples, gaps and failure") {
  Folder folder;
  const auto sound = noise(20, 0.3F, 4);
  bool gaps = false, fails = false;
  for (const auto& [name, spec] : std::vector<std::pair<std::string, EncoderSpec>>{
           {"x.wav", {.container = "wav", .codec = "pcm_s16le", .rate = 44100}},
           {"x.flac", {.container = "flac", .codec = "flac", .rate = 44100, .bits = 24}},
           {"x.ogg", {.container = "ogg", .codec = "libvorbis", .rate = 44100, .bitRate = 192000}},
           {"x.opus", {.container = "opus", .codec = "libopus", .bitRate = 192000}},
           {"x.mp3", {.container = "mp3", .codec = "libmp3lame", .rate = 44100, .bitRate = 256000}}})
    for (int way = 0; way < 5; ++way) {
      CAPTURE(name);
      CAPTURE(way);
      const FileSpec whole{hurt(write(folder / name, spec, sound), way, 7), {}, {}};
      const auto expected = hear(whole, Decoding::here);
      gaps |= !expected.gaps.empty();
      fails |= !expected.why.empty();
      CHECK(hear(whole, Decoding::ahead) == expected);
    }
  CHECK(gaps);
  CHECK(fails);
}

TEST_CASE("decoded ahead on a thread, parts, loops and files in a row have the same samples") {
  Folder folder;
  const EncoderSpec ogg{.container = "ogg", .codec = "libvorbis", .rate = 44100, .bitRate = 192000};
  const auto first = write(folder / "a.ogg", ogg, noise(9, 0.3F, 4)),
             second = write(folder / "b.ogg", ogg, noise(5, 0.3F, 5));
  FileSpec part{first, framesOf(3), framesOf(2.5)};
  FileSpec loop{second, framesOf(1), framesOf(0.3), true};
  FileSpec album{first, framesOf(2), framesOf(11)};
  album.then = {{second, framesOf(5), {}}};
  for (const auto& spec : {part, loop, album}) {
    const auto expected = hear(spec, Decoding::here, 2 * 48000 * 12);
    CHECK(expected.samples.size() > 48000);
    CHECK(hear(spec, Decoding::ahead, 2 * 48000 * 12) == expected);
  }
}

TEST_CASE("whoever decodes ahead can be let go of at any time") {
  Folder folder;
  const auto file = writeWav(folder / "long.wav", noise(30, 0.3F, 4));
  for (int taken = 0; taken < 40; ++taken) {
    FileReader reader(FileSpec{file, {}, {}}, Decoding::ahead);
    for (int i = 0; i < taken; ++i) CHECK_FALSE(reader.next().samples.empty());
  }
}
