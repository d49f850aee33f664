#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "audio/encoder.hpp"
#include "audio/pink_noise.hpp"
#include "audio/scan.hpp"
#include "author/commands.hpp"
#include "author/diagnostics_out.hpp"
#include "author/room_file.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "platform/device_sink.hpp"
#include "platform/signals.hpp"
#include "script/load.hpp"
#include "session/volume_cap.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

constexpr core::Frames kRise = core::framesOf(8);
constexpr core::Frames kFall = core::framesOf(3);
constexpr core::Frames kSettle = core::framesOf(2);  // a meter set to "slow" follows
// Nobody sets a room softer or louder than this on purpose. Below it a meter reads the room itself, with the
// amplifier off; and room.toml takes no calibration below 30, which is some 7 dB below the reading.
constexpr double kSoftestNoise = 40, kLoudest = 95;

/// The noise as a file that goes with this.
class Noise {
 public:
  Noise() : file_(fs::temp_directory_path() / fmt::format("lullwater-noise-{}.wav", ::getpid())) {
    const auto samples = audio::pinkNoise(core::framesOf(30));
    audio::Encoder encoder(file_, {.container = "wav", .codec = "pcm_f32le", .bits = 0, .tags = {}});
    encoder.write(samples.data(), samples.size() / 2);
    encoder.finish();
  }
  ~Noise() {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  Noise(const Noise&) = delete;
  Noise& operator=(const Noise&) = delete;
  const fs::path& file() const { return file_; }

 private:
  fs::path file_;
};

bool lineWaits() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, 50) > 0;
}

/// "62", "62.5" or "62,5"; nothing where it is no number.
std::optional<double> readingIn(std::string text) {
  for (char& c : text)
    if (c == ',') c = '.';
  const auto words = core::trim(text);
  double value = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc{} || end != words.data() + words.size()) return std::nullopt;
  return value;
}

