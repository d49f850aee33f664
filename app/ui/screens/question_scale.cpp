#include <algorithm>
#include <array>
#include <utility>

#include "ui/screens/question_kinds.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

constexpr double kStone = 116, kTarget = 160;

struct Stones {
  std::size_t columns = 11;
  Point first;  // centre of the first stone
  double stepX = 134.8, stepY = 0;
  double size = kStone;  // diameter
  Box target(std::size_t i) const {
    const Point c = at(i);
    const double h = stepY > 0 ? std::min(kTarget, stepY - 8) : kTarget;
    return {c.x - size / 2, c.y - h / 2, size, h};
  }
  Point at(std::size_t i) const {
    return {first.x + static_cast<double>(i % columns) * stepX,
            first.y + static_cast<double>(i / columns) * stepY};
  }
};

struct Ring {
  double radius;
  Colour linen, dusk;
};
constexpr std::array<Ring, 3> kRings{
    {{158, {0xEBE7DB}, {0x1B1916}}, {120, {0xE2E3D8}, {0x1E1F1B}}, {88, {0xD5DFD5}, {0x222822}}}};

Stones wideStones(const Layout& page, std::size_t count) {
  const double width = page.next.right() - page.content.x;
  return {count,
          {page.content.x + kStone / 2, page.h - 514},
          count > 1 ? (width - kStone) / static_cast<double>(count - 1) : 0,
          0,
          kStone};
}

// Rows of `columns` stones between two heights.
Stones rowsOfStones(const Layout& page, std::size_t count, std::size_t columns, double top, double bottom) {
  const double rows = static_cast<double>((count + columns - 1) / columns);
  const double stepY = std::min(180.0, (bottom - top + 8) / rows), size = std::min(kStone, stepY - 8);
  const double stepX = (page.content.w - kStone) / static_cast<double>(columns - 1);
  return {columns, {page.content.x + kStone / 2, top + (stepY - 8) / 2}, stepX, stepY, size};
}

void waterLines(Draw& d, const Stones& stones, std::size_t count) {
  for (std::size_t start = 0; start < count; start += stones.columns) {
    const auto end = std::min(count, start + stones.columns) - 1;
    if (end > start) d.line(stones.at(start), stones.at(end), d.T().hair, 4);
  }
}

void stone(Draw& d, Scene& scene, const Stones& stones, std::size_t i, int value, bool on) {
  const auto& T = d.T();
  const auto label = std::to_string(value);
  const TargetId id{Role::answer, label};
  const auto centre = stones.at(i);
  const double radius = stones.size / 2;
  d.disc(centre, on ? radius + 6 : radius, on ? T.act : scene.feel.pressed == id ? T.hair : T.surf);
  if (!on) d.ring(centre, radius - 1.5, T.edge, 3);
  if (scene.feel.focused == id) d.ring(centre, radius + 15, T.focus, 6);
  d.text({centre.x, centre.y - 24}, label,
         {52, on ? Weight::semibold : Weight::regular, on ? T.onAct : T.ink, Align::centre});
  d.hit(id, TargetKind::answer, stones.target(i));
}

void ends(Draw& d, const Layout& page, double y, double right, const Stones& stones,
          const std::pair<std::string, std::string>& words) {
  const bool rows = stones.stepY > 0;
  const double size = page.compact() ? 32 : 40, width = (right - page.content.x) / 2 - 16;
  const auto put = [&](const std::string& text, double x, Align align) {
    const double fitted = d.fittingSize(text, width, 1, Weight::regular, {size, 32});
    if (rows)
      d.text({x, y}, text, {fitted, Weight::regular, d.T().ink2, align});
    else
      d.paragraph({x, y}, width, text, {fitted, Weight::regular, d.T().ink2, align});
  };
  put(words.first, page.content.x, Align::left);
  put(words.second, right, Align::right);
}

std::pair<std::string, std::string> endWords(const Scene& scene, const script::Question& asked, bool rows) {
  auto low = scene.text(asked.low.label), high = scene.text(asked.high.label);
  if (rows) {  // the ends of several rows aren't at the ends of a line: say which numbers are meant
    if (!low.empty())
      low = scene.say(words::question::EndOfScale{.number = std::to_string(asked.low.value), .meaning = low});
    if (!high.empty())
      high =
          scene.say(words::question::EndOfScale{.number = std::to_string(asked.high.value), .meaning = high});
  }
  return {std::move(low), std::move(high)};
}

}  // namespace

// Stones on a line of water; the chosen one makes rings.
void scaleQuestion(Draw& d, Scene& scene, Question question) {
  const auto& page = scene.page;
  const auto& asked = question.asked;
  const auto count = static_cast<std::size_t>(std::max(1, asked.high.value - asked.low.value + 1));
  if (page.wide() && question.words.stem.empty()) question.words.top = 212;
  const double labels = page.compact() ? 52 : 100, bottom = page.next.y - (page.compact() ? 16 : 80);
  const std::size_t columns = std::min<std::size_t>(count, count <= 6 || page.compact() ? 6 : 4);
  const double rowsHigh = static_cast<double>((count + columns - 1) / columns) * (page.compact() ? 124 : 168);
  const double lowest = page.wide() ? page.h - 514 - kTarget / 2 - 12 : bottom + 8 - rowsHigh - labels;
  const auto head = headAbove(d, page, question.words, lowest);
  drawHead(d, page, question.words, head);
  const double top = std::max(page.wide() ? 0.0 : page.compact() ? 352.0 - 24 : 660.0, head.bottom + labels);
  const auto stones = page.wide()
                          ? wideStones(page, count)
                          : rowsOfStones(page, count, columns,
                                         page.compact() ? std::min(top, bottom + 8 - rowsHigh) : top, bottom);
  const auto* chosen = question.answer ? std::get_if<std::int64_t>(&*question.answer) : nullptr;
  const bool rows = !page.wide();
  const auto firstOp = d.ops.size(), firstHit = d.hits.size();
  if (chosen != nullptr)
    for (const auto& ring : kRings)
      d.disc(stones.at(static_cast<std::size_t>(*chosen - asked.low.value)),
             rows ? stones.size / 2 + (ring.radius - 58) * 0.5 : ring.radius,
             d.light() == Light::linen ? ring.linen : ring.dusk);
  waterLines(d, stones, count);
  for (std::size_t i = 0; i < count; ++i) {
    const int value = asked.low.value + static_cast<int>(i);
    stone(d, scene, stones, i, value, chosen != nullptr && *chosen == value);
    const TargetId id{Role::answer, std::to_string(value)};
    scene.intend(id, session::GiveAnswer{asked.id, std::int64_t{value}});
    if (value >= 0 && value <= 9) scene.shortcuts[static_cast<char>('0' + value)] = id;
    if (value == 10) scene.shortcuts['+'] = id;
  }
  ends(d, page, rows ? stones.target(0).y - (page.compact() ? 46 : 68) : stones.first.y + 118,
       page.wide() ? page.next.right() : page.content.right(), stones, endWords(scene, asked, rows));
  // low stays left of high, also where the call is on the right
  d.together(firstOp, firstHit,
             {page.content.x, stones.first.y,
              (page.wide() ? page.next.right() : page.content.right()) - page.content.x, 0});
  questionEnd(d, scene, question, NotePlace::lowerLeft);
}

}  // namespace lw::ui
