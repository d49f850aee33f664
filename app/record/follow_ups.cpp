#include "record/follow_ups.hpp"

#include <algorithm>

#include "record/first_format.hpp"
#include "session/describe.hpp"

namespace lw::record {
namespace {

struct Open {
  std::optional<int> number;
  FollowUp followUp;
};

/// The first format told follow-ups of a session apart by their titles alone.
bool closes(const session::FollowUpDone& done, const Row& row, const Open& one) {
  if (one.followUp.session != row.session) return false;
  return done.number && one.number ? *done.number == *one.number : done.title == one.followUp.title;
}

core::UtcTime dueAt(core::UtcTime planned, core::Frames after) {
  return planned + std::chrono::round<std::chrono::milliseconds>(after);
}

}  // namespace

std::vector<FollowUp> dueFollowUps(std::span<const Row> rows, core::UtcTime now) {
  std::vector<Open> open;
  for (const auto& row : rows) {
    const auto event = eventOf(row.fields);
    if (!event) continue;
    if (const auto* planned = std::get_if<session::FollowUpPlanned>(&*event))
      open.push_back({planned->number,
                      {row.session, "", planned->title, planned->form, dueAt(row.time, planned->after)}});
    if (const auto* done = std::get_if<session::FollowUpDone>(&*event))
      std::erase_if(open, [&](const Open& one) { return closes(*done, row, one); });
  }
  std::vector<FollowUp> due;
  for (auto& one : open)
    if (one.followUp.due <= now) due.push_back(std::move(one.followUp));
  std::ranges::stable_sort(due, {}, &FollowUp::due);
  return due;
}

}  // namespace lw::record