/// Plays the noise until somebody typed what the meter reads; nothing where they stopped.
std::optional<double> ask(audio::Player& player, platform::DeviceSink& sink, const Noise& noise,
                          const std::atomic<bool>& stopped) {
  player.submit(
      audio::OpenClip{{1}, audio::Bus::music, audio::FileSpec{noise.file(), {}, {}, true, {}}, {0}});
  player.submit(
      audio::StartClip{{1}, player.position() + core::framesOf(2), kRise, audio::Shape::raisedCosine});
  const auto settled = player.position() + core::framesOf(2) + kRise + kSettle;
  bool asked = false;
  while (sink.failure().empty()) {
    if (stopped) return std::nullopt;
    player.takeReports();
    if (player.position() < settled) {
      ::usleep(50'000);
      continue;
    }
    if (!std::exchange(asked, true))
      fmt::print("The meter reads, in dB(A) (Enter alone stops): "), std::fflush(stdout);
    if (!lineWaits()) continue;
    std::string line;
    if (!std::getline(std::cin, line) || core::trim(line).empty() || core::trim(line) == "q")
      return std::nullopt;
    const auto reading = readingIn(line);
    if (reading && *reading >= kSoftestNoise && *reading <= kLoudest) return reading;
    fmt::print("A number from {:.0f} to {:.0f}, please. If the meter shows another, turn the amplifier: ",
               kSoftestNoise, kLoudest);
    std::fflush(stdout);
  }
  throw std::runtime_error(sink.failure());
}

void fadeAway(audio::Player& player, platform::DeviceSink& sink) {
  const auto end = player.position() + core::framesOf(0.1) + kFall + core::framesOf(0.2);
  player.submit(
      audio::StopClip{{1}, player.position() + core::framesOf(0.1), kFall, audio::Shape::raisedCosine});
  while (sink.failure().empty() && player.position() < end) {
    player.takeReports();
    ::usleep(50'000);
  }
}

struct Known {
  core::Decibels volumeCap{0};
  double cap = 65;
};

Known knownOf(const script::Room& room, const std::string& device) {
  for (const auto& output : room.sound.outputs)
    if (output.device == device) return {output.volumeCap, output.cap};
  return {room.sound.volumeCap, room.sound.cap};
}

/// Whether a changed room.toml says what it should: TOML can be written in ways that a change by lines
/// breaks, and with a room.toml that can't be read nothing starts.
bool says(const fs::path& roomFile, const std::string& text, const std::string& section, double calibration) {
  const auto loaded = script::loadRoom(roomFile, text);
  if (core::hasErrors(loaded.diagnostics)) return false;
  auto found = loaded.room.sound.calibration;
  if (!section.empty()) {
    found.reset();
    for (const auto& output : loaded.room.sound.outputs)
      if (output.device == section) found = output.calibration;
  }
  constexpr double kRounded = 0.051;
  return found && std::fabs(*found - calibration) < kRounded;
}

/// False where it could not be written.
bool writeInto(const fs::path& roomFile, const std::string& section, double calibration) {
  std::error_code ignored;
  const auto text = fs::exists(roomFile, ignored) ? core::readTextFile(roomFile) : "format = 1\n";
  const auto changed = withSoundNumber(text, section, "calibration", fmt::format("{:.1f}", calibration));
  if (!says(roomFile, changed, section, calibration)) {
    fmt::print(stderr,
               "lullwater: {} is written in a way that can't be changed here; please put this into it\n",
               roomFile.string());
    return false;
  }
  const auto behindLinks = fs::canonical(roomFile, ignored);  // the link itself stays
  core::writeFileAtomically(ignored ? roomFile : behindLinks, changed);
  fmt::print("Written to {}.\n", roomFile.string());
  return true;
}

/// False where it could not be written as asked.
bool tell(const CalibrateOptions& options, const fs::path& roomFile, const script::Room& room,
          const std::string& section, double calibration) {
  const auto known = knownOf(room, section);
  const auto most = session::volumeCap(known.volumeCap, calibration, known.cap, core::Lufs{-23});
  fmt::print("A session at -23 LUFS and 0 dB volume reaches {:.1f} dB(A) here.\n", calibration);
  fmt::print("The volume goes to {:.1f} dB and no further: {:.1f} dB(A).\n", most.value,
             calibration + most.value);
  fmt::print("This holds as long as nobody touches the amplifier or the system's own volume.\n");
  if (options.write && writeInto(roomFile, section, calibration)) return true;
  fmt::print("For {}:\n\n{}calibration = {:.1f}\n", roomFile.string(),
             section.empty() ? "[sound]\n" : fmt::format("[[sound.output]]\ndevice = \"{}\"\n", section),
             calibration);
  return !options.write;
}

}  // namespace

int calibrateCommand(const library::Places& places, const CalibrateOptions& options) {
  const auto roomFile = options.room.empty() ? places.config() / "room.toml" : options.room;
  if (options.device.find_first_of("\"\\\n") != std::string::npos) {
    fmt::print(stderr, "lullwater: a device's name has no quotes\n");
    return kWrongUse;
  }
  const auto loaded = script::loadRoom(roomFile);
  fmt::print(stderr, "{}", script::formatAll(loaded.diagnostics, loaded.sources, colourFor(STDERR_FILENO)));
  if (core::hasErrors(loaded.diagnostics)) return 1;
  if (!platform::soundAvailable()) {
    fmt::print(stderr, "lullwater: there is no sound device here\n");
    return 1;
  }
  // the room's first device has its place in [sound]
  const auto& first = loaded.room.sound.device;
  const auto device = options.device.empty() ? first : options.device;
  const auto section = device == first ? std::string() : device;
  std::atomic<bool> stopped{false};  // the noise fades then, too, and its file goes
  const platform::SignalWatch watch([&] { stopped = true; });
  const Noise noise;
  const auto loudness = audio::measureFile(noise.file()).integrated;
  audio::Player player(audio::Reading::onThread);
  platform::DeviceSink sink(player, {device, places.cues(), {}, {}});
  fmt::print(
      "Noise comes up over eight seconds, as loud as music gets at full volume.\n"
      "Hold the meter where the head will lie (set to A and slow; headphones on a coupler).\n");
  std::fflush(stdout);
  const auto reading = ask(player, sink, noise, stopped);
  fadeAway(player, sink);
  if (!reading) {
    fmt::print("Nothing was changed.\n");
    return 1;
  }
  const auto calibration = *reading + (core::Lufs{-23} - loudness).value;
  return tell(options, roomFile, loaded.room, section, calibration) ? 0 : 1;
}

}  // namespace lw::author
