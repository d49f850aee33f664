#pragma once
#include <optional>

#include "ui/ui.hpp"

namespace lw::ui {

/// Presses targets by their ids, as a finger would: for tests and artificial people.
class UiDriver {
 public:
  explicit UiDriver(Ui& ui) : ui_(ui) {}

  /// The target with that id on the shown screen.
  std::optional<Target> find(const TargetId& id) const;
  /// Finger down in the middle of the target; false if it is not there or not enabled.
  bool hold(const TargetId& id, core::UiTime now);
  /// Finger up where it went down.
  void release(core::UiTime now);
  /// Down and up.
  bool press(const TargetId& id, core::UiTime now);

 private:
  Ui& ui_;
  core::PointerDown at_;
};

}  // namespace lw::ui
