#pragma once
#include <string>

#include "core/fields.hpp"
#include "session/event.hpp"

namespace lw::record {

/// Named values as one JSON object in their order; `fromJson` gives the same values again, each of its type.
/// What JSON can't say stands in an object of its own: {"number":"nan"} (also "inf", "-inf"), and text that
/// is not UTF-8 as {"bytes":"c3 28"}, in hex. Never fails for what a person typed.
std::string toJson(const core::Fields& fields);

/// The way back. Throws std::runtime_error for what `toJson` never writes.
core::Fields fromJson(std::string name, const std::string& json);

}  // namespace lw::record
