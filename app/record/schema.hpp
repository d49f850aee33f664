#pragma once
#include "record/database.hpp"

namespace lw::record {

/// The format this program writes.
inline constexpr int kFormat = 1;

/// Makes the tables in an empty database; otherwise checks that the format is ours. Throws
/// std::runtime_error.
void makeOrCheckSchema(Database& database, bool mayMake);

}  // namespace lw::record
