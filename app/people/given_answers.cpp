#include "people/given_answers.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace lw::people {
namespace {

Press answering(std::string item) {
  return {.target = {ui::Role::answer, std::move(item)}};
}

Press typing(std::string text) {
  return {.text = std::move(text)};
}

}  // namespace

std::vector<Press> pressesFor(const script::Question& question, const core::AnswerValue& answer) {
  if (const auto* yes = std::get_if<bool>(&answer)) return {answering(*yes ? "yes" : "no")};
  if (const auto* step = std::get_if<std::int64_t>(&answer)) return {answering(std::to_string(*step))};
  if (const auto* number = std::get_if<double>(&answer)) return {typing(fmt::format("{:g}", *number))};
  if (const auto* ids = std::get_if<std::vector<std::string>>(&answer)) {
    std::vector<Press> presses;
    for (const auto& id : *ids) presses.push_back(answering(id));
    return presses;
  }
  const auto& text = std::get<std::string>(answer);
  if (question.kind == script::QuestionKind::choice) return {answering(text)};
  return {typing(text)};
}

core::AnswerValue plainAnswer(const script::Question& question) {
  switch (question.kind) {
    case script::QuestionKind::scale:
      return static_cast<std::int64_t>((question.low.value + question.high.value) / 3);
    case script::QuestionKind::choice: return question.options.front().id;
    case script::QuestionKind::many: return std::vector<std::string>{question.options.front().id};
    case script::QuestionKind::yesNo: return true;
    case script::QuestionKind::number:
      return question.most > question.least
                 ? static_cast<double>(static_cast<std::int64_t>((question.least + question.most) / 2))
                 : 70.0;
    case script::QuestionKind::words: return std::string("ok");
    case script::QuestionKind::time: return std::string("10:30");
  }
  return true;
}

}  // namespace lw::people
