#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "audio/sink.hpp"

namespace lw::platform {

/// The few sounds that must not depend on the programme.
enum class ToneName { none, click, test, low, medium, high, trouble };

/// A sound device as the room uses it.
class RoomDevice : public audio::Sink {
 public:
  /// Plays a tone again and again until another (or none); a change fades. Main thread.
  virtual void play(ToneName tone) = 0;
  /// True while a tone's samples really go to the device.
  virtual bool sounding() const = 0;
  /// Once the device has gone or stopped taking sound ("" = it works). Main thread, to be asked now and then.
  virtual std::string failure() const = 0;
};

/// The sound device: pulls a player through SDL_mixer's Mix_HookMusic and adds the tones after it.
/// One at a time (SDL_mixer knows one device); the player must outlive it.
class DeviceSink : public RoomDevice {
 public:
  struct Options {
    std::string device;
    std::filesystem::path cues;
    core::Frames extraLatency{};
    audio::Tap tap{};  ///< gets the programme with its tones
  };
  /// Throws std::runtime_error naming the device. 48 kHz, float, stereo, no format changes. `cues` holds
  /// click, call-low, call-medium, call-high and trouble as .flac; `device` "" is the system's default.
  DeviceSink(audio::Player& player, Options options);
  ~DeviceSink() override;
  core::Frames latency() const override;
  core::FramePos heard(std::chrono::nanoseconds now) override;
  void play(ToneName tone) override;
  bool sounding() const override;
  /// Cue files that can't be played, each with the reason; the others work, and a missing call tone is
  /// replaced by the nearest one that is there. Main thread.
  const std::vector<std::string>& missingCues() const;
  std::string failure() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True if there is a sound device here.
bool soundAvailable();
/// True where SDL was told to play into nothing: a device opens, and nobody hears it.
bool soundGoesNowhere();

}  // namespace lw::platform
