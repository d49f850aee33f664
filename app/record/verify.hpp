#pragma once
#include "record/database.hpp"
#include "record/store.hpp"

namespace lw::record {

/// Store::verify over an open database. Never throws for damage: that is what it tells.
Verification verifyChain(const Database& database);

}  // namespace lw::record
