#include "picture/strip_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "picture/phase_colours.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr double kGap = 12;         // between a label and what comes next
constexpr double kLeastLabel = 80;  // narrower, a label says nothing

/// From left to right edge, cut to what the strip shows.
Box across(const Span& span, Frames from, Frames to, const RowPlace& row) {
  const double left = std::max(span.x(from), span.plot.x);
  const double right = std::min(span.x(to), span.plot.right());
  return {left, row.top, std::max(right - left, 0.0), row.height};
}

bool isLight(Colour colour) {
  const double r = (colour.rgb >> 16) & 0xFF, g = (colour.rgb >> 8) & 0xFF, b = colour.rgb & 0xFF;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 118;
}

/// In whole seconds.
std::string lengthText(Frames length) {
  return core::formatLength(std::chrono::round<std::chrono::seconds>(length));
}

std::string phaseNote(const plan::PhasePlan& phase) {
  auto note = lengthText(phase.length);
  if (!phase.phase->waitsFor.empty()) {
    auto mark = phase.phase->waitsFor;
    std::ranges::replace(mark, '-', ' ');
    note += ", after \u201C" + mark + "\u201D";
  }
  if (phase.phase->untilStaff) note += ", until staff go on";
  return note;
}

/// A point in time with a label to its right.
struct Dot {
  double x = 0, right = 0;  ///< of the mark itself
  std::string label;
  const void* what = nullptr;
};

/// Room for the label of each dot until the next one; 0 where it is too narrow to say anything.
std::vector<double> roomFor(const std::vector<Dot>& dots, double right, double least = kLeastLabel) {
  std::vector<double> room(dots.size(), 0);
  for (std::size_t i = 0; i < dots.size(); ++i) {
    const double end = i + 1 < dots.size() ? dots[i + 1].x - kGap : right;
    const double width = end - dots[i].right - 8;
    room[i] = width >= least ? width : 0;
  }
  return room;
}

}  // namespace

void drawPhases(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  const auto colours = phaseColours(*facts.plan);
  for (std::size_t i = 0; i < facts.plan->phases.size(); ++i) {
    const auto& phase = facts.plan->phases[i];
    if (!span.shows(phase.start, phase.start + phase.length)) continue;
    auto box = across(span, phase.start, phase.start + phase.length, row);
    box.w = std::max(box.w - 3, 1.0);
    p.add(Fill{box, colours[i], 10});
    const auto text = isLight(colours[i]) ? p.T().phaseTextOnLight : p.T().phaseText;
    if (box.w < 56) continue;
    p.write({box.x + 12, box.y + 7}, box.w - 20, titleOf(*phase.phase, facts.plan->language), 22, text,
            Weight::semibold);
    const auto length = lengthText(phase.length);
    const auto note = phaseNote(phase);
    const bool whole = p.width(note, 18) <= box.w - 20;
    if (whole || p.width(length, 18) <= box.w - 20)
      p.write({box.x + 12, box.y + 36}, box.w - 20, whole ? note : length, 18, text);
  }
}

void drawVoice(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  const double y = row.top + row.height / 2;
  std::vector<Dot> dots;
  for (const auto& phase : facts.plan->phases)
    for (const auto& cue : phase.voice) {
      const auto at = phase.start + cue.at;
      if (at < span.from || at >= span.to) continue;
      const double x = span.x(at);
      const double right = std::min(std::max(span.x(at + cue.length), x + 14), span.plot.right());
      dots.push_back({x, std::max(right, x + 4), cue.text, &cue});
    }
  std::ranges::stable_sort(dots, {}, &Dot::x);
  p.add(Line{{{span.plot.x, y}, {span.plot.right(), y}}, p.T().hair, 2});
  const auto room = roomFor(dots, span.plot.right());
  double drawn = -1e9;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    const auto& cue = *static_cast<const plan::VoiceCue*>(dots[i].what);
    if (dots[i].x < drawn + 3) continue;  // thousands of lines: what can't be told apart is drawn once
    drawn = dots[i].x;
    const Box box{dots[i].x, y - 7, std::min(dots[i].right, span.plot.right()) - dots[i].x, 14};
    if (cue.file.empty())
      p.add(Outline{box, p.T().faultText, 7, 2});
    else
      p.add(Fill{box, mix(p.T().wait, p.T().waitText, 0.45), 7});
    if (room[i] <= 0) continue;
    const double width = std::min(room[i], p.width(dots[i].label, 20) + 0.5);
    p.add(Fill{{dots[i].right + 4, y - 13, width + 8, 26}, p.T().bg});
    p.write({dots[i].right + 8, y - 12}, room[i], dots[i].label, 20, p.T().ink2);
  }
}

