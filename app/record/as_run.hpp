#pragma once
#include <optional>
#include <string>

#include "core/time.hpp"
#include "core/wall_clock.hpp"
#include "session/event.hpp"

namespace lw::record {

/// One line of the as-run log, JSON without a line break at its end:
/// {"frame":96000,"second":2.0,"event":"track-started","values":{"title":"…"}}. Keys always in this order, so
/// that two runs with the same intents give the same bytes. `utc`, where given, is added as the last key
/// "utc".
std::string asRunLine(const session::Fields& fields, core::FramePos at,
                      std::optional<core::UtcTime> utc = std::nullopt);

}  // namespace lw::record
