#pragma once
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/actor.hpp"
#include "core/fields.hpp"
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

// What happened, for the record. Members by name stand in call/describe.cpp: an event is read back as it was.
struct Placed {
  static constexpr std::string_view kName = "call-placed";
  Source source = Source::screen;
  bool again = false;                                 ///< a press while a call stands
  std::optional<core::UtcTime> first = std::nullopt;  ///< restored: when it was placed
};
struct Delivered {
  static constexpr std::string_view kName = "call-delivered";
  std::string channel;
};
struct NotDelivered {
  static constexpr std::string_view kName = "call-not-delivered";
  std::string why;
};
struct AnsweredBy {
  static constexpr std::string_view kName = "call-answered";
  core::Actor by{};
};
struct Escalated {
  static constexpr std::string_view kName = "call-escalated";
  int level = 0;
};  ///< 1 all stations, 2 high level and every channel, 3 overdue
struct Cleared {
  static constexpr std::string_view kName = "call-cleared";
  core::Actor by{};
};
struct TestStarted {
  static constexpr std::string_view kName = "call-test-started";
};
struct TestSeen {
  static constexpr std::string_view kName = "call-test-seen";
  Source source = Source::screen;
};
struct TestEnded {
  static constexpr std::string_view kName = "call-test-ended";
  std::string why;
};
struct CallFault {
  static constexpr std::string_view kName = "call-fault";
  std::string what;
};
using CallEvent = std::variant<Placed, Delivered, NotDelivered, AnsweredBy, Escalated, Cleared, TestStarted,
                               TestSeen, TestEnded, CallFault>;

/// An event as a row of the record: {"call-placed", {{"source", "hand-button"}, {"again", false}}}.
core::Fields describe(const CallEvent& event);
/// The way back; nothing where it is no event of a call, or not whole.
std::optional<CallEvent> eventOf(const core::Fields& fields);

/// By name, in the order of `Source`.
constexpr std::array<std::string_view, 7> namesOf(Source) {
  return {"screen", "key", "hand-button", "button-lost", "staff-assist", "restored", "sitter-timer"};
}
/// "screen", "hand-button", …
std::string_view nameOf(Source source);
/// The way back; nothing for other words.
std::optional<Source> sourceOf(std::string_view name);

/// The tone that should sound in the room now.
enum class Tone { none, test, low, medium, high, trouble };

}  // namespace lw::call
