#pragma once
#include "library/library.hpp"
#include "script/documents.hpp"
#include "session/session.hpp"

namespace lw::room {

/// What a session is told about the room that it runs in. Its forms are named by their content
/// (record/form_snapshot.hpp), whether or not a store keeps them.
session::Options sessionOptions(const library::Library& library, const script::Room& room);

}  // namespace lw::room
