#include "session/event.hpp"

#include "session/event_fields.hpp"

namespace lw::session {

Fields describe(const Event& event) {
  return core::write(event);
}

std::optional<Event> eventOf(const Fields& fields) {
  return core::read<Event>(fields);
}

}  // namespace lw::session
