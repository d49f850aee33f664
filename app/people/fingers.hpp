#pragma once
#include <functional>
#include <string>

#include "people/person.hpp"
#include "ui/driver.hpp"

namespace lw::people {

/// What tells one screen from another: its name and, on a form or checklist, which and where in it.
std::string caption(const ui::Ui& screens, const session::View& view);

/// Presses for an artificial person, with time for fingers.
class Fingers {
 public:
  using Input = std::function<void(const core::InputEvent&, core::UiTime)>;
  /// `input` takes keys and typed text, as a keyboard's.
  Fingers(ui::Ui& screens, Person& person, Input input)
      : screens_(screens), person_(person), input_(std::move(input)), driver_(screens) {}
  /// Once a turn, with what is shown.
  void act(const ui::Model& model, core::UiTime now);

 private:
  ui::Ui& screens_;
  Person& person_;
  Input input_;
  ui::UiDriver driver_;
  bool held_ = false;
  core::UiTime releaseAt_{0};
};

}  // namespace lw::people
