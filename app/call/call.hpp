#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/time.hpp"
#include "core/wall_clock.hpp"

namespace lw::call {

/// A state is entered only on proof, and left when the proof is gone.
enum class State {
  idle,
  placed,     ///< on disk and on its way; without a desk it stays so while the room's tone plays
  delivered,  ///< a desk returned its receipt for this call, and its link holds
  answered,   ///< somebody said "I am going"; ends after 180 s without being cleared, or with the next press
  notDelivered,  ///< no receipt in 3 s, or no link; without a desk: the tone does not play
};

enum class Source { screen, key, handButton, buttonLost, staffAssist, restored, sitterTimer };

/// What the room may show about the call. `Proven` fields are true only when that has been confirmed.
struct CallView {
  State state = State::idle;
  bool test = false;            ///< a call test is on: everything is labelled TEST
  bool sounderProven = false;   ///< the room's tone confirmed that it plays
  bool deskProven = false;      ///< a desk returned its receipt for this call
  bool personProven = false;    ///< somebody pressed "I am going"
  bool hasDesk = false;         ///< a channel to anybody outside this room is set up
  bool linkLost = false;        ///< … and none of them works now
  std::chrono::seconds age{0};  ///< since the first press
  std::optional<std::chrono::hours> lastTestAge;
};

// What happened, for the record.
struct Placed {
  Source source;
  bool again = false;                                 ///< a press while a call stands
  std::optional<core::UtcTime> first = std::nullopt;  ///< restored: when it was placed
};
struct Delivered {
  std::string channel;
};
struct NotDelivered {
  std::string why;
};
struct AnsweredBy {
  std::string who;
};
struct Escalated {
  int level = 0;
};  ///< 1 all stations, 2 high level and every channel, 3 overdue
struct Cleared {
  std::string who;
};
struct TestStarted {};
struct TestSeen {
  Source source;
};
struct TestEnded {
  std::string why;
};
struct CallFault {
  std::string what;
};
using CallEvent = std::variant<Placed, Delivered, NotDelivered, AnsweredBy, Escalated, Cleared, TestStarted,
                               TestSeen, TestEnded, CallFault>;

/// An event as a name and values, ready for a row of the record: {"call-placed", {{"source",
/// "hand-button"}}}.
struct Described {
  std::string name;
  std::vector<std::pair<std::string, std::string>> values;
};
Described describe(const CallEvent& event);

/// "screen", "hand-button", …
std::string_view nameOf(Source source);
/// The way back; nothing for other words.
std::optional<Source> sourceOf(std::string_view name);

/// The tone that should sound in the room now.
enum class Tone { none, test, low, medium, high, trouble };

}  // namespace lw::call
