#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "ui/screens/keyboard.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/staff_page.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

using script::Question;
using script::QuestionKind;

/// The question that is on, and everything around it.
struct Entry {
  const session::OpenObservationView& open;
  const Question& question;
  std::size_t place;
  std::optional<core::AnswerValue> given;
  bool last() const { return place + 1 == open.form->questions.size(); }
};

Entry entryOf(const Scene& scene) {
  const auto& open = *scene.model.view.staff.openObservation;
  const auto& questions = open.form->questions;
  auto found = std::ranges::find(questions, scene.local.observationQuestion, &Question::id);
  if (found == questions.end()) found = questions.begin();
  const auto answer = open.answers.find(found->id);
  return {open, *found, static_cast<std::size_t>(found - questions.begin()),
          answer == open.answers.end() ? std::nullopt : std::optional{answer->second}};
}

bool typedKind(QuestionKind kind) {
  return kind == QuestionKind::number || kind == QuestionKind::words || kind == QuestionKind::time;
}

std::optional<double> numberOf(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// "905" and "0905" -> "09:05"; nothing for what is no time.
std::optional<std::string> timeOf(const std::string& digits) {
  if (digits.size() < 3 || digits.size() > 4) return std::nullopt;
  const auto minutes = digits.substr(digits.size() - 2), hours = digits.substr(0, digits.size() - 2);
  const auto h = numberOf(hours), m = numberOf(minutes);
  if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
  return fmt::format("{:0>2}:{}", hours, minutes);
}

/// The value of what was typed; nothing while it is none.
std::optional<core::AnswerValue> typedValue(const Question& question, const std::string& typed) {
  switch (question.kind) {
    case QuestionKind::number: {
      const auto value = numberOf(typed);
      const bool bounded = question.least != question.most;
      if (!value || (bounded && (*value < question.least || *value > question.most))) return std::nullopt;
      return core::AnswerValue{*value};
    }
    case QuestionKind::time: {
      const auto time = timeOf(typed);
      return time ? std::optional{core::AnswerValue{*time}} : std::nullopt;
    }
    default: return typed.empty() ? std::nullopt : std::optional{core::AnswerValue{typed}};
  }
}

std::optional<words::Message> boundsText(const Question& question) {
  if (question.kind == QuestionKind::time) return words::watch::timeLike;
  if (question.kind != QuestionKind::number || question.least == question.most) return std::nullopt;
  const auto least = fmt::format("{:g}", question.least), most = fmt::format("{:g}", question.most);
  if (question.unit.empty()) return words::watch::FromTo{.least = least, .most = most};
  return words::watch::FromToUnit{.least = least, .most = most, .unit = question.unit};
}

void goTo(Outbox& out, const session::OpenObservationView& open, std::size_t place) {
  out.local.observationQuestion = open.form->questions[place].id;
}

Handler answerWith(const Entry& entry, core::AnswerValue value) {
  return [id = entry.open.id, question = entry.question.id, value = std::move(value)](Outbox& out) {
    out.intend(session::AnswerObservation{id, question, value});
  };
}

/// The line, what it may hold, and keys for it.
void typing(Draw& d, Scene& scene, const Entry& entry, const Box& room) {
  const auto& T = d.T();
  if (entry.question.kind == QuestionKind::words) {
    inputLine(d, lineAboveKeyboard(scene.page), scene.local.typed, scene.page.compact() ? 40 : 52);
    return keyboard(d, scene);
  }
  const bool sideBySide = scene.page.compact();  // no room for keys below the line
  const double padWide = sideBySide ? 354 : std::min(504.0, room.w);
  const Box line{room.x, room.y, sideBySide ? room.w - padWide - 40 : std::min(room.w, 640.0),
                 sideBySide ? 90.0 : 116.0};
  inputLine(d, line, scene.local.typed, sideBySide ? 40 : 52);
  const bool wrong = !scene.local.typed.empty() && !typedValue(entry.question, scene.local.typed);
  const bool beside = !sideBySide && room.w - line.w > 360;
  const Point at =
      beside ? Point{line.right() + 32, line.centre().y - 15} : Point{room.x, line.bottom() + 12};
  if (const auto bounds = boundsText(entry.question))
    d.paragraph(at, beside ? room.right() - at.x : line.w, d.say(*bounds),
                {32, Weight::regular, wrong ? T.waitText : T.ink2});
  const double top = line.bottom() + (beside ? 20 : 60);
  const Box keys = sideBySide ? Box{room.right() - padWide, room.y, padWide, room.h + 16}
                              : Box{room.x, top, padWide, room.bottom() - top};
  pad(d, scene, keys, entry.question.kind == QuestionKind::time ? PadKind::time : PadKind::number);
}

struct Pick {
  TargetId id;
  std::string label;
  core::AnswerValue value;
  bool on;
};

std::vector<Pick> picksOf(const Scene& scene, const Entry& entry) {
  std::vector<Pick> picks;
  const auto chosen = [&](const core::AnswerValue& value) { return entry.given && *entry.given == value; };
  const auto& question = entry.question;
  if (question.kind == QuestionKind::yesNo) {
    picks.push_back({{Role::answer, "yes"}, scene.say(words::nav::yes), true, chosen(true)});
    picks.push_back({{Role::answer, "no"}, scene.say(words::nav::no), false, chosen(false)});
  } else if (question.kind == QuestionKind::scale) {
    for (std::int64_t value = question.low.value; value <= question.high.value; ++value)
      picks.push_back({{Role::answer, std::to_string(value)}, std::to_string(value), value, chosen(value)});
  } else if (question.kind == QuestionKind::choice) {
    for (const auto& option : question.options)
      picks.push_back({{Role::answer, option.id}, scene.text(option.label), option.id, chosen(option.id)});
  }
  return picks;
}

/// The ids after a tap: one more or one less; an exclusive one stands alone.
std::vector<std::string> toggled(const Question& question, std::vector<std::string> ids,
                                 const script::Option& tapped) {
  if (std::erase(ids, tapped.id) > 0) return ids;
  if (tapped.exclusive) return {tapped.id};
  for (const auto& option : question.options)
    if (option.exclusive) std::erase(ids, option.id);
  ids.push_back(tapped.id);
  return ids;
}

void choosing(Draw& d, Scene& scene, const Entry& entry, const Box& room) {
  const auto& question = entry.question;
  std::vector<Pick> picks = picksOf(scene, entry);
  if (question.kind == QuestionKind::many) {
    const auto* held = entry.given ? std::get_if<std::vector<std::string>>(&*entry.given) : nullptr;
    const auto ids = held == nullptr ? std::vector<std::string>{} : *held;
    for (const auto& option : question.options)
      picks.push_back({{Role::answer, option.id},
                       scene.text(option.label),
                       toggled(question, ids, option),
                       std::ranges::find(ids, option.id) != ids.end()});
  }
  const bool scale = question.kind == QuestionKind::scale;
  const std::size_t columns = scale                                   ? (scene.page.tall() ? 4 : 6)
                              : scene.page.tall() || picks.size() < 3 ? 1
                                                                      : 2;
  const auto rows = (picks.size() + columns - 1) / columns;
  const double gap = 16,
               wide = (room.w - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double high =
      std::min(116.0, (room.h - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows));
  for (std::size_t i = 0; i < picks.size(); ++i) {
    const Box box{room.x + static_cast<double>(i % columns) * (wide + gap),
                  room.y + static_cast<double>(i / columns) * (high + gap), wide, high};
    const auto& id = picks[i].id;
    choice(d, scene.feel, box, id, picks[i].label,
           {.on = picks[i].on,
            .many = question.kind == QuestionKind::many,
            .second = {},
            .size = scene.page.compact() ? 32.0 : 40.0});
    scene.on(id, answerWith(entry, picks[i].value));
    if (scale && id.item.size() == 1) scene.shortcuts[id.item.front()] = id;
  }
}

/// Back, and Next or Save: keeps what was typed, then goes on.
void feet(Draw& d, Scene& scene, const Entry& entry) {
  const auto& page = scene.page;
  const bool typed = typedKind(entry.question.kind);
  const auto value = typed ? typedValue(entry.question, scene.local.typed) : entry.given;
  const bool wrong = typed && !scene.local.typed.empty() && !value,
             missing = !value && !entry.question.optional;
  const auto label = d.say(entry.last() ? words::watch::save : words::nav::next);
  const bool words = entry.question.kind == QuestionKind::words;
  const bool row = page.wide() && !words;
  const auto place = besideKeyboard(page);
  const Box next = row ? Box{page.w - 48 - 280, page.next.y, 280, 120} : words ? place.next : page.next;
  const Box back = row ? Box{next.x - 24 - 280, next.y, 280, 120} : words ? place.back : page.back;
  const TargetId id = entry.last() ? Role::save : Role::next;
  button(d, scene.feel, next, id, label,
         {.off = wrong || missing,
          .left = {},
          .right = entry.last() ? std::nullopt : std::optional{Icon::next}});
  const Handler onward = [open = entry.open, place = entry.place, last = entry.last(),
                          question = entry.question.id, typed, value](Outbox& out) {
    if (typed && value) out.intend(session::AnswerObservation{open.id, question, *value});
    if (last)
      out.intend(session::FinishObservation{open.id});
    else
      goTo(out, open, place + 1);
  };
  if (!wrong && !missing) {
    scene.on(id, onward);
    scene.enter = id;
  }
  if (entry.place == 0) return;
  button(d, scene.feel, back, Role::back, d.say(words::nav::back),
         {.kind = ButtonKind::second, .left = Icon::back, .right = {}});
  scene.on(Role::back, [open = entry.open, place = entry.place](Outbox& out) { goTo(out, open, place - 1); });
}

}  // namespace

void observationScreen(Draw& d, Scene& scene) {
  assert(!scene.model.view.staff.openObservation->form->questions
              .empty());  // the reader of forms takes none without
  const auto entry = entryOf(scene);
  const auto area = staffArea(scene.page);
  const bool brief =
      scene.page.compact() || entry.question.kind == QuestionKind::words;  // the keys need the room
  std::string words = scene.text(entry.question.text);
  if (entry.question.kind == QuestionKind::number && !entry.question.unit.empty())
    words = d.say(words::watch::QuestionUnit{.question = words, .unit = entry.question.unit});
  const auto& title = scene.text(entry.open.form->title);
  const auto index = entry.place + 1, count = entry.open.form->questions.size();
  const auto& hint = scene.text(entry.question.hint);
  const Handler close = [](Outbox& out) { out.intend(session::OpenObservation{""}); };
  double y = brief ? staffHeading(d, scene, words,
                                  d.say(words::watch::PlaceInForm{
                                      .form = title, .index = index, .count = count, .hint = hint}),
                                  Role::leavePage, d.say(words::watch::notNow), close) -
                         12
                   : staffHeading(d, scene, title,
                                  d.say(words::watch::Place{.index = index, .count = count, .hint = hint}),
                                  Role::leavePage, d.say(words::watch::notNow), close);
  if (!brief) y = d.paragraph({area.x, y}, area.w, words, {52, Weight::regular, d.T().ink}) + 20;
  const Box room{area.x, y, area.w, scene.page.next.y - 28 - y};
  if (typedKind(entry.question.kind))
    typing(d, scene, entry, room);
  else
    choosing(d, scene, entry, room);
  feet(d, scene, entry);
  callRailFor(d, scene);
}

}  // namespace lw::ui
