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

std::string leftOf(core::Frames length) {
  if (length < std::chrono::minutes{1})
    return fmt::format("{} s left", std::chrono::ceil<std::chrono::seconds>(length).count());
  return fmt::format("{} min left", upToMinutes(length).count());
}

bool isOver(const session::StaffView& staff) {
  return !staff.running && std::ranges::any_of(staff.phases, &session::PhaseSpan::past);
}

std::string dueText(core::Frames until, const session::StaffView& staff) {
  if (isOver(staff)) return "still open";
  if (!staff.running) return "once it runs";
  if (until > std::chrono::seconds{30}) return fmt::format("due in {} min", upToMinutes(until).count());
  const auto late = duration_cast<std::chrono::minutes>(-until);
  return late.count() < 1 ? "due now" : fmt::format("{} min late", late.count());
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

std::string whereInCourse(const session::StaffView& staff, core::FramePos heard) {
  const auto of = fmt::format("of {}.", core::formatHoursMinutes(staff.total));
  const auto current =
      std::find_if(staff.phases.begin(), staff.phases.end(), [](const auto& phase) { return phase.current; });
  if (staff.holding && !staff.marksWanted.empty())
    return fmt::format("{} It waits for: {}.", of, markLabel(staff.marksWanted.front()));
  if (isOver(staff)) return of + " It is over.";
  if (!staff.running) return of + " Not begun.";
  if (current == staff.phases.end()) return of;
  if (staff.beyondLength) return fmt::format("{} {} goes on until you say so.", of, current->title);
  const auto left = current->start + current->length - core::Frames{heard - staff.begin};
  return fmt::format("{} {}, {}.", of, current->title, leftOf(std::max(left, core::Frames{0})));
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
  return {next, dueText(until, staff), next->open || soon};
}

std::string lastObservation(const session::StaffView& staff) {
  const session::ObservationView* last = nullptr;
  for (const auto& one : staff.observations)
    if (one.done && (!last || one.due >= last->due)) last = &one;
  return last ? fmt::format("At {}:  {}", core::formatHoursMinutes(last->due), last->summary) : "";
}

int volumeLevel(core::Decibels volume, core::Decibels cap) {
  const double steps = std::round(kVolumeLevels + (volume - cap).value / 3);
  return static_cast<int>(std::clamp(steps, 1.0, static_cast<double>(kVolumeLevels)));
}

words::Said noticeWords(const session::Notice& notice) {
  return std::visit(NoticeWords{}, notice);
}

std::string underLimit(core::Decibels volume, core::Decibels cap) {
  const double under = std::round((cap - volume).value * 10) / 10;
  return under <= 0 ? "at the limit" : fmt::format("{:g} dB under the limit", under);
}

std::string roomLine(std::optional<std::chrono::seconds> sinceTouch, const call::CallView& call,
                     bool soundLost) {
  if (soundLost)
    return sinceTouch ? "The sound device is gone. The session goes on in silence."
                      : "The sound device is gone. All is silent.";
  std::string line;
  if (sinceTouch) {
    const auto minutes = duration_cast<std::chrono::minutes>(*sinceTouch).count();
    line = minutes < 1 ? "Screen touched less than a minute ago. "
                       : fmt::format("Screen last touched {} min ago. ", minutes);
  }
  if (!call.hasDesk) return line + "The call sounds in this room only.";
  return line + (call.linkLost ? "The link to the desk is lost: please stay here."
                               : "The link to the desk is good.");
}

}  // namespace lw::ui
