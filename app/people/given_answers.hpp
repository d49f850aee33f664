#pragma once
#include <string>
#include <vector>

#include "core/answer.hpp"
#include "people/sight.hpp"
#include "script/documents.hpp"

namespace lw::people {

/// What to press and type, one after the other, to give that answer to a question. `prefix` stands before
/// the names of options on staff's screens.
std::vector<Press> pressesFor(const script::Question& question, const core::AnswerValue& answer,
                              const std::string& language, const std::string& prefix = "");

/// What somebody with nothing to say answers: the first option, a third of the way along a scale.
core::AnswerValue plainAnswer(const script::Question& question);

}  // namespace lw::people
