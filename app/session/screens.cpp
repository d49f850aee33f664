#include "session/screens.hpp"

#include <fmt/format.h>

#include <utility>

namespace lw::session {
namespace {

/// Makes the screens of one step.
struct ScreenMaker {
  const script::Bundle& bundle;
  Part part;
  int number;
  std::vector<Screen>& screens;

  Screen& add(StepKind kind, const std::string& id = "", const std::string& question = "") {
    Screen screen;
    screen.step = fmt::format("{}/{}", namesOf(part)[static_cast<std::size_t>(part)], number);
    screen.shown = {part, number, kind, id, question};
    return screens.emplace_back(std::move(screen));
  }
  void operator()(const script::PageStep& page) { add(StepKind::page).page = &page; }
  void operator()(const script::FormStep& form) {
    const auto found = bundle.forms.find(form.form);
    if (found == bundle.forms.end()) return;
    for (const auto& question : found->second.questions) {
      Screen& screen = add(StepKind::form, form.form, question.id);
      screen.form = &found->second;
      screen.question = &question;
    }
  }
  void operator()(const script::ChecklistStep& list) {
    const auto found = bundle.checklists.find(list.checklist);
    if (found != bundle.checklists.end()) add(StepKind::checklist, list.checklist).checklist = &found->second;
  }
  void operator()(const script::CallTestStep&) { add(StepKind::callTest).callTest = true; }
};

}  // namespace

std::vector<Screen> screensOf(const script::Bundle& bundle, Part part) {
  const auto& steps = part == Part::before ? bundle.script.before : bundle.script.after;
  std::vector<Screen> all;
  for (std::size_t i = 0; i < steps.size(); ++i)
    std::visit(ScreenMaker{bundle, part, static_cast<int>(i + 1), all}, steps[i].what);
  return all;
}

StepView untouched(const Screen& screen) {
  if (screen.page != nullptr) return PageView{screen.page, ""};
  if (screen.callTest) return CallTestView{};
  if (screen.checklist == nullptr) return QuestionView{screen.form, screen.question, std::nullopt, ""};
  ChecklistView list{screen.checklist, {}, false, {}};
  for (const auto& item : screen.checklist->items) list.ticked[item.id] = false;
  return list;
}

}  // namespace lw::session
