#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <utility>

#include "audio/encoder.hpp"
#include "audio/take.hpp"
#include "author/level_line.hpp"
#include "author/voice_lines.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "library/library.hpp"
#include "platform/device_sink.hpp"
#include "platform/microphone.hpp"
#include "script/load.hpp"
#include "session/volume_cap.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

constexpr int kPoll = 100;  // ms
constexpr core::Frames kMicrophoneSettles =
    core::framesOf(0.2);              // of a device that has just been opened: clicks
constexpr int kMostSilentPolls = 30;  // a device that gives nothing for 3 s never will
constexpr core::Decibels kQuietRoom{25};
constexpr std::uintmax_t kLargestFile = 64U << 20U;

/// A line that was typed, in small letters; nothing where the input has ended.
std::optional<std::string> typed(const std::string& question) {
  fmt::print("{}", question);
  std::fflush(stdout);
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  std::string plain(core::trim(line));
  std::ranges::transform(plain, plain.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return plain;
}

bool agrees(const std::string& question) {
  const auto answer = typed(question + " [y/N] ");
  return answer && (*answer == "y" || *answer == "yes");
}

bool enterPressed() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (::poll(&input, 1, kPoll) <= 0) return false;
  std::string line;
  std::getline(std::cin, line);
  return true;
}

/// Until Enter, or until it is longer than any line.
std::vector<float> listen(const std::string& device) {
  platform::Microphone microphone(device);
  std::vector<float> samples;
  for (int silent = 0;
       samples.size() <= static_cast<std::size_t>((audio::kLongestTake + kMicrophoneSettles).count());) {
    const auto before = samples.size();
    const bool stopped = enterPressed();
    microphone.take(samples);
    if (const auto why = microphone.failure(); !why.empty()) throw std::runtime_error(why);
    silent = samples.size() == before ? silent + 1 : 0;
    if (silent > kMostSilentPolls) throw std::runtime_error("the microphone gives no sound at all");
    const core::Frames length{static_cast<std::int64_t>(samples.size())};
    fmt::print("\r{}", levelLine(audio::levelOf(samples), length));
    std::fflush(stdout);
    if (stopped) break;
  }
  fmt::print("\n");
  const auto settle = std::min(samples.size(), static_cast<std::size_t>(kMicrophoneSettles.count()));
  samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(settle));
  return samples;
}

void tellFault(audio::TakeFault fault) {
  switch (fault) {
    case audio::TakeFault::silence:
      fmt::print("No voice was heard: is this the right microphone, is it on, is it near enough?\n");
      break;
    case audio::TakeFault::tooShort: fmt::print("That was too short to be a line.\n"); break;
    case audio::TakeFault::tooLong:
      fmt::print("That was more than {}, which is longer than any line.\n",
                 core::formatLength(audio::kLongestTake));
      break;
  }
}

void tell(const audio::Take& take) {
  fmt::print("{:.1f} s of voice with its silence; levelled by {:+.1f} dB to {:.0f} LUFS.\n",
             static_cast<double>(take.samples.size()) / core::kFrameRate, take.gain.value,
             take.loudness.value);
  if (take.overloaded)
    fmt::print("The microphone was too loud and distorts: go back a little, and say it again.\n");
  if (take.overNoise < kQuietRoom)
    fmt::print("The voice stands only {:.0f} dB out of the noise: go nearer, or to a quieter room.\n",
               take.overNoise.value);
}

/// The take as a source of sound.
class TakeReader : public audio::SourceReader {
 public:
  explicit TakeReader(const std::vector<float>& mono) {
    for (const float sample : mono) stereo_.insert(stereo_.end(), 2, sample);
  }
  Chunk next() override {
    constexpr std::size_t kChunk = 8192;
    const auto count = std::min(kChunk, stereo_.size() - at_);
    at_ += count;
    return {std::span(stereo_).subspan(at_ - count, count), false};
  }

 private:
  std::vector<float> stereo_;
  std::size_t at_ = 0;
};

bool hasEnded(const std::vector<audio::Report>& reports) {
  return std::ranges::any_of(reports, [](const auto& report) {
    return std::holds_alternative<audio::ClipEnded>(report) ||
           std::holds_alternative<audio::ClipFailed>(report);
  });
}

