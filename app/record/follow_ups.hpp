#pragma once
#include <span>
#include <vector>

#include "record/store.hpp"

namespace lw::record {

/// Store::due from the rows that tell of follow-ups, in the order they were kept; `code` stays empty.
std::vector<FollowUp> dueFollowUps(std::span<const Row> rows, core::UtcTime now);

}  // namespace lw::record
