#include "record/follow_ups.hpp"

#include <algorithm>

namespace lw::record {
namespace {

const core::AnswerValue* find(const session::Fields& fields, std::string_view key) {
  for (const auto& [name, value] : fields.values)
    if (name == key) return &value;
  return nullptr;
}

std::string textOf(const session::Fields& fields, std::string_view key) {
  const auto* value = find(fields, key);
  return value == nullptr ? std::string{} : core::formatAnswer(*value);
}

/// Without a length that can be read it is due at once: asked too early beats never asked.
std::chrono::milliseconds after(const session::Fields& fields) {
  const auto* value = find(fields, "after-ms");
  const auto* whole = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return std::chrono::milliseconds{whole == nullptr ? 0 : *whole};
}

}  // namespace

std::vector<FollowUp> dueFollowUps(std::span<const Row> rows, core::UtcTime now) {
  std::vector<FollowUp> open;
  for (const auto& row : rows) {
    const auto title = textOf(row.fields, "title");
    if (row.fields.name == kFollowUpPlanned)
      open.push_back({row.session, "", title, textOf(row.fields, "form"), row.time + after(row.fields)});
    if (row.fields.name == kFollowUpDone)
      std::erase_if(open,
                    [&](const FollowUp& one) { return one.session == row.session && one.title == title; });
  }
  std::erase_if(open, [&](const FollowUp& one) { return one.due > now; });
  std::ranges::stable_sort(open, {}, &FollowUp::due);
  return open;
}

}  // namespace lw::record
