#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "core/answer.hpp"
#include "core/diagnostic.hpp"
#include "core/time.hpp"
#include "script/documents.hpp"
#include "script/load.hpp"

namespace lw::script {

/// What an artificial person says, and when artificial staff place a mark: for runs without a display.
///
///     [answers.arrival]          # a form that the session uses
///     sleep = 7                  # a question: number, true or false, an option's id, a list of ids, words
///     [marks]
///     medicine-given = "10 s"    # so long after the session began to wait for it
struct Answers {
  using Form = std::map<std::string, core::AnswerValue, std::less<>>;  ///< by the question's id
  std::map<std::string, Form, std::less<>> forms;                      ///< by the form's name
  std::map<std::string, core::Frames, std::less<>> marks;

  /// The answer to a question, or nothing where the file does not say.
  const core::AnswerValue* find(std::string_view form, std::string_view question) const;
};

struct LoadedAnswers {
  Answers answers;  ///< only good where `diagnostics` has no errors
  core::Diagnostics diagnostics;
  Sources sources;
};

/// Reads a file of answers for the session in `bundle`: forms, questions and marks must exist there, and
/// every answer must be one that the question takes. Never throws for what the file holds.
LoadedAnswers loadAnswers(const std::filesystem::path& file, const Bundle& bundle);

}  // namespace lw::script
