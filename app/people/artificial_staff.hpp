#pragma once
#include <map>
#include <set>
#include <string>

#include "core/time.hpp"
#include "people/sight.hpp"
#include "script/answers_file.hpp"

namespace lw::people {

/// Staff as they are: they come when something waits for them, do it, and lock the panel again.
class Staff {
 public:
  /// `answers` may be null; what it says of marks and of staff's forms is done so. Must outlive this.
  explicit Staff(const script::Answers* answers = nullptr) : answers_(answers) {}
  Choice decide(const Sight& sight, core::UiTime now);

 private:
  bool needed(const Sight& sight, core::UiTime now);
  bool markIsDue(const session::StaffView& staff, core::UiTime now);
  Choice comeIn(const Sight& sight, core::UiTime now);
  Choice work(const Sight& sight, core::UiTime now);
  Choice workAtPanel(const Sight& sight, core::UiTime now);
  Choice observe(const Sight& sight, const session::OpenObservationView& open);
  /// A form of staff among the pages before and after.
  Choice answerForm(const Sight& sight);
  Choice wipe(const Sight& sight);

  const script::Answers* answers_;
  core::UiTime next_{0};
  std::optional<core::UiTime> neededSince_;
  std::map<std::string, core::UiTime> markWantedSince_;
  std::set<session::Notice> seen_;
  std::string observation_;
  std::size_t question_ = 0, pressed_ = 0, wiped_ = 0;
};

}  // namespace lw::people
