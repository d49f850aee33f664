#pragma once
#include "record/database.hpp"

namespace lw::record {

/// The format this program writes.
inline constexpr int kFormat = 2;

/// The format that a database has.
int formatOf(const Database& database);

/// Makes the tables in an empty database; otherwise checks that the format is ours, and where `mayMake`, adds
/// what an older one lacks (format 1 had no snapshots, and rows as record/first_format.hpp says). Throws
/// std::runtime_error.
void makeOrCheckSchema(Database& database, bool mayMake);

}  // namespace lw::record
