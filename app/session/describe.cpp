#include "session/describe.hpp"

#include "session/event_fields.hpp"

namespace lw::session {

core::Fields describe(const Event& event) {
  return core::write(event);
}

std::optional<Event> eventOf(const core::Fields& fields) {
  return core::read<Event>(fields);
}

}  // namespace lw::session
