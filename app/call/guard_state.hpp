#pragma once
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "call/call.hpp"
#include "call/channel.hpp"
#include "call/delivery.hpp"
#include "call/latch.hpp"
#include "call/setup.hpp"
#include "core/wall_clock.hpp"

namespace lw::call {

/// The guard's inside. Everything that becomes true is on disk first, then in here, then told to the
/// channels.
struct GuardState {
  /// A standing call, or a test in which something was pressed.
  struct Live {
    Message message;
    core::UiTime placedAt{}, unansweredSince{};
    std::chrono::milliseconds before{};            ///< age at the start of this program, of a restored call
    std::chrono::milliseconds unansweredBefore{};  ///< … which counts for escalation until it is answered
    std::optional<core::UiTime> answeredAt;
    bool saidNotDelivered = false;
  };
  struct Button {
    bool down = false, stuck = false;
    core::UiTime downAt{};
    std::optional<core::UiTime> lastEdge;  ///< that counted
  };
  struct Test {
    core::UiTime since{};
    bool seenScreen = false, seenKey = false, seenHand = false;
  };

  Setup setup;
  const core::WallClock& clock;
  Delivery delivery;
  Latch kept;  ///< as it should be on disk
  bool unsaved = false;
  core::UiTime savedAt{};  ///< last attempt
  bool anchored = false;   ///< program time is known
  std::optional<Live> live;
  std::optional<Test> test;
  std::array<Button, 7> buttons{};
  bool sounderProven = false, saidSounderFault = false;
  Tone tone = Tone::none;
  std::vector<CallEvent> events;
  std::set<std::string> missedLookIns;  ///< that became a call

  GuardState(Setup given, const core::WallClock& wall, std::vector<std::unique_ptr<Channel>> channels);

  bool stands() const { return live && !live->message.test; }
  call::State stateAt(core::UiTime now) const;
  std::chrono::milliseconds ageAt(core::UiTime now) const;

  void restore();
  void anchor(core::UiTime now);
  void save(core::UiTime now);
  void refresh(core::UiTime now);

  bool bounces(Source source, core::UiTime now);
  void place(Source source, core::UiTime now);
  void pressAgain(Source source, core::UiTime now);
  void ringAgain(int level, core::UiTime now);
  void answer(const core::Actor& by, core::UiTime now);
  void escalate(core::UiTime now);
  void findStuck(core::UiTime now);
  void listen(core::UiTime now);

  bool seeInTest(Source source, core::UiTime now);
  void endTest(const std::string& why);
  std::uint64_t nextCall() const;
};

}  // namespace lw::call
