#pragma once
#include <string>

#include "script/documents.hpp"

namespace lw::author {

/// The table of one person as room.toml takes it: name, hashed PIN, and the role where it is not the usual
/// one. `name` has no quotes and no line breaks.
std::string staffTable(const script::StaffMember& person);

}  // namespace lw::author
