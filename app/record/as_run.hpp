#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/fields.hpp"
#include "core/time.hpp"
#include "session/event.hpp"

namespace lw::record {

/// One line of the as-run log.
struct AsRunEntry {
  core::FramePos at;
  core::Fields fields;  ///< of an event; `session::eventOf` gives it
  friend bool operator==(const AsRunEntry&, const AsRunEntry&) = default;
};

/// One line of the as-run log, JSON without a line break at its end:
/// {"frame":96000,"second":2.0,"event":"track-started","values":{"title":"…"}}. Keys always in this order, so
/// that two runs with the same intents give the same bytes. `second` is for people.
std::string asRunLine(const core::Fields& fields, core::FramePos at);

/// Reads a log back, line by line. A last line without its line break was cut off, and is left out. Throws
/// std::runtime_error that names the line: what `asRunLine` never writes.
std::vector<AsRunEntry> readAsRun(std::string_view log);

/// What was wanted of a session, and at which frame it was told.
struct WantedAt {
  core::FramePos at;
  session::Intent intent;
  session::Actor by;    ///< who wanted it
  session::Shown page;  ///< on which it was pressed
};
/// The intents of a log in order: given to a session of the same script with the same options, each by
/// `Session::handle` at its frame, they play it again.
std::vector<WantedAt> intentsOf(const std::vector<AsRunEntry>& log);

}  // namespace lw::record
