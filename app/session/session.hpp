#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audio/programme.hpp"
#include "core/time.hpp"
#include "plan/plan.hpp"
#include "session/event.hpp"
#include "session/intent.hpp"
#include "session/view.hpp"

namespace lw::session {

/// How far ahead of the rendered position the session sends commands.
inline constexpr core::Frames kLookAhead = core::toFrames(std::chrono::milliseconds(500));
/// From the frame that an intent carries to the first sample it changes: room for the block that is being
/// rendered.
inline constexpr core::Frames kReaction = core::toFrames(std::chrono::milliseconds(30));

/// A sound is opened at least this long before it begins.
inline constexpr core::Frames kOpenAtLeast = core::framesOf(2);

struct Options {
  bool handButton = false;  ///< the room has a call button in the hand: the call test asks for it too
  core::Decibels volume{-10.0}, volumeCap{0.0};
  std::optional<double> calibration;  ///< dB(A) at the ear at -23 LUFS and 0 dB volume
  std::uint64_t scriptHash = 0;       ///< of the script's file, for the record
  /// Form -> name under which it is kept as it is asked, for the record; forms that aren't kept are not told.
  std::map<std::string, std::string> snapshots{};
};

/// What came out of a step: to be carried out by whoever drives the session.
struct Output {
  std::vector<audio::Command> commands;  ///< in the order they must be sent
  std::vector<Entry> entries;            ///< for the record, in order
};

/// A running session: a pure function of the plan, the intents with their frames, and the mixer's reports. No
/// I/O, no clock, no threads, no randomness. One thread.
///
/// Driving it: `advance(position)` whenever the sink has pulled (it plans up to `position + kLookAhead`);
/// `handle(intent, position)` when somebody wants something; `hear(report)` for what the mixer says. The same
/// calls with the same frames give the same output, however often `advance` is called in between. The session
/// decides `kLookAhead` ahead: the view may show a phase that early, and a phase's end can't be moved any
/// more in its last half second. Entries come out when their frame is rendered.
class Session {
 public:
  Session(const plan::Plan& plan, const plan::Media& media, Options options);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  void advance(core::FramePos position);
  void handle(const Intent& intent, core::FramePos position);
  void hear(const audio::Report& report);

  /// Takes what has gathered since the last call.
  Output take();
  const View& view() const;
  /// The last page is shown and the last sound has faded; `advance` until then.
  bool ended() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::session
