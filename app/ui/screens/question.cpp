#include <algorithm>
#include <optional>
#include <utility>

#include "ui/screens/question_kinds.hpp"
#include "ui/screens/screens.hpp"
#include "words/messages.hpp"

namespace lw::ui {

std::vector<std::string> questionNotes(const Scene& scene, const Question& question, bool answered) {
  if (question.asked.optional) return {scene.say(words::question::mayLeaveOut)};
  if (!answered) return {scene.say(words::question::pleaseChoose)};
  return {};
}

namespace {

/// Where an answer can be taken back: beside the buttons, or above Back where the answers fill a wide page.
std::optional<Box> leaveOutPlace(const Layout& page, script::QuestionKind kind) {
  constexpr double kWidth = 280, kHeight = 112, kLeastWidth = 200;
  if (page.wide() && kind != script::QuestionKind::scale)
    return Box{page.next.x, page.back.y - 24 - kHeight, kWidth, kHeight};
  const double width = std::min(kWidth, page.back.x - 24 - page.content.x);
  if (width < kLeastWidth) return std::nullopt;  // a very narrow page: an answer can still be changed
  return Box{page.content.x, page.next.y, width, page.wide() ? kHeight : page.next.h};
}

}  // namespace

void questionEnd(Draw& d, Scene& scene, const Question& question, NotePlace place, const std::string& more) {
  const bool answered = question.answer.has_value();
  // where several may be chosen each tap takes back; who has not touched anything for long reads notes
  // instead
  const bool mayTakeBack = answered && question.asked.optional &&
                           question.asked.kind != script::QuestionKind::many && !lingers(scene);
  const auto back = mayTakeBack ? leaveOutPlace(scene.page, question.asked.kind) : std::nullopt;
  if (back) {
    quietButton(d, scene.feel, *back, Role::leaveOut, d.say(words::question::leaveItOut));
    scene.intend(Role::leaveOut, session::ClearAnswer{question.asked.id});
  } else {
    auto notes = questionNotes(scene, question, answered);
    if (!more.empty()) notes.insert(notes.begin(), more);
    patientNotes(d, scene, place, std::move(notes));
  }
  patientNav(d, scene, scene.page,
             {.off = !answered && !question.asked.optional, .onNext = {}, .onBack = {}});
}

void questionScreen(Draw& d, Scene& scene) {
  const auto& view = std::get<session::QuestionView>(scene.model.view.step);
  const auto& asked = *view.question;
  Asked words{.stem = scene.text(view.form->instruction),
              .question = scene.text(asked.text),
              .hint = scene.text(asked.hint),
              .top = 0,
              .sizes = {}};
  if (scene.page.wide() && words.stem.empty()) words.top = 196;
  const Question question{asked, view.answer, std::move(words)};
  patientBar(d, scene);
  switch (asked.kind) {
    case script::QuestionKind::scale: scaleQuestion(d, scene, question); break;
    case script::QuestionKind::choice: choiceQuestion(d, scene, question); break;
    case script::QuestionKind::many: manyQuestion(d, scene, question); break;
    case script::QuestionKind::yesNo: yesNoQuestion(d, scene, question); break;
    case script::QuestionKind::number: numberQuestion(d, scene, question); break;
    case script::QuestionKind::time: timeQuestion(d, scene, question); break;
    case script::QuestionKind::words: wordsQuestion(d, scene, question); break;
  }
  callRailFor(d, scene);
}

}  // namespace lw::ui
