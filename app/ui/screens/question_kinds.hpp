#pragma once
#include "ui/screens/patient_page.hpp"
#include "ui/screens/scene.hpp"

/// The kinds of questions. Each draws what is asked, its answers, notes, Back and Next.
namespace lw::ui {

/// What is being asked on this screen.
struct Question {
  const script::Question& asked;
  const std::optional<core::AnswerValue>& answer;
  Asked words;
};

void scaleQuestion(Draw& d, Scene& scene, Question question);   // question_scale.cpp
void choiceQuestion(Draw& d, Scene& scene, Question question);  // question_choice.cpp
void manyQuestion(Draw& d, Scene& scene, Question question);
void yesNoQuestion(Draw& d, Scene& scene, Question question);
void numberQuestion(Draw& d, Scene& scene, Question question);  // question_typed.cpp
void timeQuestion(Draw& d, Scene& scene, Question question);
void wordsQuestion(Draw& d, Scene& scene, Question question);

/// Notes, Back and Next of a question that is answered by one tap: Next is off while a needed answer is
/// missing. `more`: a note of its own.
void questionEnd(Draw& d, Scene& scene, const Question& question, NotePlace place,
                 const std::string& more = {});
/// "You can leave this one out.", or what is still needed.
std::vector<std::string> questionNotes(const Scene& scene, const Question& question, bool answered);

}  // namespace lw::ui
