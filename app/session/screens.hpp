#pragma once
#include <string>
#include <vector>

#include "script/documents.hpp"
#include "session/event.hpp"
#include "session/view.hpp"

/// The screens before and after the phases, as a script has them. Pure.
namespace lw::session {

/// One screen before or after the phases.
struct Screen {
  const script::PageStep* page = nullptr;
  const script::Form* form = nullptr;
  const script::Question* question = nullptr;
  const script::Checklist* checklist = nullptr;
  bool callTest = false;
  std::string step;  ///< "before/2": where answers and ticks are kept
  StepShown shown;   ///< for the record
};

/// All screens of a part, in order. They point into the bundle.
std::vector<Screen> screensOf(const script::Bundle& bundle, Part part);

/// What a screen shows before anybody has touched it.
StepView untouched(const Screen& screen);

}  // namespace lw::session
