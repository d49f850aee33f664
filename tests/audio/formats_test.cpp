#include <doctest/doctest.h>
#include <sys/stat.h>

#include <array>
#include <complex>
#include <fstream>

#include "audio/file_reader.hpp"
#include "audio/sounds.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

struct Kind {
  std::string name;
  EncoderSpec spec;
  bool exact;      ///< lossless
  int lowestRate;  ///< that its encoder takes
  int highestRate;
  bool onlyOpusRates = false;
};

std::vector<Kind> kinds() {
  return {{"x.wav", {.container = "wav", .codec = "pcm_s24le", .bits = 24}, true, 8000, 192000},
          {"x.flac", {.container = "flac", .codec = "flac", .bits = 24}, true, 8000, 192000},
          {"x.aiff", {.container = "aiff", .codec = "pcm_s24be", .bits = 24}, true, 8000, 192000},
          {"x.alac.m4a", {.container = "ipod", .codec = "alac", .bits = 24}, true, 8000, 192000},
          {"x.ogg", {.container = "ogg", .codec = "libvorbis", .bitRate = 192000}, false, 44100, 48000},
          {"x.opus", {.container = "opus", .codec = "libopus", .bitRate = 192000}, false, 8000, 48000, true},
          {"x.mp3", {.container = "mp3", .codec = "libmp3lame", .bitRate = 256000}, false, 44100, 48000},
          {"x.m4a", {.container = "ipod", .codec = "aac", .bitRate = 256000}, false, 22050, 96000}};
}

Samples readAll(const FileSpec& spec) {
  FileReader reader(spec);
  Samples all;
  for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next()) {
    CHECK_FALSE(chunk.afterGap);
    all.insert(all.end(), chunk.samples.begin(), chunk.samples.end());
  }
  return all;
}

Samples readAll(const std::filesystem::path& file) {
  return readAll(FileSpec{file, {}, {}});
}

/// Its first place, which must be there.
void replaceIn(const std::filesystem::path& file, const std::string& old, const std::string& with) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  const auto at = content.find(old);
  REQUIRE(at != std::string::npos);
  stream.clear();
  stream.seekp(static_cast<std::streamoff>(at));
  stream << with;
}

/// Amplitude and phase of a tone in the left channel, over whole cycles from `begin` on.
std::complex<double> toneIn(const Samples& samples, double hz, std::size_t begin, std::size_t frames) {
  std::complex<double> sum = 0;
  for (std::size_t i = begin; i < begin + frames; ++i)
    sum += static_cast<double>(samples.at(2 * i)) *
           std::polar(1.0, -2 * std::numbers::pi * hz * static_cast<double>(i) / 48000);
  return sum * 2.0 / static_cast<double>(frames);
}

/// But for `edge` samples at both ends of `b`.
double largestDifference(const Samples& a, const Samples& b, std::size_t offset, std::size_t edge) {
  double largest = 0;
  for (std::size_t i = edge; i + edge < b.size(); ++i)
    largest = std::max(largest, std::fabs(static_cast<double>(a.at(i + offset)) - static_cast<double>(b[i])));
  return largest;
}

}  // namespace

TEST_CASE("every kind of file at every rate keeps length, level and place") {
  Folder folder;
  for (const auto& kind : kinds())
    for (const int rate : {8000, 22050, 44100, 48000, 96000, 192000})
      for (const int channels : {1, 2}) {
        if (rate < kind.lowestRate || rate > kind.highestRate) continue;
        if (kind.onlyOpusRates && rate != 8000 && rate != 48000) continue;
        CAPTURE(kind.name);
        CAPTURE(rate);
        CAPTURE(channels);
        auto spec = kind.spec;
        spec.rate = rate;
        spec.channels = channels;
        const auto file = write(folder / kind.name, spec, sine(375, 2, 0.4, rate, channels));
        const auto samples = readAll(file);
        const auto frames = static_cast<double>(samples.size() / 2);
        CHECK(std::fabs(frames - 96000) <= (kind.exact ? 1 : 2400));
        const auto tone = toneIn(samples, 375, 12800, 64000);
        CHECK(std::abs(tone) == doctest::Approx(0.4).epsilon(0.02));
        CHECK(std::arg(tone) == doctest::Approx(-std::numbers::pi / 2).epsilon(0.02));
        CHECK(std::abs(toneIn(samples, 1125, 12800, 64000)) < 0.004);
      }
}

