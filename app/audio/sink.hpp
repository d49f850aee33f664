#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "audio/player.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// Pulls samples from a player: whoever pulls decides how time runs.
class Sink {
 public:
  virtual ~Sink() = default;
  /// From the player's position to the frame that is heard.
  virtual core::Frames latency() const = 0;
  /// What is heard at a steady time, as std::chrono::steady_clock tells it. One thread.
  virtual core::FramePos heard(std::chrono::nanoseconds now) = 0;
};

/// Gets everything that a sink pulls, on the pulling thread: no lock, no allocation, no I/O. May be empty.
using Tap = std::function<void(const float* samples, std::size_t frames)>;

/// A place in a file that has a name.
struct Chapter {
  core::Frames at{};
  std::string title;
};

/// What a WAV file holds.
enum class WavSamples { int16, int24, float32 };

/// Pulls as fast as it is told and writes what it pulled to a file: WAV, FLAC or Opus by the file's extension
/// (under a temporary name until `finish`), or nowhere.
class FileSink : public Sink {
 public:
  /// Pulls to nowhere.
  explicit FileSink(Player& player);
  /// Throws std::runtime_error if the file can't be made or its extension is unknown. FLAC and Opus keep
  /// `chapters` (as Vorbis comments CHAPTER001, CHAPTER001NAME), at most 999; WAV has no place for them.
  FileSink(Player& player, const std::filesystem::path& file, WavSamples wavSamples = WavSamples::int24,
           const std::vector<Chapter>& chapters = {});
  ~FileSink() override;
  /// Pulls `frames`, in blocks of at most `block` frames, reading ahead as needed. Throws when the disk
  /// fails.
  void pull(core::Frames frames, core::Frames block = core::Frames{2400});
  /// Gives the file its name. Without it the destructor removes what was written.
  void finish();
  core::Frames latency() const override { return Player::kLatency; }
  core::FramePos heard(std::chrono::nanoseconds now) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Pulls on a thread of its own by a steady clock, and throws the samples away: a room without a (working)
/// device. Its player reads on a thread. `jitter`: each block comes up to so much late. `stopsAfter` (0 =
/// never): a device that dies.
class NullSink : public Sink {
 public:
  struct Faults {
    core::Frames latency{};
    core::Frames jitter{};
    core::Frames stopsAfter{};
  };
  explicit NullSink(Player& player, Faults faults, Tap tap = {});
  explicit NullSink(Player& player);
  ~NullSink() override;
  core::Frames latency() const override;
  core::FramePos heard(std::chrono::nanoseconds now) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::audio
