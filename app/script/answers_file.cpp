#include "script/answers_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include "core/text.hpp"
#include "script/section.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

/// An answer, or what the question takes instead.
using Reading = std::variant<core::AnswerValue, std::string>;

std::vector<std::string> idsOf(const std::vector<Option>& options) {
  std::vector<std::string> ids;
  for (const auto& option : options) ids.push_back(option.id);
  return ids;
}

bool isOption(const Question& question, const std::optional<std::string>& id) {
  return id && std::ranges::find(question.options, *id, &Option::id) != question.options.end();
}

bool isTime(const std::string& text) {
  int hours = 0, minutes = 0, read = 0;
  return text.size() == 5 && std::sscanf(text.c_str(), "%2d:%2d%n", &hours, &minutes, &read) == 2 &&
         read == 5 && hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
}

Reading readScale(const Question& question, const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  if (value && *value >= question.low.value && *value <= question.high.value)
    return core::AnswerValue{*value};
  return fmt::format("a whole number from {} to {}", question.low.value, question.high.value);
}

Reading readNumber(const Question& question, const toml::node& node) {
  const auto value = node.value<double>();
  const bool bounded = question.least != question.most;
  if (value && node.is_number() && (!bounded || (*value >= question.least && *value <= question.most)))
    return core::AnswerValue{*value};
  return bounded ? fmt::format("a number from {:g} to {:g}", question.least, question.most) : "a number";
}

Reading readMany(const Question& question, const toml::node& node) {
  std::vector<std::string> ids;
  bool good = node.is_array();
  if (good)
    for (const auto& element : *node.as_array()) {
      const auto id = element.value_exact<std::string>();
      good = good && isOption(question, id) && std::ranges::find(ids, *id) == ids.end();
      if (good) ids.push_back(*id);
    }
  if (good && !ids.empty()) return core::AnswerValue{ids};
  return fmt::format("a list of some of: {}", fmt::join(idsOf(question.options), ", "));
}

Reading readText(const toml::node& node, bool time) {
  const auto text = node.value_exact<std::string>();
  if (time && text && isTime(*text)) return core::AnswerValue{*text};
  if (!time && text && !core::trim(*text).empty() && core::codePoints(*text) <= 400)
    return core::AnswerValue{*text};
  return std::string(time ? "a time such as \"07:30\"" : "words, 400 characters at most");
}

Reading readAnswer(const Question& question, const toml::node& node) {
  switch (question.kind) {
    case QuestionKind::scale: return readScale(question, node);
    case QuestionKind::number: return readNumber(question, node);
    case QuestionKind::many: return readMany(question, node);
    case QuestionKind::words: return readText(node, false);
    case QuestionKind::time: return readText(node, true);
    case QuestionKind::yesNo:
      if (const auto value = node.value_exact<bool>()) return core::AnswerValue{*value};
      return std::string("true or false");
    case QuestionKind::choice:
      if (const auto id = node.value_exact<std::string>(); isOption(question, id))
        return core::AnswerValue{*id};
      return fmt::format("one of: {}", fmt::join(idsOf(question.options), ", "));
  }
  return std::string("an answer");
}

core::Span spanOfKey(const toml::key& key) {
  return spanOf(key.source());
}

std::vector<std::string> namesOf(const auto& byName) {
  std::vector<std::string> names;
  for (const auto& [name, value] : byName) names.push_back(name);
  return names;
}

std::set<std::string> marksOf(const Script& script) {
  std::set<std::string> marks;
  for (const auto& phase : script.phases)
    if (!phase.waitsFor.empty()) marks.insert(phase.waitsFor);
  return marks;
}

class AnswersReader {
 public:
  AnswersReader(Source& source, const Bundle& bundle) : source_(source), bundle_(bundle) {}

  Answers read() {
    for (const auto& [key, node] : source_.root) {
      const auto* table = node.as_table();
      if (key == "answers" && table != nullptr)
        forms(*table);
      else if (key == "marks" && table != nullptr)
        marks(*table);
      else if (key != "format")
        source_.error("unknown-key", spanOfKey(key),
                      fmt::format("a file of answers has no key '{}'", key.str()),
                      "it has tables [answers.FORM] and [marks]");
    }
    return std::move(answers_);
  }

 private:
  void forms(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const auto form = bundle_.forms.find(name);
      if (form == bundle_.forms.end())
        source_.error("unknown-form", spanOfKey(key), fmt::format("the session asks no form '{}'", name),
                      didYouMean(name, namesOf(bundle_.forms)));
      else if (const auto* questions = node.as_table())
        answers_.forms[name] = answersIn(*questions, form->second);
      else
        source_.error("wrong-type", spanOf(node.source()),
                      fmt::format("the answers to '{}' are a table", name), "[answers." + name + "]");
    }
  }

  Answers::Form answersIn(const toml::table& table, const Form& form) {
    Answers::Form given;
    for (const auto& [key, node] : table) {
      const std::string id(key.str());
      const auto question = std::ranges::find(form.questions, id, &Question::id);
      if (question == form.questions.end()) {
        std::vector<std::string> ids;
        for (const auto& known : form.questions) ids.push_back(known.id);
        source_.error("unknown-question", spanOfKey(key),
                      fmt::format("the form '{}' has no question '{}'", form.id, id), didYouMean(id, ids));
        continue;
      }
      const auto reading = readAnswer(*question, node);
      if (const auto* takes = std::get_if<std::string>(&reading))
        source_.error("wrong-answer", spanOf(node.source()), fmt::format("'{}' takes {}", id, *takes));
      else
        given[id] = std::get<core::AnswerValue>(reading);
    }
    return given;
  }

  void marks(const toml::table& table) {
    const auto known = marksOf(bundle_.script);
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const auto text = node.value_exact<std::string>();
      const auto delay = text ? core::parseLength(*text) : std::nullopt;
      if (!known.contains(name))
        source_.error("unknown-mark", spanOfKey(key), fmt::format("no phase waits for '{}'", name),
                      didYouMean(name, {known.begin(), known.end()}));
      else if (!delay || *delay > core::framesOf(3600))
        source_.error("bad-length", spanOf(node.source()),
                      fmt::format("'{}' takes a length of an hour at most, such as \"10 s\"", name));
      else
        answers_.marks[name] = *delay;
    }
  }

  Source& source_;
  const Bundle& bundle_;
  Answers answers_;
};

}  // namespace

const core::AnswerValue* Answers::find(std::string_view form, std::string_view question) const {
  const auto questions = forms.find(form);
  if (questions == forms.end()) return nullptr;
  const auto answer = questions->second.find(question);
  return answer == questions->second.end() ? nullptr : &answer->second;
}

LoadedAnswers loadAnswers(const std::filesystem::path& file, const Bundle& bundle) {
  Source source(file);
  LoadedAnswers loaded;
  if (source.parse() && source.checkFormat(true)) loaded.answers = AnswersReader(source, bundle).read();
  loaded.diagnostics = std::move(source.diagnostics);
  core::sortDiagnostics(loaded.diagnostics);
  loaded.sources[file] = std::move(source.text);
  return loaded;
}

}  // namespace lw::script
