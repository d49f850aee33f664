#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "core/text.hpp"
#include "ui/screens/keyboard.hpp"
#include "ui/screens/question_kinds.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// What is typed, and what it means.
struct Typed {
  std::string shown;                       // as the line shows it
  std::optional<core::AnswerValue> value;  // nothing while it is no answer
  std::string remark;                      // why it is none, or what fits
};

// Typed answers are given when the person goes on or back: half a number is no answer.
Handler leave(const std::string& question, const Typed& typed, bool answered, session::Intent onward) {
  return [=](Outbox& out) {
    if (typed.value)
      out.intend(session::GiveAnswer{question, *typed.value});
    else if (typed.shown.empty() && answered)
      out.intend(session::ClearAnswer{question});
    out.intend(onward);
  };
}

void typedEnd(Draw& d, Scene& scene, const Question& question, const Typed& typed, const Layout& place) {
  const auto& id = question.asked.id;
  const bool answered = question.answer.has_value(), wrong = !typed.shown.empty() && !typed.value;
  const bool missing = typed.shown.empty() && !question.asked.optional;
  patientNav(d, scene, place,
             {.off = wrong || missing,
              .onNext = leave(id, typed, answered, session::Next{}),
              .onBack = leave(id, typed, answered, session::Back{})});
}

// UCUM writes "mm[Hg]"; people write "mmHg".
std::string spoken(std::string unit) {
  std::erase_if(unit, [](char c) { return c == '[' || c == ']'; });
  return unit;
}

std::string plain(double number) {
  return fmt::format("{:g}", number);
}

Typed numberFrom(const Scene& scene, const std::string& text, const script::Question& asked) {
  Typed typed{text, {}, {}};
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  const bool bounded = asked.least != asked.most;
  const bool fits = whole && (!bounded || (number >= asked.least && number <= asked.most));
  if (fits) typed.value = number;
  if (bounded)
    typed.remark = scene.say(words::question::FromTo{.least = plain(asked.least), .most = plain(asked.most)});
  if (!text.empty() && !fits && bounded)
    typed.remark =
        scene.say(words::question::LookOnceMore{.least = plain(asked.least), .most = plain(asked.most)});
  return typed;
}

Typed timeFrom(const Scene& scene, const std::string& text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
  if (digits.size() > 4) digits.resize(4);
  Typed typed{digits, {}, scene.say(words::question::timeLike)};
  if (digits.size() < 3) return typed;
  const auto hours = digits.substr(0, digits.size() - 2), minutes = digits.substr(digits.size() - 2);
  typed.shown = hours + ":" + minutes;
  if (std::stoi(hours) < 24 && std::stoi(minutes) < 60)
    typed.value = fmt::format("{:0>2}:{}", hours, minutes);
  else
    typed.remark = scene.say(words::question::noTime);
  return typed;
}

/// The line, what belongs beside it, and the pad.
struct PadPlace {
  Box line, pad;
  Point remark;
  double remarkWidth;
};

PadPlace padPlace(const Layout& page, double headBottom) {
  const double x = page.content.x;
  if (page.compact()) {
    const double top = std::max(280.0, headBottom + 16), limit = page.next.y - 16,
                 line = std::clamp((limit - top - 16) / 3, 84.0, 104.0);
    return {
        {x, top, 400, line},
        {x, std::max(top + line + 16, limit - 216), page.content.w, std::min(216.0, limit - top - line - 16)},
        {x + 424, top + 4},
        page.content.w - 424};
  }
  if (page.tall()) {
    const double top = std::max(620.0, headBottom + 32);
    return {{x, top, page.content.w, 124},
            {x, top + 210, page.content.w, page.next.y - 48 - top - 210},
            {x, top + 140},
            page.content.w};
  }
  const double top = std::max(384.0, headBottom + 32), limit = page.h - 136;
  return {{x, top, 540, 124},
          {x + 600, top, 504, std::min(4 * 124.0 + 36, limit + 88 - top)},
          {x, top + 148},
          540};
}

void padQuestion(Draw& d, Scene& scene, const Question& question, const Typed& typed, PadKind kind) {
  const auto& page = scene.page;
  const double lowest = page.wide()      ? page.h - 48 - 4 * 92 - 36 - 32
                        : page.compact() ? page.next.y - 16 - 84 - 16 - 176 - 16
                                         : 620;
  const auto head = headAbove(d, page, question.words, lowest);
  const auto place = padPlace(page, head.bottom);
  drawHead(d, page, question.words, head);
  inputLine(d, place.line, typed.shown, page.compact() ? 40 : 52, spoken(question.asked.unit));
  const bool wrong = !typed.shown.empty() && !typed.value;
  d.paragraph(place.remark, place.remarkWidth, typed.remark,
              {page.compact() ? 32.0 : 40.0, Weight::regular, wrong ? d.T().waitText : d.T().ink2});
  pad(d, scene, place.pad, kind);
  std::vector<std::string> notes;
  if (question.asked.optional)
    notes.push_back(d.say(words::question::mayLeaveOut));
  else if (typed.shown.empty())
    notes.push_back(d.say(words::question::pleaseFillIn));
  patientNotes(d, scene, NotePlace::lowerLeft, std::move(notes));
  typedEnd(d, scene, question, typed, page);
}

}  // namespace

void numberQuestion(Draw& d, Scene& scene, Question question) {
  padQuestion(d, scene, question, numberFrom(scene, scene.local.typed, question.asked), PadKind::number);
}

void timeQuestion(Draw& d, Scene& scene, Question question) {
  padQuestion(d, scene, question, timeFrom(scene, scene.local.typed), PadKind::time);
}

// The page of the intention, with the form's words.
void wordsQuestion(Draw& d, Scene& scene, Question question) {
  const auto& page = scene.page;
  const auto place = besideKeyboard(page);
  const auto line = lineAboveKeyboard(page);
  auto words = question.words;
  words.sizes = page.tall() ? std::vector<double>{72, 52, 40} : std::vector<double>{52, 40};
  words.hintGap = 15.6;
  const std::vector<std::string> notes{
      question.asked.isPrivate ? scene.sayIfKept(words::question::keptPrivate) : "",
      d.say(question.asked.optional ? words::question::mayLeaveOut : words::question::fillIn)};
  std::string beside;
  for (const auto& note : notes)
    if (!note.empty()) beside += (beside.empty() ? "" : " ") + note;
  if (lingers(scene) && !page.wide()) beside = d.say(words::page::takeYourTime) + ' ' + beside;
  if (!page.wide()) words.hint += (words.hint.empty() ? "" : "\n") + beside;
  drawHead(d, page, words, headAbove(d, page, words, line.y - 4));
  if (page.wide()) {
    d.paragraph({place.next.x, 512}, 214, beside, {32, Weight::regular, d.T().ink2, Align::left, 1.35});
    if (lingers(scene))
      d.text({page.content.x, 1004}, d.say(words::page::takeYourTime), {32, Weight::regular, d.T().ink2});
  }
  inputLine(d, line, scene.local.typed, page.compact() ? 40 : 52);
  keyboard(d, scene);
  const std::string text{core::trim(scene.local.typed)};
  typedEnd(d, scene, question,
           {text, text.empty() ? std::optional<core::AnswerValue>{} : core::AnswerValue{text}, {}}, place);
}

}  // namespace lw::ui
