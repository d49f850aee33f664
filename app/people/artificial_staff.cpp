#include "people/artificial_staff.hpp"

#include <algorithm>

#include "people/given_answers.hpp"

namespace lw::people {
namespace {

using namespace std::chrono_literals;
using ui::Role;

/// In a rehearsal the PIN is 0000.
Choice typePin(const Sight& sight) {
  return firstOf(sight, {Role::openPin, ui::TargetId{Role::key, "0"}});
}

/// The button under a checklist.
Choice signature(const Sight& sight) {
  return firstOf(sight, {Role::sign, Role::next});
}

bool observationOpen(const session::StaffView& staff) {
  return std::ranges::any_of(staff.observations, [](const auto& o) { return o.open && !o.done; });
}

bool complete(const Sight& sight) {
  const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
  return list != nullptr && list->complete && !list->signedBy;
}

}  // namespace

Choice Staff::decide(const Sight& sight, core::UiTime now) {
  if (now < next_) return std::nullopt;
  const auto choice = sight.screen == "pin" ? typePin(sight)
                      : sight.model.staff   ? work(sight, now)
                                            : comeIn(sight, now);
  if (choice) next_ = now + 1200ms + choice->hold;
  return choice;
}

// Somebody is needed: what for is seen from outside.
bool Staff::needed(const Sight& sight, core::UiTime now) {
  const auto& view = sight.model.view;
  const auto* asked = std::get_if<session::ChecklistView>(&view.step);
  const auto* question = std::get_if<session::QuestionView>(&view.step);
  const bool list = (asked != nullptr && asked->checklist->who == script::Who::staff) ||
                    (question != nullptr && question->form->who == script::Who::staff);
  const bool waits = std::holds_alternative<session::WaitForStaffView>(view.step) ||
                     std::holds_alternative<session::EndedView>(view.step);
  const bool news =
      std::ranges::any_of(view.staff.notices, [&](const auto& notice) { return !seen_.contains(notice); });
  return callStands(sight) || list || complete(sight) || waits || view.staff.blocked ||
         markIsDue(view.staff, now) || view.staff.beyondLength || observationOpen(view.staff) || news;
}

bool Staff::markIsDue(const session::StaffView& staff, core::UiTime now) {
  if (!staff.holding || staff.marksWanted.empty()) return staff.holding;
  const auto& mark = staff.marksWanted.front();
  const auto since = markWantedSince_.emplace(mark, now).first->second;
  if (answers_ == nullptr) return true;
  const auto delay = answers_->marks.find(mark);
  return delay == answers_->marks.end() || core::toFrames(now - since) >= delay->second;
}

Choice Staff::comeIn(const Sight& sight, core::UiTime now) {
  if (sight.screen == "ready") return firstOf(sight, {Role::checkIn});
  if (!needed(sight, now)) {
    neededSince_.reset();
    return std::nullopt;
  }
  if (!neededSince_) neededSince_ = now;
  if (now - *neededSince_ < 3s) return std::nullopt;
  for (const auto& notice : sight.model.view.staff.notices) seen_.insert(notice);
  if (complete(sight))
    if (const auto sign = signature(sight)) return sign;
  return firstOf(sight, {Role::unlock, Role::staffDoor});
}

Choice Staff::work(const Sight& sight, core::UiTime now) {
  neededSince_.reset();
  if (const auto& open = sight.model.view.staff.openObservation;
      open && sight.screen == "staff-observation") {
    if (callStands(sight))  // that comes first
      if (const auto away = firstOf(sight, {Role::leavePage})) return away;
    return observe(sight, *open);
  }
  if (sight.screen == "staff-panel") return workAtPanel(sight, now);
  if (sight.screen == "staff-skip-test" || sight.screen == "staff-end")
    return firstOf(sight, {ui::TargetId{Role::reason, "other"}, Role::leavePage, Role::back});
  if (callStands(sight)) return firstOf(sight, {Role::staffDoor});
  if (sight.screen == "staff-question") return answerForm(sight);
  if (complete(sight)) return signature(sight);
  const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
  if (list != nullptr && list->checklist->who != script::Who::person)
    if (const auto line = nextLine(sight)) return line;
  return firstOf(sight, {Role::staffDoor});
}

Choice Staff::workAtPanel(const Sight& sight, core::UiTime now) {
  const auto& staff = sight.model.view.staff;
  if (callStands(sight)) return firstOf(sight, {Role::clearCall});
  if (const auto wish = firstOf(sight, {Role::spoken, Role::start, Role::leave, Role::goOn, Role::resume}))
    return wish;
  if (markIsDue(staff, now) && !staff.marksWanted.empty())
    return firstOf(sight, {ui::TargetId{Role::mark, staff.marksWanted.front()}});
  if (observationOpen(staff))
    if (const auto enter = firstOf(sight, {Role::enterObservation})) return enter;
  return needed(sight, now) ? firstOf(sight, {Role::closePanel, Role::lock}) : firstOf(sight, {Role::lock});
}

Choice Staff::observe(const Sight& sight, const session::OpenObservationView& open) {
  if (open.id != observation_) {
    observation_ = open.id;
    question_ = pressed_ = wiped_ = 0;
  }
  const auto& questions = open.form->questions;
  const auto& asked = questions[question_ % questions.size()];
  const auto* given = answers_ == nullptr ? nullptr : answers_->find(open.form->id, asked.id);
  const auto presses = pressesFor(asked, given == nullptr ? plainAnswer(asked) : *given);
  if (pressed_ < presses.size()) {
    const auto& press = presses[pressed_++];
    if (!press.text.empty()) return press;
    if (const auto seen = firstOf(sight, {press.target})) return seen;
  }
  if (const auto onward = firstOf(sight, {Role::save, Role::next})) {
    ++question_;
    pressed_ = wiped_ = 0;
    return onward;
  }
  return wipe(sight);
}

Choice Staff::answerForm(const Sight& sight) {
  const auto& view = std::get<session::QuestionView>(sight.model.view.step);
  if (const auto id = view.form->id + '/' + view.question->id; id != observation_) {
    observation_ = id;
    pressed_ = 0;
  }
  const auto* given = answers_ == nullptr ? nullptr : answers_->find(view.form->id, view.question->id);
  const auto presses = pressesFor(*view.question, given == nullptr ? plainAnswer(*view.question) : *given);
  if (pressed_ >= presses.size()) return firstOf(sight, {Role::next});
  const auto& press = presses[pressed_++];
  return press.text.empty() ? firstOf(sight, {press.target}) : press;
}

// What stands there does not fit: somebody else typed, or went back a question. Away with it; then what the
// next question would have.
Choice Staff::wipe(const Sight& sight) {
  constexpr std::size_t kMostSigns = 6;
  if (wiped_++ < kMostSigns)
    if (const auto key = firstOf(sight, {Role::clear, Role::erase})) return key;
  ++question_;
  pressed_ = wiped_ = 0;
  return std::nullopt;
}

}  // namespace lw::people
