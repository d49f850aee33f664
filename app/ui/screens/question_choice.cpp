#include <algorithm>
#include <utility>

#include "ui/screens/answer_grid.hpp"
#include "ui/screens/question_kinds.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

/// Where what is asked and its answers go.
struct Plan {
  Head head;
  Grid grid;
  bool upright = false;  // the mark above the words
  bool tooMuch = false;  // more words than the page holds
};

struct Wishes {
  std::vector<std::size_t> columns;  // the best first; 0 = upright
  GridWish wish;
  double comfortable = 100;  // an answer as high as this is not worth smaller letters
  double answersTop = 376, limit = 1032, gap = 20;
};

std::vector<Label> labelsOf(const Scene& scene, const script::Question& asked) {
  std::vector<Label> labels;
  for (const auto& option : asked.options) labels.push_back({scene.text(option.label), {}});
  return labels;
}

// Five columns instead of five rows, where every word fits.
std::optional<Grid> uprightIn(const Draw& d, const Box& area, const std::vector<Label>& labels,
                              double least) {
  const auto n = static_cast<double>(labels.size());
  const double w = std::min(300.0, (area.w - (n - 1) * 10) / n), h = std::min(196.0, area.h);
  if (labels.size() > 5 || h < least) return std::nullopt;
  const bool fit = std::ranges::all_of(labels, [&](const Label& label) {
    return d.wrap(label.text, w - 16, 32, Weight::regular).size() <= 2 &&
           d.fitsAcross(label.text, w - 16, 32, Weight::regular);
  });
  if (!fit) return std::nullopt;
  return Grid{{area.x, area.y, w, h}, labels.size(), w + 10, 0, 32, 52};
}

// The answers in that many columns (0 = upright) below what is asked.
std::optional<Plan> planWith(const Draw& d, const Layout& page, const Head& head,
                             const std::vector<Label>& labels, const Wishes& wishes, std::size_t columns,
                             double least, double letters) {
  const double top = std::max(wishes.answersTop, head.bottom + wishes.gap);
  const Box area{page.content.x, top, page.content.w, wishes.limit - top};
  auto wish = wishes.wish;
  wish.least = least;
  wish.letters = letters;
  const auto grid =
      columns == 0 ? uprightIn(d, area, labels, least + 30) : gridIn(d, area, labels, columns, wish);
  return grid ? std::optional{Plan{head, *grid, columns == 0}} : std::nullopt;
}

Plan planFor(const Draw& d, const Layout& page, const Asked& asked, const std::vector<Label>& labels,
             const Wishes& wishes) {
  const auto heads = headsFor(d, page, asked);
  for (const double letters : {40.0, 32.0})
    for (const double least : {wishes.comfortable, 80.0})
      for (const auto columns : wishes.columns)
        for (const auto& head : heads)
          if (const auto plan = planWith(d, page, head, labels, wishes, columns, least, letters))
            return *plan;
  // more words than any page holds: the smallest there is
  const double top = std::max(wishes.answersTop, heads.back().bottom + wishes.gap);
  const auto columns = wishes.columns.back();
  const double w = (page.content.w - static_cast<double>(columns - 1) * 12) / static_cast<double>(columns);
  return {heads.back(), {{page.content.x, top, w, 80}, columns, w + 12, 88, 32, 44}, false, true};
}

Wishes wishesFor(const Layout& page, std::size_t count, bool many) {
  if (page.wide()) {
    if (many) return {{2, 3}, {116, 80, 24, 16, 52}, 92, 384, page.h - 48, 20};
    return {{1, 2}, {116, 80, 24, 16, 52}, 100, 376, page.h - 48, 24};
  }
  if (page.compact() && many) return {{2, 3}, {116, 80, 12, 8, 48}, 96, 0, page.next.y - 16, 14};
  if (page.compact())
    return {{0, 2, 3}, {116, 80, 12, 10, 48}, 96, count > 5 ? 300.0 : 352.0, page.next.y - 16, 14};
  const bool two = many && count > 5;
  return {two ? std::vector<std::size_t>{2, 1} : std::vector<std::size_t>{1, 2},
          {124, 80, 20, 20, 52},
          100,
          660,
          page.next.y - 24,
          24};
}

TargetId answerId(const script::Option& option) {
  return {Role::answer, option.id};
}

/// Answer `i` of a page is also given by its digit, from 1 on.
void giveShortcut(Scene& scene, std::size_t i, const TargetId& id) {
  if (i < 9) scene.shortcuts[static_cast<char>('1' + i)] = id;
}

void drawAnswer(Draw& d, const Scene& scene, const Plan& plan, std::size_t i, const TargetId& id,
                const Label& label, bool on, bool many) {
  const auto box = plan.grid.at(i);
  if (plan.upright)
    choiceColumn(d, scene.feel, box, id, label.text, on);
  else
    choice(d, scene.feel, box, id, label.text,
           {.on = on, .many = many, .second = {}, .mark = plan.grid.mark, .size = plan.grid.size});
}

// What is chosen after a press of option `i`.
std::vector<std::string> pressed(const script::Question& asked, std::vector<std::string> chosen,
                                 std::size_t i) {
  const auto& option = asked.options[i];
  const bool was = std::ranges::count(chosen, option.id) > 0;
  if (was)
    std::erase(chosen, option.id);
  else if (option.exclusive)
    return {option.id};
  std::vector<std::string> kept;  // in the order of the options, without those that exclude others
  for (const auto& one : asked.options) {
    const bool on = (!was && one.id == option.id) || std::ranges::count(chosen, one.id) > 0;
    if (on && !(one.exclusive && !was)) kept.push_back(one.id);
  }
  return kept;
}

