#pragma once
#include <concepts>
#include <optional>
#include <variant>
#include <vector>

#include "author/rehearse_levels.hpp"
#include "call/call.hpp"
#include "core/wall_clock.hpp"
#include "picture/rehearsal.hpp"
#include "plan/plan.hpp"
#include "session/event.hpp"

namespace lw::author {

using Tellable = std::variant<session::Event, call::CallEvent>;

/// What happened in a person's session, and when.
struct Told {
  core::UtcTime time;
  core::FramePos at;
  Tellable event;

  /// The event, if it is a `T`.
  template <class T>
  const T* as() const {
    return std::visit([](const auto& one) -> const T* { return in<T>(one); }, event);
  }

 private:
  template <class T, class... Ts>
  static const T* in(const std::variant<Ts...>& one) {
    if constexpr ((std::same_as<T, Ts> || ...))
      return std::get_if<T>(&one);
    else
      return nullptr;
  }
};

/// A kept row as an event of the session or the call; nothing for any other.
std::optional<Tellable> tellable(const core::Fields& fields);

/// What events of a session tell: its parts with their lengths, what was wrong, what differs from the plan.
void tellStory(const std::vector<Told>& told, const plan::Plan& plan, picture::PersonRun& run);

/// Where each phase lay, in session positions.
std::vector<PhasePlace> phasePlaces(const std::vector<Told>& told, const plan::Plan& plan);

/// Where voices (with the music's step back for them), bells and the ends of breathing sounded.
Covered coveredBySpeech(const std::vector<Told>& told);

}  // namespace lw::author
