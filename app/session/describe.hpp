#pragma once
#include <optional>

#include "core/fields.hpp"
#include "session/event.hpp"

/// Events as named fields, and back.
namespace lw::session {

core::Fields describe(const Event& event);
/// The way back; nothing where it is no session's event, or not whole.
std::optional<Event> eventOf(const core::Fields& fields);

}  // namespace lw::session
