#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audio/player.hpp"
#include "audio/sink.hpp"
#include "author/preview_state.hpp"
#include "library/places.hpp"
#include "plan/cue_list.hpp"

namespace lw::author {

/// Plays a version of a session from any place in it, through the same player as a room. Main thread.
class PreviewSound {
 public:
  /// Opens the device when something is to be played, and lets it go a few seconds after. `device` as in
  /// room.toml; `silent`: no device at all.
  PreviewSound(const library::Places& places, const script::Room& room, bool silent);
  ~PreviewSound();

  /// Fades what plays, and plays `version` from `at` on.
  void play(VersionPtr version, core::Frames at, core::UiTime now);
  /// Fades within 300 ms.
  void stop(core::UiTime now);
  /// Often enough: at least every 200 ms while it plays.
  void turn(core::UiTime now);
  /// The place that is heard now; nothing where nothing is played.
  std::optional<core::Frames> heard() const;
  /// Why nothing is heard, "" if it can be.
  const std::string& trouble() const { return trouble_; }

 private:
  struct Rig;
  struct Open {
    audio::ClipId id;
    core::FramePos end;
  };
  void openRig();
  void closeClips();
  void send(const plan::Cue& cue);
  core::FramePos positionOf(core::Frames at) const { return base_ + (at - from_); }

  const library::Places& places_;
  std::string device_;
  script::Room::Sound sound_;  ///< the volume at the begin and its limits
  core::Frames extraLatency_;
  bool silent_;
  std::unique_ptr<Rig> rig_;
  std::string trouble_;
  VersionPtr version_;
  std::vector<plan::Cue> cues_;
  std::size_t next_ = 0;           ///< of `cues_`, not yet sent
  core::Frames from_{}, moved_{};  ///< where playing began; moves of the music's level are sent up to here
  core::FramePos base_;            ///< when `from_` is rendered
  std::vector<Open> open_;
  std::uint32_t lastId_ = 0;
  bool playing_ = false;
  core::UiTime stoppedAt_{0};
};

}  // namespace lw::author
