#pragma once
#include "session/state.hpp"

/// Answers on forms, and what they tell staff at once.
namespace lw::session::live {

const script::Question* findQuestion(const script::Form& form, const std::string& id);
/// True if `value` is a possible answer: of the right kind, on the scale, one of the options.
bool fits(const script::Question& question, const core::AnswerValue& value);
/// True for what only those may read who ask for it: what the form calls private, and free words.
bool isPrivate(const script::Question& question);
/// Records, once a session, that a form is asked, and under which name it is kept.
void ask(State& s, FramePos at, const script::Form& form);
/// Raises every notice of the form that `value` matches and that does not stand yet.
void raiseNotices(State& s, FramePos at, const script::Form& form, const script::Question& question,
                  const core::AnswerValue& value);
/// The person said so on the page of the call test.
void raiseCannotPress(State& s, FramePos at);
/// True while a notice stands that keeps the first phase from beginning.
bool blocked(const State& s);
void liftNotices(State& s, FramePos at);

/// On the form of the page that was pressed; of no page, on the one that is shown.
void giveAnswer(State& s, FramePos at, const Shown& page, const GiveAnswer& answer);
void clearAnswer(State& s, FramePos at, const Shown& page, const std::string& question);

}  // namespace lw::session::live
