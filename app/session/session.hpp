#pragma once
#include <memory>

#include "audio/programme.hpp"
#include "core/time.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"
#include "session/event.hpp"
#include "session/intent.hpp"
#include "session/output.hpp"
#include "session/shown.hpp"
#include "session/view.hpp"

namespace lw::session {

/// A running session: a pure function of the plan, the intents with their frames, and the mixer's reports. No
/// I/O, no clock, no threads, no randomness. One thread.
///
/// Driving it: `advance(position)` whenever the sink has pulled (it plans up to `position + kLookAhead`);
/// `handle(intent, position, by, page)` when somebody wants something, with the page on which they pressed
/// it; `hear(report)` for what the mixer says. The same calls with the same frames give the same output,
/// however often `advance` is called in between. The session decides `kLookAhead` ahead: the view may show a
/// phase that early, and a phase's end can't be moved any more in its last half second. Entries come out when
/// their frame is rendered.
class Session {
 public:
  Session(const plan::Plan& plan, const plan::Media& media, Options options);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  void advance(core::FramePos position);
  /// An intent from another page than the one that is on the screen does nothing (session/seen.hpp), nor one
  /// of somebody who may not want it (session/authority.hpp); one of the program itself has no page.
  void handle(const Intent& intent, core::FramePos position, const Actor& by, const Shown& page = {});
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
