#pragma once
#include <optional>

#include "call/call.hpp"
#include "words/message.hpp"

namespace lw::room {

/// What a person who sees nothing is told of a call that stands: one calm line, never more than is proven.
/// `byPerson`: the person pressed; whoever did not is not told that they called. Nothing where no call
/// stands, or in a test.
std::optional<words::Message> callLine(const call::CallView& call, bool byPerson, bool home);

}  // namespace lw::room