TEST_CASE("Vorbis changes its block size without a gap") {
  Folder folder;
  constexpr int kRate = 44100;
  auto clicks = sine(220, 4, 0.02, kRate, 2);
  for (std::size_t at = 5000; at + 4 < clicks.size(); at += 2 * 7919)
    for (std::size_t i = 0; i < 4; ++i) clicks[at + i] = i % 2 == 0 ? 0.9F : -0.9F;
  EncoderSpec spec{.container = "ogg", .codec = "libvorbis", .rate = kRate, .bitRate = 192000};
  const auto samples = readAll(write(folder / "clicks.ogg", spec, clicks));
  CHECK(std::fabs(static_cast<double>(samples.size() / 2) - 4 * 48000) < 2400);
}

TEST_CASE("the rate of most music keeps its level up to 19 kHz") {
  Folder folder;
  const auto levelOf = [&](double hz) {
    const auto samples = readAll(writeWav(folder / "x.wav", sine(hz, 1, 0.5, 44100), 44100));
    return 20 * std::log10(std::abs(toneIn(samples, hz, 4800, 24000)) / 0.5);
  };
  CHECK(std::fabs(levelOf(19000)) < 0.01);
  CHECK(std::fabs(levelOf(20000)) < 0.1);
}

TEST_CASE("what another rate adds to a tone is 90 dB softer") {
  Folder folder;
  for (const int rate : {22050, 44100, 88200, 96000})
    for (const double hz : {1000.0, 9000.0, 18000.0}) {
      if (hz > 0.45 * rate) continue;
      CAPTURE(rate);
      CAPTURE(hz);
      const auto samples = readAll(writeWav(folder / "x.wav", sine(hz, 1, 0.5, rate), rate));
      constexpr std::size_t kBegin = 4800, kFrames = 24000;  // whole cycles of each
      const auto tone = toneIn(samples, hz, kBegin, kFrames);
      double rest = 0;
      for (std::size_t i = kBegin; i < kBegin + kFrames; ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(i) / 48000;
        const double difference = static_cast<double>(samples[2 * i]) - (tone * std::polar(1.0, turn)).real();
        rest += difference * difference / kFrames;
      }
      CHECK(10 * std::log10(rest / 0.125) < -90);
      CHECK(std::abs(tone) == doctest::Approx(0.5).epsilon(0.005));
    }
}

TEST_CASE("files at 48 kHz without loss come out as they went in") {
  Folder folder;
  const auto sound = noise(1, 0.5F, 1);
  for (const auto& kind : kinds()) {
    if (!kind.exact) continue;
    CAPTURE(kind.name);
    const auto samples = readAll(write(folder / kind.name, kind.spec, sound));
    REQUIRE(samples.size() == sound.size());
    CHECK(largestDifference(samples, sound, 0, 0) < 3e-7);
  }
}

TEST_CASE("a seek lands on its sample in every kind of file") {
  Folder folder;
  for (const auto& kind : kinds())
    for (const int rate : {44100, 48000}) {
      if (kind.onlyOpusRates && rate != 48000) continue;
      CAPTURE(kind.name);
      CAPTURE(rate);
      auto spec = kind.spec;
      spec.rate = rate;
      const auto file = write(folder / kind.name, spec, noise(8, 0.3F, 2, rate));
      const auto whole = readAll(file);
      for (const std::int64_t from : {160LL, 48000LL, 240160LL}) {
        const auto part = readAll(FileSpec{file, Frames{from}, Frames{48000}});
        CHECK(part.size() == 96000);
        // At the ends of a resampled part its neighbours are missing.
        const std::size_t edge = rate == 48000 ? 0 : 1200;
        CHECK(largestDifference(whole, part, 2 * static_cast<std::size_t>(from), edge) <
              (kind.exact ? 1e-6 : 2e-3));
      }
    }
}

