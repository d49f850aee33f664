#pragma once
#include <vector>

#include "core/answer.hpp"
#include "people/sight.hpp"
#include "script/documents.hpp"

namespace lw::people {

/// What to press and type, one after the other, to give that answer to a question, on the person's screen
/// or on staff's.
std::vector<Press> pressesFor(const script::Question& question, const core::AnswerValue& answer);

/// What somebody with nothing to say answers: the first option, a third of the way along a scale.
core::AnswerValue plainAnswer(const script::Question& question);

}  // namespace lw::people
