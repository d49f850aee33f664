#pragma once
#include <span>
#include <string>

#include "record/store.hpp"

namespace lw::record {

/// A table of sessions for a terminal, a line each, newest last; "No sessions are kept yet." without any.
std::string formatSessions(std::span<const SessionInfo> sessions);

/// One session: who, what, when, then a line for each row with its place in the session; what was wanted is
/// left out, what came of it is told. Private words (as the form had it, kept with each answer) are shown as
/// "(private, 12 letters)" unless `showPrivate`. Control characters never reach the terminal.
std::string formatSession(const SessionInfo& session, std::span<const Row> rows, bool showPrivate = false);

}  // namespace lw::record