/// As loud as the room plays at its begin. Enter ends it.
void playBack(const library::Places& places, const audio::Take& take) {
  if (!platform::soundAvailable()) {
    fmt::print("There is no sound device here to play it back.\n");
    return;
  }
  const auto room = script::loadRoom(places.config() / "room.toml").room;
  audio::Player player(audio::Reading::onThread, [&take](const audio::SourceSpec&) {
    return std::make_unique<TakeReader>(take.samples);
  });
  const core::FramePos begin{};
  player.submit(
      audio::FadeBus{audio::Bus::master, begin, {}, session::volumeAtBegin(room.sound, core::Lufs{-23}), {}});
  player.submit(audio::OpenClip{{1}, audio::Bus::voice, audio::FileSpec{}, {0}, {}});
  player.submit(audio::StartClip{{1}, begin + core::framesOf(0.5), {}, {}, 0});
  platform::DeviceSink sink(player, {room.sound.device, places.cues(), {}, {}});
  const auto last = begin + core::framesOf(1) + core::Frames{static_cast<std::int64_t>(take.samples.size())};
  fmt::print("Playing it; Enter stops.\n");
  while (sink.failure().empty() && player.position() < last && !hasEnded(player.takeReports()))
    if (enterPressed()) break;
  if (const auto why = sink.failure(); !why.empty()) fmt::print("{}.\n", why);
}

/// Written whole or not at all.
void write(const fs::path& file, const audio::Take& take) {
  const auto draft = fs::temp_directory_path() / fmt::format("lullwater-take-{}.wav", ::getpid());
  const struct Remover {
    fs::path file;
    ~Remover() {
      std::error_code ignored;
      fs::remove(file, ignored);
    }
  } remover{draft};
  audio::Encoder encoder(draft,
                         {.container = "wav", .codec = "pcm_s24le", .channels = 1, .bits = 24, .tags = {}});
  encoder.write(take.samples.data(), take.samples.size());
  encoder.finish();
  core::writeFileAtomically(file, core::readTextFile(draft, kLargestFile));
}

enum class Next { kept, again, discarded };

/// False where it was not written: the take is still there.
bool keep(const fs::path& file, bool mayReplace, const audio::Take& take) {
  std::error_code ignored;
  if (!mayReplace && fs::exists(file, ignored) &&
      !agrees(fmt::format("{} has come meanwhile. Replace it?", file.filename().string())))
    return false;
  try {
    write(file, take);
  } catch (const std::exception& error) {
    fmt::print("It could not be written: {}\n", error.what());
    return false;
  }
  fmt::print("Kept as {}; sessions play it from now on.\n", file.string());
  return true;
}

Next decide(const library::Places& places, const fs::path& file, bool mayReplace,
            const std::optional<audio::Take>& take) {
  if (take) playBack(places, *take);
  const auto* const question =
      take ? "keep, listen, again, or discard? [k/l/a/d] " : "again, or stop? [a/d] ";
  while (const auto answer = typed(question)) {
    if (answer->starts_with("a")) return Next::again;
    if (answer->starts_with("d") || answer->starts_with("s")) return Next::discarded;
    if (take && answer->starts_with("l")) playBack(places, *take);
    if (take && answer->starts_with("k") && keep(file, mayReplace, *take)) return Next::kept;
  }
  return Next::discarded;
}

bool agreesToReplace(const std::vector<fs::path>& recordings) {
  if (recordings.empty()) return true;
  return agrees(fmt::format("There is a recording of this line, {}. Record another one in its place?",
                            recordings.front().filename().string()));
}

}  // namespace

int recordLine(const library::Places& places, const SpokenLine& line, const std::string& microphone) {
  if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0)
    throw std::runtime_error("recording asks and shows how loud it is, so it needs a terminal");
  { const platform::Microphone there{microphone}; }  // before anything is asked
  const auto recordings = library::recordingsOf(places, line.key);
  const auto file = places.voices() / (line.key + ".wav");
  fmt::print("\n  {}\n\n", line.text);
  if (!agreesToReplace(recordings)) {
    fmt::print("Nothing was changed.\n");
    return 1;
  }
  for (auto next = Next::again; next == Next::again;) {
    const auto start =
        typed("Enter begins. Wait a moment, say it slowly, wait again; Enter ends. (q stops) ");
    if (!start || start->starts_with("q")) break;
    const auto result = audio::finishTake(listen(microphone));
    if (result.take)
      tell(*result.take);
    else
      tellFault(result.fault);
    next = decide(places, file, !recordings.empty(), result.take);
    if (next == Next::kept) return 0;
  }
  fmt::print("Nothing was changed.\n");
  return 1;
}

}  // namespace lw::author