TEST_CASE("behind the end there is no sound") {
  Folder folder;
  for (const auto& kind : kinds()) {
    CAPTURE(kind.name);
    const auto file = write(folder / kind.name, kind.spec, noise(2, 0.3F, 2));
    CHECK_THROWS_AS(readAll(FileSpec{file, seconds(30), {}}), std::runtime_error);
  }
}

TEST_CASE("a loop has no seam, at any rate") {
  Folder folder;
  for (const int rate : {44100, 48000}) {
    CAPTURE(rate);
    // 441 Hz: whole cycles in 1 s.
    const auto file = writeWav(folder / "loop.wav", sine(441, 1, 0.4, rate), rate);
    FileReader reader(FileSpec{file, {}, {}, true});
    Samples all;
    while (all.size() < 2 * 5 * 48000) {
      const auto chunk = reader.next();
      all.insert(all.end(), chunk.samples.begin(), chunk.samples.end());
    }
    const auto ideal = sine(441, 5, 0.4);
    double largest = 0;
    for (std::size_t i = 2 * 2400; i < 2 * 4 * 48000; ++i)
      largest = std::max(largest, std::fabs(static_cast<double>(all[i]) - static_cast<double>(ideal[i])));
    CHECK(largest < 1e-4);
  }
}

TEST_CASE("a part can be looped") {
  Folder folder;
  const auto sound = noise(3, 0.4F, 9);
  FileReader reader(FileSpec{writeWav(folder / "part.wav", sound), Frames{1000}, Frames{5000}, true});
  Samples all;
  while (all.size() < 2 * 12000) {
    const auto chunk = reader.next();
    all.insert(all.end(), chunk.samples.begin(), chunk.samples.end());
  }
  for (std::size_t i = 0; i < 2 * 12000; ++i) REQUIRE(all[i] == sound[2 * 1000 + i % (2 * 5000)]);
}

TEST_CASE("six channels are mixed down without clipping, mono sounds alike on both sides") {
  Folder folder;
  const auto full = readAll(writeWav(folder / "six.wav", sine(375, 1, 0.9, 48000, 6), 48000, 6));
  float loudest = 0;
  for (const auto sample : full) loudest = std::max(loudest, std::fabs(sample));
  CHECK(loudest <= 1.0F);
  CHECK(loudest > 0.4F);
  const auto tone = sine(375, 1, 0.5, 48000, 1);
  const auto mono = readAll(writeWav(folder / "mono.wav", tone, 48000, 1));
  REQUIRE(mono.size() == 2 * tone.size());
  for (std::size_t i = 0; i < tone.size(); ++i)
    REQUIRE((mono[2 * i] == tone[i] && mono[2 * i + 1] == tone[i]));
}

