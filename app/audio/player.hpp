#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "audio/programme.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// Who decodes ahead: a thread of its own (in a room), or whoever calls `readAhead` (offline, tests).
enum class Reading { onThread, inlined };

/// A programme player: commands in, samples out. The mixer and its sources behind one door.
class Player {
 public:
  explicit Player(Reading reading);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Main thread. Commands for frames already rendered act at the next rendered frame.
  void submit(const Command& command);
  /// Main thread: what happened since the last call, in order of frames.
  std::vector<Report> takeReports();
  /// Session position: frames rendered while not held. Any thread.
  core::FramePos position() const noexcept;

  /// Inlined reading only: decodes until every open source has enough for `ahead` frames.
  void readAhead(core::Frames ahead);
  /// True once every opened source has its first second decoded (or has failed). Main thread.
  bool primed() const;

  /// Fills `out` with `frames` stereo frames, interleaved float at 48 kHz. Audio thread: no lock, no allocation, no I/O.
  void render(float* out, std::size_t frames) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::audio