void drawBreath(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  struct Block {
    Box box;
    std::string label;
  };
  std::vector<Block> blocks;
  for (const auto& phase : facts.plan->phases)
    for (const auto& block : phase.breath) {
      const auto at = phase.start + block.at;
      if (!span.shows(at, at + block.length) || block.cycles.empty()) continue;
      const auto& patterns = facts.plan->bundle->patterns;
      const auto found = patterns.find(block.pattern);
      const auto& title =
          found == patterns.end() ? block.pattern : found->second.title.in(facts.plan->language);
      const double minute = 60 / std::max(core::toSeconds(block.cycles.back().length()), 1.0);
      auto box = across(span, at, at + block.length, {row.top + 3, row.height - 6});
      box.w = std::max(box.w, 6.0);
      blocks.push_back({box, fmt::format("{}, {:.1f} a minute", title, minute)});
    }
  std::ranges::stable_sort(blocks, {}, [](const Block& one) { return one.box.x; });
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& [box, label] = blocks[i];
    p.add(Fill{box, p.T().tint, 8});
    p.add(Outline{box, mix(p.T().actText, p.T().tint, 0.4), 8, 2});
    const double width = p.width(label, 20);
    const bool covered = i + 1 < blocks.size() && blocks[i + 1].box.x < box.right();
    const double inside = (covered ? blocks[i + 1].box.x : box.right()) - box.x - 20;
    const double next = i + 1 < blocks.size() ? blocks[i + 1].box.x - kGap : span.plot.right();
    if (width <= inside)
      p.write({box.x + 12, box.y + 4}, inside, label, 20, p.T().actText);
    else if (next - box.right() - 8 >= kLeastLabel)
      p.write({box.right() + 8, box.y + 4}, next - box.right() - 8, label, 20, p.T().actText);
    else if (inside >= kLeastLabel)
      p.write({box.x + 12, box.y + 4}, inside, label, 20, p.T().actText);
  }
}

void drawStaff(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  const double y = row.top + row.height / 2;
  std::vector<Dot> dots;
  for (const auto& moment : facts.staff) {
    if (moment.at < span.from || moment.at > span.to) continue;
    const double x = std::min(span.x(moment.at), span.plot.right() - 8);
    dots.push_back({x, x + (moment.mark ? 4 : 16), moment.label, &moment});
  }
  // several at one moment stand side by side
  for (std::size_t i = 1; i < dots.size(); ++i)
    if (dots[i].x < dots[i - 1].right + 6 && dots[i].x > dots[i - 1].x - 60) {
      const bool named = static_cast<const StaffMoment*>(dots[i - 1].what)->mark;
      const double label = named ? std::min(p.width(dots[i - 1].label, 20, Weight::semibold), 200.0) + 20 : 0;
      const double shift = dots[i - 1].right + 6 + label - dots[i].x;
      if (dots[i].right + shift > span.plot.right() + 40) continue;
      dots[i].x += shift;
      dots[i].right += shift;
    }
  const auto room = roomFor(dots, span.plot.right() + 100, 30);
  for (std::size_t i = 0; i < dots.size(); ++i) {
    const auto& moment = *static_cast<const StaffMoment*>(dots[i].what);
    const double x = dots[i].x;
    if (moment.mark)
      p.add(Fill{{x, y - 14, 4, 28}, p.T().ink, 2});
    else
      p.add(Line{{{x, y}, {x + 8, y - 8}, {x + 16, y}, {x + 8, y + 8}, {x, y}}, p.T().edge, 3});
    if (room[i] > 0)
      p.write({dots[i].right + 8, y - 12}, room[i], dots[i].label, 20, moment.mark ? p.T().ink : p.T().ink2,
              moment.mark ? Weight::semibold : Weight::regular);
  }
}

void drawChanges(const Pencil& p, const PlanFacts& facts, const Span& span, const Rows& rows) {
  for (const auto& change : facts.changed) {
    if (!span.shows(change.from, change.to)) continue;
    const auto& row = change.row == Row::phases   ? rows.phases
                      : change.row == Row::music  ? rows.music
                      : change.row == Row::voice  ? rows.voice
                      : change.row == Row::breath ? rows.breath
                                                  : rows.staff;
    auto box = across(span, change.from, change.to, row);
    box.w = std::max(box.w, 22.0);
    box = {box.x - 4, box.y - 2, box.w + 8, box.h + 4};
    p.add(Fill{box, p.T().actText.with(0.14), 12});
    p.add(Outline{box, p.T().actText, 12, 3});
  }
}

}  // namespace lw::picture
