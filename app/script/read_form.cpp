#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "script/loinc.hpp"
#include "script/read.hpp"
#include "script/rules.hpp"

namespace lw::script {
namespace {

Option readOption(const Section& section) {
  return {section.string("id"), section.text("label"), section.maybeInteger("value"), section.string("code"),
          section.flag("exclusive")};
}

std::vector<Option> readOptions(const std::vector<Section>& sections) {
  std::vector<Option> options;
  for (const auto& section : sections) options.push_back(readOption(section));
  reportDoubles(sections, "id");
  return options;
}

struct Fit {
  std::string_view key;
  QuestionKind kind, orKind;
  std::string_view message;
};
constexpr std::array<Fit, 6> kFits{{
    {"low", QuestionKind::scale, QuestionKind::scale, "only a scale has 'low'"},
    {"high", QuestionKind::scale, QuestionKind::scale, "only a scale has 'high'"},
    {"option", QuestionKind::choice, QuestionKind::many, "only 'choice' and 'many' have options"},
    {"least", QuestionKind::number, QuestionKind::number, "only a number has 'least'"},
    {"most", QuestionKind::number, QuestionKind::number, "only a number has 'most'"},
    {"unit", QuestionKind::number, QuestionKind::number, "only a number has 'unit'"},
}};

void checkKind(const Section& section, const Question& question) {
  auto& source = section.source();
  for (const auto& fit : kFits)
    if (section.has(fit.key) && question.kind != fit.kind && question.kind != fit.orKind)
      source.error("key-does-not-fit", section.spanOfKey(fit.key), std::string(fit.message),
                   fmt::format("this question is of the kind '{}'", section.string("kind")));
  if (section.flag("private") && question.kind != QuestionKind::words)
    source.error("key-does-not-fit", section.spanOfKey("private"), "only words of one's own can be private");
}

void checkScale(const Section& section, const Question& question) {
  auto& source = section.source();
  for (const std::string_view key : {"low", "high"})
    if (!section.has(key))
      source.error("missing-key", section.span(), fmt::format("a scale needs '{}'", key),
                   fmt::format("{} = {{ value = {}, label = \"…\" }}", key, key == "low" ? 0 : 10));
  const int steps = question.high.value - question.low.value + 1;
  if (section.has("low") && section.has("high") && (steps < 2 || steps > 11))
    source.error("scale-steps", section.spanOfValue("high"),
                 fmt::format("the scale from {} to {} has {} steps; it may have 2 to 11", question.low.value,
                             question.high.value, std::max(steps, 0)));
}

void checkOptions(const Section& section, const Question& question) {
  auto& source = section.source();
  const bool many = question.kind == QuestionKind::many;
  const std::size_t most = many ? 12 : 7;
  const auto span = section.has("option") ? section.spanOfKey("option") : section.span();
  const auto count = question.options.size();
  if (count < 2 || count > most)
    source.error("option-count", span,
                 fmt::format("this question has {} option{}; '{}' takes 2 to {}", count,
                             count == 1 ? "" : "s", many ? "many" : "choice", most),
                 count == 0 ? "add [[question.option]] tables, or [[option]] tables for all questions" : "");
  int exclusive = 0;
  for (const auto& option : section.tables("option")) {
    if (!option.flag("exclusive")) continue;
    if (!many)
      source.error("key-does-not-fit", option.spanOfKey("exclusive"),
                   "only questions of the kind 'many' have 'exclusive' options");
    else if (++exclusive == 2)
      source.error("two-exclusive", option.spanOfKey("exclusive"), "only one option can clear the others");
  }
}

// The keys of a number: digits and a point, no sign, and so much room.
constexpr std::size_t kTypedSigns = 6;

bool canBeTyped(double least, double most) {
  double power = 1;
  for (int decimals = 0; decimals < static_cast<int>(kTypedSigns) - 1; ++decimals, power *= 10) {
    const double smallest = std::ceil(std::max(least, 0.0) * power - 1e-9) / power;
    const auto text = fmt::format("{:.{}f}", smallest, decimals);
    if (text.size() <= kTypedSigns && std::stod(text) >= least && std::stod(text) <= most) return true;
  }
  return false;
}

void checkNumber(const Section& section, const Question& question) {
  if (!section.has("least") || !section.has("most")) return;
  auto& source = section.source();
  if (question.least >= question.most)
    source.error("reversed-range", section.spanOfValue("most"), "'most' is not more than 'least'");
  else if (!canBeTyped(question.least, question.most))
    source.error(
        "no-possible-answer", section.spanOfValue("least"),
        fmt::format("nobody can type a number from {} to {}: the keys are digits and a point, and there "
                    "is room for {}",
                    question.least, question.most, kTypedSigns),
        "choose a range, or a unit, in which the answer is a plain number");
}

Question readQuestion(const Section& section, const std::vector<Option>& shared) {
  Question question;
  question.origin = section.source().origin(section.has("id") ? section.spanOfValue("id") : section.span());
  question.id = section.string("id");
  question.text = section.text("text");
  question.hint = section.text("hint");
  question.kind = section.word<QuestionKind>("kind");
  const auto low = section.table("low"), high = section.table("high");
  if (section.has("low")) question.low = {low.integer("value"), low.text("label")};
  if (section.has("high")) question.high = {high.integer("value"), high.text("label")};
  question.options = readOptions(section.tables("option"));
  const bool chooses = question.kind == QuestionKind::choice || question.kind == QuestionKind::many;
  if (chooses && question.options.empty()) question.options = shared;
  question.least = section.number("least");
  question.most = section.number("most");
  question.unit = section.string("unit");
  question.optional = section.flag("optional");
  question.isPrivate = section.flag("private");
  question.code = section.string("code");
  if (!section.hasWord("kind")) return question;
  checkKind(section, question);
  if (question.kind == QuestionKind::scale) checkScale(section, question);
  if (chooses) checkOptions(section, question);
  checkNumber(section, question);
  if (section.has("least") != section.has("most") && question.kind == QuestionKind::number)
    section.source().error("missing-key", section.spanOfKey(section.has("least") ? "least" : "most"),
                           "'least' and 'most' come together");
  return question;
}

std::vector<std::string> idsOf(const Form& form) {
  std::vector<std::string> ids;
  for (const auto& question : form.questions) ids.push_back(question.id);
  return ids;
}

// Smallest and largest value that an answer counts in a score; nothing where it has none. Yes counts 1, no 0.
std::optional<std::array<int, 2>> valuesOf(const Question& question) {
  if (question.kind == QuestionKind::scale) return std::array{question.low.value, question.high.value};
  if (question.kind == QuestionKind::yesNo) return std::array{0, 1};
  if (question.kind != QuestionKind::choice || question.options.empty()) return std::nullopt;
  std::array<int, 2> range{1000, -1000};
  for (const auto& option : question.options) {
    if (!option.value) return std::nullopt;
    range = {std::min(range[0], *option.value), std::max(range[1], *option.value)};
  }
  return range;
}

const Question* findQuestion(const Form& form, const std::string& id) {
  const auto found = std::ranges::find(form.questions, id, &Question::id);
  return found == form.questions.end() ? nullptr : &*found;
}

// The smallest and largest score that its questions can add up to.
std::array<int, 2> scoreRange(const Section& section, const Form& form, const Score& score) {
  auto& source = section.source();
  std::array<int, 2> sum{0, 0};
  const auto add = [&](std::array<int, 2> values) { sum = {sum[0] + values[0], sum[1] + values[1]}; };
  for (std::size_t i = 0; i < score.questions.size(); ++i) {
    const auto span = section.spanOfElement("questions", i);
    const auto* question = findQuestion(form, score.questions[i]);
    const auto values = question == nullptr ? std::nullopt : valuesOf(*question);
    if (question == nullptr)
      source.error("unknown-question", span, fmt::format("there is no question '{}'", score.questions[i]),
                   didYouMean(score.questions[i], idsOf(form)));
    else if (!values)
      source.error("no-values", span, fmt::format("the answers of '{}' have no values", question->id),
                   "give each of its options a value");
    else
      add(*values);
  }
  if (score.questions.empty())
    for (const auto& question : form.questions)
      if (const auto values = valuesOf(question)) add(*values);
  return sum;
}

void checkBands(const Section& section, const Score& score) {
  const auto bands = section.tables("band");
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const int from = bands[i].integer("from");
    if (from < score.low || from > score.high)
      section.source().error("band-outside-score", bands[i].spanOfValue("from"),
                             fmt::format("the band begins at {}, but the score goes from {} to {}", from,
                                         score.low, score.high));
    if (i > 0 && from <= bands[i - 1].integer("from"))
      section.source().error("bands-out-of-order", bands[i].spanOfValue("from"),
                             "bands are written lowest first");
  }
  if (!bands.empty() && !section.has("source"))
    section.source().error("missing-key", section.span(), "a score with bands needs 'source'",
                           "source: where the bands come from");
}

void checkCode(const Section& section) {
  if (section.has("code") && !isLoinc(section.string("code")))
    section.source().error("bad-loinc", section.spanOfValue("code"),
                           fmt::format("'{}' is not a LOINC code: its last digit does not fit the others",
                                       section.string("code")),
                           "look it up at loinc.org, or leave it out");
}

// A score that is called by a known code must be that score: all of its questions, and their range.
void checkKnownScore(const Section& section, const Form& form, const Score& score) {
  checkCode(section);
  const auto* known = findKnownScore(score.code);
  if (known == nullptr) return;
  auto& source = section.source();
  if (score.code == known->panel)
    return source.error(
        "panel-for-score", section.spanOfValue("code"),
        fmt::format("'{}' is the code of the whole {}, not of its score", score.code, known->name),
        fmt::format("the score is code = \"{}\"", known->total));
  const auto counted =
      score.questions.empty()
          ? std::ranges::count_if(form.questions, [](const auto& q) { return valuesOf(q).has_value(); })
          : static_cast<std::ptrdiff_t>(score.questions.size());
  if (counted != known->questions || score.low != 0 || score.high != known->high)
    source.error(
        "incomplete-score", section.spanOfValue("code"),
        fmt::format("the score of {} counts {} questions from 0 to {}; this one counts {} from {} to {}",
                    known->name, known->questions, known->high, counted, score.low, score.high),
        "write all of its questions, or give the score another id and no code");
}

Score readScore(const Section& section, const Form& form) {
  Score score{section.string("id"),     section.text("title"), section.strings("questions"), 0, 0, {},
              section.string("source"), section.string("code")};
  const auto possible = scoreRange(section, form, score);
  score.low = section.maybeInteger("low").value_or(possible[0]);
  score.high = section.maybeInteger("high").value_or(possible[1]);
  for (const std::string_view key : {"low", "high"}) {
    const int worked = possible[key == "low" ? 0 : 1], written = key == "low" ? score.low : score.high;
    if (section.has(key) && written != worked && !core::hasErrors(section.source().diagnostics))
      section.source().error("score-range", section.spanOfValue(key),
                             fmt::format("'{}' is {}, but the answers add up to {}", key, written, worked));
  }
  for (const auto& band : section.tables("band"))
    score.bands.push_back({band.integer("from"), band.text("label")});
  checkBands(section, score);
  checkKnownScore(section, form, score);
  return score;
}

// The words that `is` may hold for a question.
std::vector<std::string> answersOf(const Question& question) {
  if (question.kind == QuestionKind::yesNo) return {"yes", "no"};
  std::vector<std::string> ids;
  for (const auto& option : question.options) ids.push_back(option.id);
  return ids;
}

void checkNotice(const Section& section, const Form& form, const Notice& notice) {
  auto& source = section.source();
  const auto* question = findQuestion(form, notice.question);
  if (question == nullptr && section.has("question"))
    return source.error("unknown-question", section.spanOfValue("question"),
                        fmt::format("there is no question '{}'", notice.question),
                        didYouMean(notice.question, idsOf(form)));
  if (question == nullptr) return;
  if (notice.atLeast.has_value() == !notice.isAnyOf.empty())
    return source.error("notice-condition", section.span(), "a notice needs either 'at-least' or 'is'");
  const bool counts = question->kind == QuestionKind::number ||
                      (question->kind != QuestionKind::yesNo && valuesOf(*question));
  if (notice.atLeast && !counts)
    source.error("no-values", section.spanOfValue("at-least"),
                 fmt::format("the answers of '{}' have no values", question->id), "use: is = [\"…\"]");
  const auto values = valuesOf(*question);
  if (notice.atLeast && values && *notice.atLeast > (*values)[1])
    source.error("notice-never", section.spanOfValue("at-least"),
                 fmt::format("no answer of '{}' is {} or more: staff would never be told", question->id,
                             *notice.atLeast),
                 fmt::format("its largest value is {}", (*values)[1]));
  const auto answers = answersOf(*question);
  for (std::size_t i = 0; i < notice.isAnyOf.size(); ++i) {
    if (std::ranges::find(answers, notice.isAnyOf[i]) != answers.end()) continue;
    auto hint = didYouMean(notice.isAnyOf[i], answers);
    if (hint.empty() && !answers.empty()) hint = fmt::format("it may be {}", fmt::join(answers, ", "));
    source.error("unknown-option", section.spanOfElement("is", i),
                 fmt::format("'{}' has no answer '{}'", question->id, notice.isAnyOf[i]), hint);
  }
}

Notice readNotice(const Section& section, const Form& form) {
  Notice notice{section.string("question"), section.maybeInteger("at-least"), section.strings("is"),
                section.text("text"), section.flag("blocks-start")};
  checkNotice(section, form, notice);
  return notice;
}

}  // namespace

