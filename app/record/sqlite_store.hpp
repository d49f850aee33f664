#pragma once
#include <memory>

#include "record/database.hpp"
#include "record/store.hpp"

namespace lw::record {

/// A store over an open database whose schema was checked.
std::unique_ptr<Store> makeSqliteStore(std::unique_ptr<Database> database);

}  // namespace lw::record