// Where the answers end: notes go below them if there is room, else into the column above Back.
NotePlace notePlace(const Layout& page, const Plan& plan, std::size_t count) {
  return page.wide() && plan.grid.at(count - 1).bottom() > page.h - 136 ? NotePlace::column
                                                                        : NotePlace::lowerLeft;
}

}  // namespace

void choiceQuestion(Draw& d, Scene& scene, Question question) {
  const auto& asked = question.asked;
  const auto labels = labelsOf(scene, asked);
  const auto plan =
      planFor(d, scene.page, question.words, labels, wishesFor(scene.page, labels.size(), false));
  drawHead(d, scene.page, question.words, plan.head);
  const auto* chosen = question.answer ? std::get_if<std::string>(&*question.answer) : nullptr;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto id = answerId(asked.options[i]);
    drawAnswer(d, scene, plan, i, id, labels[i], chosen != nullptr && *chosen == asked.options[i].id, false);
    scene.intend(id, session::GiveAnswer{asked.id, asked.options[i].id});
    giveShortcut(scene, i, id);
  }
  questionEnd(d, scene, question, notePlace(scene.page, plan, labels.size()));
}

void manyQuestion(Draw& d, Scene& scene, Question question) {
  const auto& asked = question.asked;
  const auto labels = labelsOf(scene, asked);
  question.words.hintGap = 13.6;
  std::string hint;  // where many answers need the room it is with the notes
  if (scene.page.compact() && labels.size() > 6) hint = std::exchange(question.words.hint, {});
  const auto plan =
      planFor(d, scene.page, question.words, labels, wishesFor(scene.page, labels.size(), true));
  drawHead(d, scene.page, question.words, plan.head);
  const auto* given = question.answer ? std::get_if<std::vector<std::string>>(&*question.answer) : nullptr;
  const auto chosen = given != nullptr ? *given : std::vector<std::string>{};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto id = answerId(asked.options[i]);
    drawAnswer(d, scene, plan, i, id, labels[i], std::ranges::count(chosen, asked.options[i].id) > 0,
               !asked.options[i].exclusive);
    scene.on(id, [&asked, i](Outbox& out) {
      out.local.chosen = pressed(asked, out.local.chosen, i);
      if (out.local.chosen.empty())
        out.intend(session::ClearAnswer{asked.id});
      else
        out.intend(session::GiveAnswer{asked.id, out.local.chosen});
    });
    giveShortcut(scene, i, id);
  }
  questionEnd(d, scene, question, notePlace(scene.page, plan, labels.size()),
              lingers(scene) ? std::string{} : hint);
}

// Yes and No beside Back, where a long text fills a small page. One note, if there is a line left for it.
Plan besideBack(const Draw& d, const Layout& page, Plan plan, const Asked& words) {
  plan.head = headAbove(d, page, words, page.next.y - 12);
  const double w = (page.back.x - 16 - page.content.x - 12) / 2;
  plan.grid = {{page.content.x, page.next.y, w, page.next.h}, 2, w + 12, 0, 40, 48};
  return plan;
}

void lineAboveButtons(Draw& d, const Scene& scene, const Question& question, double top) {
  auto notes = questionNotes(scene, question, question.answer.has_value());
  if (lingers(scene)) notes.insert(notes.begin(), d.say(words::page::takeYourTime));
  if (!notes.empty() && top + 36 <= scene.page.next.y)
    d.text({scene.page.content.x, top}, notes.front(), {32, Weight::regular, d.T().ink2});
}

// Two big answers; below a very long text they are as high as what is left, or beside Back (compact).
void yesNoQuestion(Draw& d, Scene& scene, Question question) {
  const auto& page = scene.page;
  const std::vector<Label> labels{{d.say(words::nav::yes), {}}, {d.say(words::nav::no), {}}};
  const double limit = page.wide() ? page.h - 136 : page.next.y - (page.compact() ? 16 : 80);
  const double high = page.compact() ? 150 : page.tall() ? 160 : 200;
  const std::vector<std::size_t> columns{page.tall() ? 1U : 2U};
  const double top = page.compact() ? 352 : page.tall() ? 660 : 384;
  auto plan = planFor(d, page, question.words, labels,
                      {columns, {high, 80, 24, 20, 56}, 116, top, limit, page.compact() ? 14.0 : 24.0});
  const bool beside = plan.tooMuch && page.compact();
  if (beside) plan = besideBack(d, page, plan, question.words);
  drawHead(d, page, question.words, plan.head);
  const auto* chosen = question.answer ? std::get_if<bool>(&*question.answer) : nullptr;
  for (std::size_t i = 0; i < 2; ++i) {
    const bool yes = i == 0;
    const TargetId id{Role::answer, yes ? "yes" : "no"};
    choice(d, scene.feel, plan.grid.at(i), id, labels[i].text,
           {.on = chosen != nullptr && *chosen == yes,
            .many = false,
            .second = {},
            .mark = beside ? 48.0 : 56.0,
            .size = beside ? 40.0 : 52.0});
    scene.intend(id, session::GiveAnswer{question.asked.id, yes});
    giveShortcut(scene, i, id);
  }
  if (!beside) return questionEnd(d, scene, question, NotePlace::lowerLeft);
  lineAboveButtons(d, scene, question, plan.head.bottom);
  patientNav(d, scene, page,
             {.off = !question.answer && !question.asked.optional, .onNext = {}, .onBack = {}});
}

}  // namespace lw::ui
