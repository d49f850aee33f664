#pragma once
#include "sqlite/database.hpp"

/// The store is one encrypted file of SQLite.
namespace lw::record {

using sqlite::Database;
using sqlite::DatabaseError;
using sqlite::Key;
using sqlite::Mode;
using sqlite::Statement;
using sqlite::Transaction;

/// What errors call it.
inline constexpr const char* kStoreName = "the record store";

}  // namespace lw::record
