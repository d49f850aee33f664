#pragma once
#include <optional>
#include <string_view>

#include "core/fields.hpp"
#include "session/describe.hpp"
#include "session/event.hpp"

/// Rows as the first format of the store (before 2026-12) has them. They are read for ever, and never
/// written.
namespace lw::record {

/// The event that a row tells of, whichever format it has; nothing where it tells of none (the call's rows),
/// or where the first format had only a sentence (which step was shown).
std::optional<session::Event> eventOf(const core::Fields& fields);

/// True for values of the first format that hold private words: it gave them keys of their own.
bool isPrivateInFirstFormat(std::string_view event, std::string_view key);

}  // namespace lw::record
