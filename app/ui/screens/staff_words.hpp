#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "call/call.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "session/view.hpp"
#include "words/message.hpp"

/// What the staff screens say: pure words and numbers out of a view. One line each, no full stop inside a
/// label.
namespace lw::ui {

/// Where the session is, from the begin of its first phase; 0 before it and `total` after its last.
core::Frames elapsed(const session::StaffView& staff, core::FramePos heard);
/// "of 1:55. Peak, 13 min left.", or what it waits for.
words::Message whereInCourse(const session::StaffView& staff, core::FramePos heard);

/// "medicine-given" -> "Medicine given".
std::string markLabel(const std::string& mark);

/// The observation that staff should look at: the first open one, else the next to come.
struct NextObservation {
  const session::ObservationView* what = nullptr;  ///< null: none is left
  words::Message due;                              ///< "due in 3 min", "2 min late"
  bool look = false;                               ///< open, or due within 3 min
};
NextObservation nextObservation(const session::StaffView& staff, core::FramePos heard);
/// The one that was done last; null while none is.
const session::ObservationView* lastObservation(const session::StaffView& staff);

/// Steps of the volume's picture, as no loudness is known without calibration.
inline constexpr int kVolumeLevels = 9;
/// 1 to 9: the room's cap is 9, each step is 3 dB below.
int volumeLevel(core::Decibels volume, core::Decibels cap);
/// A notice in the program's words, or the form's own.
words::Said noticeWords(const session::Notice& notice);

/// "10 dB under the limit", "at the limit"; `brief`: without the limit's name.
words::Message underLimit(core::Decibels volume, core::Decibels cap, bool brief = false);

/// "Screen last touched 25 min ago. The link to the desk is good."; the second sentence alone, and short,
/// without `sinceTouch`.
std::vector<words::Message> roomLine(std::optional<std::chrono::seconds> sinceTouch,
                                     const call::CallView& call, bool soundLost);

}  // namespace lw::ui