TEST_CASE("what is no sound file is refused with a reason") {
  Folder folder;
  const auto put = [&](const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
    return folder / name;
  };
  const auto why = [](const std::filesystem::path& file) -> std::string {
    try {
      FileReader{FileSpec{file, {}, {}}};
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(why(put("empty.flac", "")).ends_with("empty.flac: it is empty"));
  CHECK(why(put("words.mp3", std::string(5000, 'a'))).ends_with("it is a text, no sound"));
  CHECK(why(put("x.mp3", std::string(5000, '\1')))
            .find("it is no sound file of a kind that can be read: FLAC") != std::string::npos);
  CHECK(why(put("x.wav", "RIFF\x10\x10\1\1XXXX")).ends_with("its header is damaged"));
  CHECK(why(folder / "missing.wav").ends_with("missing.wav: No such file or directory"));
  CHECK(why("/dev/zero").ends_with("it is not a regular file"));
  REQUIRE(std::filesystem::create_directory(folder / "folder.flac"));
  CHECK(why(folder / "folder.flac").ends_with("it is not a regular file"));
  REQUIRE(::mkfifo((folder / "pipe.flac").c_str(), 0600) == 0);  // with nobody at its other end
  CHECK(why(folder / "pipe.flac").ends_with("it is not a regular file"));
  CHECK_FALSE(why(put("list.m3u8", "#EXTM3U\n#EXTINF:1,\nhttp://localhost/x.ts\n")).empty());
  CHECK_FALSE(why(put("concat.txt", "ffconcat version 1.0\nfile 'x.wav'\n")).empty());
  CHECK(why("concat:x.wav").find("concat:x.wav") != std::string::npos);
}

TEST_CASE("a protected file and one of too many channels are called so") {
  Folder folder;
  const auto bought = write(folder / "bought.m4a", {.container = "ipod", .codec = "aac", .bitRate = 128000},
                            sine(440, 1, 0.2));
  replaceIn(bought, "mp4a", "drms");
  CHECK_THROWS_WITH(FileReader({bought, {}, {}}), doctest::Contains("protected against copying"));
  const auto many = writeWav(folder / "many.wav", sine(440, 0.1, 0.2, 48000, 33), 48000, 33);
  CHECK_THROWS_WITH(FileReader({many, {}, {}}), doctest::Contains("33 channels can't be played"));
}

TEST_CASE("channels that a file puts in places nobody has are played as usual") {
  Folder folder;
  const auto file = writeWav(folder / "six.wav", sine(440, 1, 0.2, 48000, 6), 48000, 6);
  const auto usual = readAll(file);
  // the usual six places; on the left but not on the right, and three that don't exist
  replaceIn(file, std::string("\x3f\0\0\0", 4), std::string("\x0d\0\0\xe0", 4));
  CHECK(readAll(file) == usual);
}

TEST_CASE("damaged files end or go on without a click, and never crash") {
  Folder folder;
  const auto tone = sine(300, 3, 0.4);
  std::mt19937 random(1);
  for (const auto& kind : kinds())
    for (const int damage : {0, 1, 2, 3}) {
      CAPTURE(kind.name);
      CAPTURE(damage);
      const auto file = write(folder / kind.name, kind.spec, tone);
      const auto size = std::filesystem::file_size(file);
      if (damage == 0) {
        std::filesystem::resize_file(file, size * 6 / 10);
      } else {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        // PCM has no way to tell: there any byte is sound. It may be cut only.
        if (std::string_view(kind.spec.codec).starts_with("pcm")) continue;
        for (int i = 0; i < (damage == 1 ? 1 : 40); ++i) {
          stream.seekp(static_cast<std::streamoff>(size / 3 + random() % (size / 3)));
          stream.put(static_cast<char>(random()));
        }
      }
      Player player(Reading::inlined);
      player.submit(OpenClip{{1}, Bus::music, FileSpec{file, {}, {}}, Decibels{0}});
      player.submit(StartClip{{1}, at(0)});
      const auto samples = pull(player, seconds(4));
      bool over = false;
      for (const auto& report : player.takeReports())
        over |= std::holds_alternative<ClipEnded>(report) || std::holds_alternative<ClipFailed>(report);
      CHECK(over);
      if (damage == 0 || kind.spec.codec == "flac") CHECK(largestStep(samples) < 2 * largestStep(tone));
    }
}

TEST_CASE("a clip that can't be opened is told at once and never sounds") {
  Folder folder;
  Player player(Reading::inlined);
  player.submit(OpenClip{{5}, Bus::music, FileSpec{folder / "none.wav", {}, {}}, Decibels{0}});
  player.submit(StartClip{{5}, at(48000)});
  player.readAhead(seconds(1));
  CHECK(player.primed());
  const auto reports = player.takeReports();
  REQUIRE(reports.size() == 1);
  CHECK(std::get<ClipFailed>(reports[0]).why.find("none.wav") != std::string::npos);
  pull(player, seconds(2));
  CHECK(player.takeReports().empty());
}
