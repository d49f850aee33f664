#pragma once
#include <span>
#include <vector>

#include "record/store.hpp"

namespace lw::record {

/// Rows with these names tell of follow-ups: "follow-up-planned" {title, form, after-ms}, "follow-up-done"
/// {title}.
inline constexpr const char* kFollowUpPlanned = "follow-up-planned";
inline constexpr const char* kFollowUpDone = "follow-up-done";

/// Store::due from such rows, in the order they were kept; `code` stays empty.
std::vector<FollowUp> dueFollowUps(std::span<const Row> rows, core::UtcTime now);

}  // namespace lw::record
