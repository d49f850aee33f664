#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "call/call.hpp"
#include "call/channel.hpp"
#include "call/setup.hpp"
#include "core/actor.hpp"
#include "core/time.hpp"
#include "core/wall_clock.hpp"

namespace lw::call {

struct GuardState;

/// The call: states, deadlines, the latch on disk. Knows no screen and no thread; times come in. One thread.
///
/// Channels are used in the order given: the first at once, the next whenever 3 s passed without a receipt or
/// a link is lost, all of them from level 2 on.
///
/// The tone in the room: it must fetch somebody where nobody else can be told, and must not frighten the
/// person where a desk rings. Nothing while somebody is on the way (120 s at most), otherwise:
// clang-format off
///
/// | when a call stands, and                     | the tone is                        | because                                        |
/// |---------------------------------------------|------------------------------------|------------------------------------------------|
/// | it is a home                                | high                               | the sitter is in the house; it is the only bell |
/// | a desk is set up, but not reached           | high                               | whoever was counted on does not know           |
/// | there is no desk, and the tone is unproven  | high                               | a part of it may be heard                      |
/// | there is no desk in a clinic, tone proven   | medium, from level 2 on high       | staff are near, it was set up so               |
/// | a desk has it, or has 3 s left to say so    | low, from level 2 on medium        | a quiet sign that the press worked; never high |
///
/// While no call stands: the test tone once something was pressed in a test; the trouble tone while no link
/// works or a button is stuck.
// clang-format on
class Guard {
 public:
  /// Restores a standing call. A latch that can't be read is taken for a standing call: better one call too
  /// many.
  Guard(Setup setup, const core::WallClock& clock, std::vector<std::unique_ptr<Channel>> channels = {});
  ~Guard();

  /// A press (debounced 30 ms a source). The latch is on disk before this returns and before any channel
  /// hears of it; if it can't be written the call stands all the same, a fault says so, and writing is tried
  /// again every second. In a test the first press of screen, key or hand button is seen, the second is a
  /// real call; every other source is one at once.
  void press(Source source, core::UiTime now);
  /// Must follow each press of a key or the hand button: 30 s without it are a call and a stuck button.
  void release(Source source, core::UiTime now);
  /// Ends by itself after 60 s. Does nothing while a call stands or a test is on.
  void startTest(core::UiTime now);
  void endTest(core::UiTime now);
  /// Only staff in the room.
  void clear(const core::Actor& by, core::UiTime now);
  /// Home: the sitter is there. Elsewhere it does nothing: who is in the room can clear.
  void answerHere(const core::Actor& by, core::UiTime now);
  /// Home: a look-in of the sitter has been due for so long and is not confirmed. Nobody else would notice,
  /// so after 3 minutes it is a call, once for each `id`. Elsewhere it does nothing.
  void lookInOpen(const std::string& id, std::chrono::milliseconds since, core::UiTime now);
  /// The sounder says that its tone plays (frames went out), or that it can't. Only counts while a tone is
  /// wanted.
  void sounder(bool plays, core::UiTime now);
  /// To be called at least every 100 ms.
  void tick(core::UiTime now);

  CallView view(core::UiTime now) const;
  /// As of the last call of anything above.
  Tone tone() const;
  std::vector<CallEvent> takeEvents();

 private:
  std::unique_ptr<GuardState> state_;
};

}  // namespace lw::call
