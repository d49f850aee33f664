#include "picture/strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "picture/strip_rows.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr double kSide = 168, kRight = 108;  // for the names of the rows, and of the loudness lines
constexpr double kNumber = 15;               // radius of a problem's number

Frames tickLength(Frames shown, double width) {
  static constexpr std::array<int, 12> kSeconds{5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
  for (const int seconds : kSeconds) {
    const double px = width * seconds / core::toSeconds(shown);
    if (px >= 104) return core::framesOf(seconds);
  }
  return core::framesOf(14400);
}

std::string tickText(Frames at, Frames tick) {
  const auto text = clockText(at);
  return tick < core::framesOf(60) ? text : text.substr(0, text.size() - 3);
}

void drawAxis(const Pencil& p, const Span& span, double y) {
  const auto tick = tickLength(span.to - span.from, span.plot.w);
  const auto first = (span.from.count() + tick.count() - 1) / tick.count();
  for (auto i = first; tick * i <= span.to; ++i) {
    const double x = span.x(tick * i);
    p.add(Line{{{x, y + 30}, {x, y + 42}}, p.T().edge, 2});
    const auto label = tickText(tick * i, tick);
    if (x + p.width(label, 22) / 2 <= span.plot.right() + kRight)
      p.write({x, y}, 100, label, 22, p.T().ink2, Weight::regular, i == 0 ? Align::left : Align::centre);
  }
  for (auto i = 4 * first - 3; tick / 4 * i <= span.to; ++i) {
    if (i % 4 == 0 || tick / 4 * i < span.from) continue;
    const double x = span.x(tick / 4 * i);
    p.add(Line{{{x, y + 36}, {x, y + 42}}, p.T().hair, 2});
  }
}

void drawNumber(const Pencil& p, Point at, const Problem& problem) {
  const auto& T = p.T();
  const bool error = problem.severity == core::Severity::error;
  const bool note = problem.severity == core::Severity::note;
  p.add(Disc{at, kNumber, error ? T.fault : note ? T.surf2 : T.wait});
  const auto label = std::to_string(problem.number);
  const double size = label.size() < 3 ? 20 : 15;
  p.write({at.x, at.y - size * 0.59}, 2 * kNumber, label, size,
          error  ? T.onFault
          : note ? T.ink
                 : T.onWait,
          Weight::semibold, Align::centre);
}

/// Numbers stand above the axis, moved aside where they would cover each other; those that would have to go
/// too far are only counted.
void drawProblems(const Pencil& p, const PlanFacts& facts, Strip& strip, double y, int chosen) {
  constexpr double kFarthest = 40;
  std::vector<const Problem*> here;
  for (const auto& problem : facts.problems)
    if (problem.at && *problem.at >= strip.span.from && *problem.at < strip.span.to) here.push_back(&problem);
  std::ranges::stable_sort(here, {}, [](const Problem* one) { return *one->at; });
  double free = strip.span.plot.x - kNumber;
  int left = 0;
  for (const auto* problem : here) {
    const double x = strip.span.x(*problem->at);
    const double middle = std::max(x, free + kNumber);
    if (middle - x > kFarthest && problem->number != chosen) {
      ++left;
      continue;
    }
    const bool error = problem->severity == core::Severity::error;
    const bool stands = problem->number == chosen;
    const auto colour = error ? p.T().faultText : p.T().waitText;
    p.add(Line{{{middle, y + kNumber * 2}, {x, y + 76}}, colour.with(0.7), 2});
    p.add(Line{{{x, y + 76}, {x, strip.span.plot.bottom()}},
               colour.with(stands ? 1 : 0.55),
               stands ? 3.0 : 2.0,
               stands ? 0.0 : 4.0});
    drawNumber(p, {middle, y + kNumber}, *problem);
    strip.spots.push_back({{middle - kNumber, y, 2 * kNumber, 2 * kNumber}, problem->number});
    free = middle + kNumber + 4;
  }
  if (left > 0)
    p.write({strip.span.plot.right() + kRight, y + 4}, 88, fmt::format("+{} more", left), 20, p.T().waitText,
            Weight::semibold, Align::right);
}

void nameRow(const Pencil& p, Point at, const std::string& name, const std::string& second = {}) {
  p.write(at, kSide - 16, name, 22, p.T().ink);
  if (!second.empty()) p.write({at.x, at.y + 28}, kSide - 16, second, 20, p.T().ink3);
}

std::size_t pieceCount(const plan::Plan& plan) {
  std::size_t count = 0;
  for (const auto& phase : plan.phases)
    count += static_cast<std::size_t>(std::ranges::count(phase.music, false, &plan::MusicCue::loop));
  return count;
}

}  // namespace

Strip drawStrip(const Pencil& p, const PlanFacts& facts, Point at, double width, Frames from, Frames to,
                int chosen) {
  Strip strip;
  strip.span = {{at.x + kSide, at.y + 34, width - kSide - kRight, kStripHeight - 36}, from, to};
  const auto& span = strip.span;
  const auto rows = rowsAt(at.y + 34);
  drawAxis(p, span, at.y + 34);
  nameRow(p, {at.x, rows.phases.top + 18}, "Phases");
  drawPhases(p, facts, span, rows.phases);
  const auto pieces = pieceCount(*facts.plan);
  nameRow(p, {at.x, rows.music.top + 44}, "Music",
          fmt::format("{} {}", pieces, pieces == 1 ? "piece" : "pieces"));
  drawMusic(p, facts, span, rows.music);
  nameRow(p, {at.x, rows.voice.top + 6}, "Voice");
  drawVoice(p, facts, span, rows.voice);
  nameRow(p, {at.x, rows.breath.top + 6}, "Breath");
  drawBreath(p, facts, span, rows.breath);
  nameRow(p, {at.x, rows.staff.top + 6}, "Staff");
  drawStaff(p, facts, span, rows.staff);
  nameRow(p, {at.x, rows.loudness.top + 12}, "Loudness", "LUFS, 3 s");
  drawLoudness(p, facts, span, rows.loudness);
  drawChanges(p, facts, span, rows);
  drawProblems(p, facts, strip, at.y, chosen);
  return strip;
}

}  // namespace lw::picture
