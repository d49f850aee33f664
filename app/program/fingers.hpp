#pragma once
#include <string>

#include "program/person.hpp"
#include "program/visit.hpp"
#include "ui/driver.hpp"

namespace lw::program {

/// What tells one screen from another: its name and, on a form or checklist, which and where in it.
std::string caption(const ui::Ui& screens, const session::View& view);

/// Presses for an artificial person, with time for fingers.
class Fingers {
 public:
  Fingers(Visit& visit, Person& person) : visit_(visit), person_(person), driver_(visit.screens()) {}
  /// Once a turn, with what is shown.
  void act(const ui::Model& model, core::UiTime now);

 private:
  Visit& visit_;
  Person& person_;
  ui::UiDriver driver_;
  bool held_ = false;
  core::UiTime releaseAt_{0};
};

}  // namespace lw::program
