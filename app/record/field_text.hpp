#pragma once
#include <string>

#include "session/event.hpp"

namespace lw::record {

/// Named values as one JSON object in their order. Never fails for what a person typed: broken UTF-8 becomes
/// U+FFFD, a number that JSON can't say becomes a string.
std::string toJson(const session::Fields& fields);

/// The way back: `name` and values; whole numbers stay whole. Throws std::runtime_error for what `toJson`
/// never writes.
session::Fields fromJson(std::string name, const std::string& json);

}  // namespace lw::record