Form readForm(Source& source) {
  Form form;
  const auto file = openFile(source, Kind::form);
  if (!file) return form;
  form.file = source.file;
  form.id = idOf(source.file);
  form.title = file->text("title");
  form.who = file->word<Who>("who");
  form.instruction = file->text("instruction");
  form.copyright = file->string("copyright");
  form.source = file->string("source");
  form.code = file->string("code");
  const auto shared = readOptions(file->tables("option"));
  const auto questions = file->tables("question");
  for (const auto& section : questions) form.questions.push_back(readQuestion(section, shared));
  reportDoubles(questions, "id");
  checkCode(*file);
  for (const auto& section : questions) {
    checkCode(section);
    for (const auto& option : section.tables("option")) checkCode(option);
  }
  for (const auto& option : file->tables("option")) checkCode(option);
  for (const auto& section : file->tables("score")) form.scores.push_back(readScore(section, form));
  reportDoubles(file->tables("score"), "id");
  for (const auto& section : file->tables("notice")) form.notices.push_back(readNotice(section, form));
  // Words that were taken from a source are not ours to change.
  if (form.who == Who::person && form.copyright.empty() && form.source.empty()) checkReadingLevel(source);
  return form;
}

Checklist readChecklist(Source& source) {
  Checklist checklist;
  const auto file = openFile(source, Kind::checklist);
  if (!file) return checklist;
  checklist.file = source.file;
  checklist.id = idOf(source.file);
  checklist.title = file->text("title");
  checklist.instruction = file->text("instruction");
  checklist.who = file->word<Who>("who");
  checklist.staffSigns = file->flag("staff-signs");
  for (const auto& section : file->tables("item"))
    checklist.items.push_back(
        {section.string("id"), section.text("text"), section.text("hint"), section.flag("required"),
         source.origin(section.has("id") ? section.spanOfValue("id") : section.span())});
  reportDoubles(file->tables("item"), "id");
  if (checklist.who == Who::person) checkReadingLevel(source);
  return checklist;
}

}  // namespace lw::script
