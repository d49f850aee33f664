#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "call/call.hpp"
#include "core/time.hpp"
#include "core/wall_clock.hpp"

namespace lw::call {

struct Setup {
  std::filesystem::path latchFile;       ///< where a standing call is kept on disk
  bool home = false;                     ///< the sitter answers on the screen; high level sounds in the room
  bool handButton = false;
};

/// A way out of the room. Later channels (MQTT, webhook, relay) implement it; none is there yet.
class Channel {
 public:
  virtual ~Channel() = default;
  virtual std::string name() const = 0;
  virtual void send(bool standing, int level, bool test) = 0;
  struct News { bool received = false, answered = false, lost = false; std::string who; };
  virtual std::vector<News> poll() = 0;
};

/// The call: states, deadlines, the latch on disk. Knows no screen and no thread; times come in. One thread.
class Guard {
 public:
  Guard(Setup setup, const core::WallClock& clock, std::vector<std::unique_ptr<Channel>> channels = {});
  ~Guard();

  /// A press (debounced 30 ms a source). The latch is on disk before this returns; if it can't be written the call
  /// stands all the same and a fault says so.
  void press(Source source, core::UiTime now);
  void release(Source source, core::UiTime now);
  void startTest(core::UiTime now);
  void endTest(core::UiTime now);
  /// Only staff in the room.
  void clear(const std::string& who, core::UiTime now);
  /// Home: the sitter is there.
  void answerHere(const std::string& who, core::UiTime now);
  /// The sounder says that its tone plays (frames went out), or that it can't.
  void sounder(bool plays, core::UiTime now);
  /// To be called at least every 100 ms.
  void tick(core::UiTime now);

  CallView view(core::UiTime now) const;
  Tone tone() const;
  std::vector<CallEvent> takeEvents();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::call
