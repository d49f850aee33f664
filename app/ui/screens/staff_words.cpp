#include "ui/screens/staff_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/text.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using std::chrono::duration_cast;

std::chrono::minutes upToMinutes(core::Frames length) {
  return std::chrono::ceil<std::chrono::minutes>(length);
}

bool isOver(const session::StaffView& staff) {
  return !staff.running && std::ranges::any_of(staff.phases, &session::PhaseSpan::past);
}

words::Message dueWords(core::Frames until, const session::StaffView& staff) {
  if (isOver(staff)) return words::watch::stillOpen;
  if (!staff.running) return words::watch::onceItRuns;
  if (until > std::chrono::seconds{30}) return words::watch::DueIn{.minutes = upToMinutes(until).count()};
  const auto late = duration_cast<std::chrono::minutes>(-until);
  if (late.count() < 1) return words::watch::dueNow;
  return words::watch::Late{.minutes = late.count()};
}

words::Message leftOf(const std::string& total, const session::PhaseSpan& phase, core::Frames left) {
  if (left < std::chrono::minutes{1})
    return words::course::SecondsLeft{.total = total,
                                      .phase = phase.title,
                                      .seconds = std::chrono::ceil<std::chrono::seconds>(left).count()};
  return words::course::MinutesLeft{
      .total = total, .phase = phase.title, .minutes = upToMinutes(left).count()};
}

struct NoticeWords {
  words::Said operator()(const session::FormNotice& one) const { return one.text; }
  words::Said operator()(const session::PersonCannotPress&) const { return words::notice::cannotPress; }
  words::Said operator()(const session::SoundTrouble& one) const {
    switch (one.fault) {
      case session::SoundFault::readSlowly: return words::notice::ReadSlowly{.sound = one.sound};
      case session::SoundFault::endsEarly: return words::notice::EndsEarly{.sound = one.sound};
      case session::SoundFault::notPlayable: break;
    }
    return words::notice::NotPlayable{.sound = one.sound};
  }
  words::Said operator()(const session::OutputTrouble& one) const {
    return words::notice::OutputFails{.why = one.why};
  }
  words::Said operator()(const session::RecordTrouble& one) const {
    if (one.why.empty()) return one.aside ? words::notice::recordWaitsAside : words::notice::recordWaits;
    if (one.aside) return words::notice::RecordFailsAside{.why = one.why};
    return words::notice::RecordFails{.why = one.why};
  }
};

}  // namespace

core::Frames elapsed(const session::StaffView& staff, core::FramePos heard) {
  if (isOver(staff)) return std::max(staff.total, core::Frames{0});
  if (!staff.running) return core::Frames{0};
  return std::clamp(core::Frames{heard - staff.begin}, core::Frames{0},
                    std::max(staff.total, core::Frames{0}));
}

words::Message whereInCourse(const session::StaffView& staff, core::FramePos heard) {
  const auto total = core::formatHoursMinutes(staff.total);
  const auto current =
      std::find_if(staff.phases.begin(), staff.phases.end(), [](const auto& phase) { return phase.current; });
  if (staff.holding && !staff.marksWanted.empty())
    return words::course::Waits{.total = total, .mark = markLabel(staff.marksWanted.front())};
  if (isOver(staff)) return words::course::Over{.total = total};
  if (!staff.running) return words::course::NotBegun{.total = total};
  if (current == staff.phases.end()) return words::course::Of{.total = total};
  if (staff.beyondLength) return words::course::UntilYouSay{.total = total, .phase = current->title};
  const auto left = current->start + current->length - core::Frames{heard - staff.begin};
  return leftOf(total, *current, std::max(left, core::Frames{0}));
}

std::string markLabel(const std::string& mark) {
  std::string label = mark;
  std::replace(label.begin(), label.end(), '-', ' ');
  if (!label.empty()) label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
  return label;
}

NextObservation nextObservation(const session::StaffView& staff, core::FramePos heard) {
  const session::ObservationView* next = nullptr;
  for (const auto& one : staff.observations) {
    if (one.done || !one.known) continue;
    const bool before = !next || (one.open && !next->open) || (one.open == next->open && one.due < next->due);
    if (before) next = &one;
  }
  if (!next) return {};
  const core::Frames until = next->due - core::Frames{heard - staff.begin};
  const bool soon = staff.running && until <= std::chrono::minutes{3};
  return {next, dueWords(until, staff), next->open || soon};
}

const session::ObservationView* lastObservation(const session::StaffView& staff) {
  const session::ObservationView* last = nullptr;
  for (const auto& one : staff.observations)
    if (one.done && (!last || one.due >= last->due)) last = &one;
  return last;
}

int volumeLevel(core::Decibels volume, core::Decibels cap) {
  const double steps = std::round(kVolumeLevels + (volume - cap).value / 3);
  return static_cast<int>(std::clamp(steps, 1.0, static_cast<double>(kVolumeLevels)));
}

words::Said noticeWords(const session::Notice& notice) {
  return std::visit(NoticeWords{}, notice);
}

words::Message underLimit(core::Decibels volume, core::Decibels cap, bool brief) {
  const double under = std::round((cap - volume).value * 10) / 10;
  if (under <= 0) return brief ? words::volume::atLimitShort : words::volume::atLimit;
  const auto decibels = fmt::format("{:g}", under);
  if (brief) return words::volume::UnderLimitShort{.decibels = decibels};
  return words::volume::UnderLimit{.decibels = decibels};
}

std::vector<words::Message> roomLine(std::optional<std::chrono::seconds> sinceTouch,
                                     const call::CallView& call, bool soundLost) {
  if (soundLost) return {sinceTouch ? words::room::silentSession : words::room::silent};
  std::vector<words::Message> line;
  if (sinceTouch) {
    const auto minutes = duration_cast<std::chrono::minutes>(*sinceTouch).count();
    if (minutes < 1)
      line.push_back(words::room::touchedNow);
    else
      line.push_back(words::room::Touched{.minutes = minutes});
  }
  line.push_back(!call.hasDesk   ? words::room::callHereOnly
                 : call.linkLost ? words::room::linkLost
                                 : words::room::linkGood);
  return line;
}

}  // namespace lw::ui
