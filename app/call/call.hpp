#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/time.hpp"

namespace lw::call {

/// See design: a state is entered only on proof.
enum class State { idle, placed, delivered, answered, notDelivered };

enum class Source { screen, key, handButton, buttonLost, staffAssist, restored, sitterTimer };

/// What the room may show about the call. `Proven` fields are true only when that has been confirmed.
struct CallView {
  State state = State::idle;
  bool test = false;                 ///< a call test is on: everything is labelled TEST
  bool sounderProven = false;        ///< the room's tone confirmed that it plays
  bool deskProven = false;           ///< a desk returned its receipt for this call
  bool personProven = false;         ///< somebody pressed "I am going"
  bool hasDesk = false;              ///< a channel to anybody outside this room is set up
  bool linkLost = false;             ///< … and it does not answer now
  std::chrono::seconds age{0};       ///< since the first press
  std::optional<std::chrono::hours> lastTestAge;
};

// What happened, for the record.
struct Placed { Source source; bool again = false; };
struct Delivered { std::string channel; };
struct NotDelivered { std::string why; };
struct AnsweredBy { std::string who; };
struct Escalated { int level = 0; };
struct Cleared { std::string who; };
struct TestStarted {};
struct TestSeen { Source source; };
struct TestEnded { std::string why; };
struct CallFault { std::string what; };
using CallEvent = std::variant<Placed, Delivered, NotDelivered, AnsweredBy, Escalated, Cleared, TestStarted, TestSeen, TestEnded, CallFault>;

/// The tone that should sound in the room now.
enum class Tone { none, test, low, medium, high, trouble };

}  // namespace lw::call
