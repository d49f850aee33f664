#include "script/texts.hpp"

#include <set>

#include "core/text.hpp"

namespace lw::script {
namespace {

class Gatherer {
 public:
  Gatherer(const Bundle& bundle, std::string_view language) : bundle_(bundle), language_(language) {}
  std::vector<std::string> all();

 private:
  void add(const Text& text);
  void form(const std::string& name);
  void checklist(const std::string& name);
  void steps(const std::vector<Step>& steps);

  void step(const PageStep& page) {
    for (const auto* text : {&page.title, &page.lead, &page.text}) add(*text);
  }
  void step(const FormStep& asked) { form(asked.form); }
  void step(const ChecklistStep& ticked) { checklist(ticked.checklist); }
  void step(const CallTestStep&) {}

  const Bundle& bundle_;
  std::string_view language_;
  std::vector<std::string> texts_;
  std::set<std::string> seen_;
};

void Gatherer::add(const Text& text) {
  for (auto& line : spokenLines(text.in(language_)))
    if (seen_.insert(line).second) texts_.push_back(std::move(line));
}

void Gatherer::form(const std::string& name) {
  const auto found = bundle_.forms.find(name);
  if (found == bundle_.forms.end() || found->second.who == Who::staff) return;
  add(found->second.instruction);
  for (const auto& question : found->second.questions) {
    add(question.text);
    add(question.hint);
    if (question.kind == QuestionKind::scale) {
      add(question.low.label);
      add(question.high.label);
    }
    for (const auto& option : question.options) add(option.label);
  }
}

void Gatherer::checklist(const std::string& name) {
  const auto found = bundle_.checklists.find(name);
  if (found == bundle_.checklists.end() || found->second.who == Who::staff) return;
  add(found->second.title);
  add(found->second.instruction);
  for (const auto& item : found->second.items) {
    add(item.text);
    add(item.hint);
  }
}

void Gatherer::steps(const std::vector<Step>& steps) {
  for (const auto& each : steps) std::visit([this](const auto& what) { step(what); }, each.what);
}

std::vector<std::string> Gatherer::all() {
  steps(bundle_.script.before);
  for (const auto& phase : bundle_.script.phases) {
    add(phase.words);
    for (const auto& line : phase.voice) add(line.say);
  }
  for (const auto& observation : bundle_.script.observations) form(observation.form);
  steps(bundle_.script.after);
  for (const auto& followUp : bundle_.script.followUps) form(followUp.form);
  return std::move(texts_);
}

}  // namespace

std::vector<std::string> spokenLines(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto line : core::split(text, '\n')) {
    const auto trimmed = core::trim(line);
    if (!trimmed.empty()) lines.emplace_back(trimmed);
  }
  return lines;
}

std::vector<std::string> spokenTexts(const Bundle& bundle, std::string_view language) {
  return Gatherer(bundle, language).all();
}

}  // namespace lw::script
