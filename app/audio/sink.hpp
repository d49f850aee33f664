#pragma once
#include <filesystem>
#include <memory>

#include "audio/player.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// Pulls samples from a player: whoever pulls decides how time runs.
class Sink {
 public:
  virtual ~Sink() = default;
  /// From the player's position to the frame that is heard.
  virtual core::Frames latency() const = 0;
};

/// What a WAV file holds.
enum class WavSamples { int24, float32 };

/// Pulls as fast as it is told and writes what it pulled to a file: WAV, FLAC or Opus by the file's extension
/// (under a temporary name until `finish`), or nowhere.
class FileSink : public Sink {
 public:
  /// Pulls to nowhere.
  explicit FileSink(Player& player);
  /// Throws std::runtime_error if the file can't be made or its extension is unknown.
  FileSink(Player& player, const std::filesystem::path& file, WavSamples wavSamples = WavSamples::int24);
  ~FileSink() override;
  /// Pulls `frames`, in blocks of at most `block` frames, reading ahead as needed. Throws when the disk
  /// fails.
  void pull(core::Frames frames, core::Frames block = core::Frames{1024});
  /// Gives the file its name. Without it the destructor removes what was written.
  void finish();
  core::Frames latency() const override { return Player::kLatency; }

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
  explicit NullSink(Player& player, Faults faults);
  explicit NullSink(Player& player);
  ~NullSink() override;
  core::Frames latency() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::audio
