#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "audio/limiter.hpp"
#include "audio/open_source.hpp"
#include "audio/programme.hpp"
#include "audio/reading.hpp"
#include "core/time.hpp"

namespace lw::audio {

/// A programme player: commands in, samples out. The mixer and its sources behind one door. Must outlive its
/// sink.
class Player {
 public:
  /// From a mixed frame to the one that `render` hands out. Frame n of all that it hands out is frame n of
  /// the session: this much is mixed ahead.
  static constexpr core::Frames kLatency{Limiter::kDelay};

  /// How sources are opened; called where they are read. Tests and rehearsals may give others. What it and
  /// its sources refer to must outlive the player, or be theirs if a read may hang: see ~Player.
  using Opener = std::function<std::unique_ptr<SourceReader>(const SourceSpec&)>;

  explicit Player(Reading reading, Opener opener = &openSource);
  /// Main thread. Where a read hangs (a disk that went away) it waits 2 s at most: that source is then left
  /// to the thread that waits for it.
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Main thread. Commands for frames already rendered act at the next rendered frame. Where a crossing is to
  /// be measured, one that is pulled first decodes, as `readAhead` does; in a room nothing is waited for.
  void submit(const Command& command);
  /// Main thread: what happened since the last call, in order of frames. Also gives up what ended clips held,
  /// so call it at least once a second.
  std::vector<Report> takeReports();
  /// Session position: frames mixed while not held. Any thread. The limiter holds the last kLatency of them
  /// back.
  core::FramePos position() const noexcept;

  /// Main thread, where it also pulls: returns once every source that sounds within them has enough for
  /// `ahead` frames (9 s at most); one that does not sound yet is given 8 s since it was opened. Inlined it
  /// decodes here, else it waits for the readers, as long as that takes; so pulled samples are the same both
  /// ways.
  void readAhead(core::Frames ahead);
  /// True once every opened source has its first second decoded (or has failed). Main thread.
  bool primed() const;

  /// Fills `out` with `frames` stereo frames, interleaved float at 48 kHz. Audio thread: no lock, no
  /// allocation, no I/O.
  void render(float* out, std::size_t frames) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::audio
