#include "people/fingers.hpp"

namespace lw::people {

std::string caption(const ui::Ui& screens, const session::View& view) {
  const auto* question = std::get_if<session::QuestionView>(&view.step);
  const auto* checklist = std::get_if<session::ChecklistView>(&view.step);
  if (question != nullptr && question->question != nullptr)
    return screens.screenName() + " " + question->form->id + " " + question->question->id;
  if (checklist != nullptr && checklist->checklist != nullptr)
    return screens.screenName() + " " + checklist->checklist->id;
  return screens.screenName();
}

void Fingers::act(const ui::Model& model, core::UiTime now) {
  if (held_) {
    if (now < releaseAt_) return;
    driver_.release(now);
    held_ = false;
    return;
  }
  const auto press = person_.decide({screens_.targets(), screens_.screenName(), model}, now);
  if (!press) return;
  if (!press->text.empty()) return input_(core::TextTyped{press->text}, now);
  if (press->inHand) {
    input_(core::KeyDown{core::Key::call}, now);
    return input_(core::KeyUp{core::Key::call}, now);
  }
  held_ = driver_.hold(press->target, now);
  releaseAt_ = now + press->hold;
}

}  // namespace lw::people
