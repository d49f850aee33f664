#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/shape.hpp"
#include "picture/phase_colours.hpp"
#include "picture/strip_rows.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr double kLane = 78, kBetween = 6;  // two lanes, so that what sounds together lies above each other
constexpr double kWave = 21;                // half height of the loudest
constexpr double kBarHeight = 4;
constexpr double kGapToNext = 12;
constexpr double kAbove = 7, kBelow = 17;  // LU around the target that the loudness row shows

struct Piece {
  const plan::MusicCue* cue = nullptr;
  Frames at{};
  Colour colour;
  int lane = 0;
};

std::vector<Piece> piecesOf(const plan::Plan& plan) {
  const auto colours = phaseColours(plan);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < plan.phases.size(); ++i)
    for (const auto& cue : plan.phases[i].music)
      pieces.push_back(
          {&cue, plan.phases[i].start + cue.at, colours[i], static_cast<int>(pieces.size() % 2)});
  return pieces;
}

/// Half heights of the bars between two places in px: the mean over each bar's time, after gain and fades.
std::vector<float> barsOf(const Piece& piece, const PlanFacts& facts, const Span& span, double left,
                          double right) {
  std::vector<float> halves;
  const auto found = facts.media->music.find(piece.cue->track->file);
  if (found == facts.media->music.end()) return halves;
  const auto& measure = found->second;
  const double target = facts.plan->bundle->script.sound.loudness.value;
  for (double x = left; x < right; x += kBarHeight) {
    const auto into = std::clamp(span.at(x) - piece.at, Frames{}, piece.cue->length);
    const auto until = std::min(span.at(x + kBarHeight) - piece.at, piece.cue->length);
    double level = -70;
    if (measure.contour && !measure.contour->loudness.empty()) {
      const auto& steps = measure.contour->loudness;
      const auto size = static_cast<std::int64_t>(steps.size());
      const auto from = (piece.cue->from + into).count() / plan::kLoudnessStep.count();
      const auto to = (piece.cue->from + until).count() / plan::kLoudnessStep.count();
      const auto last = std::min(std::max(to - 1, from), from + 600);
      double sum = 0;
      for (auto i = from; i <= last; ++i) {
        const auto place = piece.cue->loop ? i % size : std::min(i, size - 1);
        sum += std::max(-70.0, static_cast<double>(steps[static_cast<std::size_t>(place)]));
      }
      level = sum / static_cast<double>(last - from + 1);
    } else {
      level = measure.integrated.value;
    }
    const auto shaped = [](Frames part, Frames of) {
      const double share = of.count() > 0 ? core::toSeconds(part) / core::toSeconds(of) : 1;
      return core::quarterUp(std::clamp(share, 0.0, 1.0));
    };
    const double fade =
        shaped(into, piece.cue->fadeIn) * shaped(piece.cue->length - into, piece.cue->fadeOut);
    const double share = std::clamp((level + piece.cue->gain.value - target + 14) / 20, 0.04, 1.0);
    halves.push_back(static_cast<float>(std::max(1.0, kWave * share * fade)));
  }
  return halves;
}

/// A body whose ends slope as its fades do.
void drawBody(const Pencil& p, const Span& span, const Piece& piece, double top, Colour colour) {
  const auto& cue = *piece.cue;
  const auto clampX = [&](Frames at) { return std::clamp(span.x(at), span.plot.x, span.plot.right()); };
  const double x0 = clampX(piece.at), x1 = clampX(piece.at + cue.fadeIn);
  const double x3 = clampX(piece.at + cue.length),
               x2 = std::max(x1, clampX(piece.at + cue.length - cue.fadeOut));
  const double r = 6, bottom = top + kLane;
  if (x3 - x0 < 3 * r) return p.add(Fill{{x0, top, std::max(x3 - x0, 2.0), kLane}, colour, 2});
  // the slope reaches down to the floor of the lane; corners are eased
  p.add(Shape{{{x0, bottom - r},
               {x0 + 1, bottom - 2 * r},
               {std::max(x1 - 1, x0 + 2), top + r},
               {std::max(x1 + r / 2, x0 + r), top},
               {std::min(x2 - r / 2, x3 - r), top},
               {std::min(x2 + 1, x3 - 2), top + r},
               {x3 - 1, bottom - 2 * r},
               {x3, bottom - r},
               {x3 - r, bottom},
               {x0 + r, bottom}},
              colour});
}

void drawPiece(const Pencil& p, const PlanFacts& facts, const Span& span, const Piece& piece, double top,
               double titleEnd) {
  const auto& T = p.T();
  const bool bed = piece.cue->loop;
  const auto ground = mix(piece.colour, T.bg, bed ? 0.86 : 0.74);
  drawBody(p, span, piece, top, ground);
  const double left = std::max(span.x(piece.at), span.plot.x) + 4;
  const double right = std::min(span.x(piece.at + piece.cue->length), span.plot.right()) - 4;
  if (right > left)
    p.add(Bars{left + 1, top + 54, kBarHeight, 2, barsOf(piece, facts, span, left + 1, right),
               mix(piece.colour, T.ink, bed ? 0 : 0.25)});
  const double room = titleEnd - left - 10;
  if (room >= 40 && right - left >= 20)
    p.write({left + 8, top + 5}, room, titleOf(*piece.cue->track) + (bed ? " (the bed)" : ""), 20,
            bed ? T.ink2 : T.ink);
}

double levelY(const RowPlace& row, double target, double level) {
  const double share = (target + kAbove - level) / (kAbove + kBelow);
  return row.top + row.height * std::clamp(share, 0.0, 1.0);
}

/// The loudest of every 2 px (or of every step, where steps are wider).
std::vector<Point> courseOf(const std::vector<float>& steps, const Span& span, const RowPlace& row,
                            double target) {
  std::vector<Point> points;
  const auto end = plan::kLoudnessStep * static_cast<std::int64_t>(steps.size());
  const double stepWidth = span.x(span.from + plan::kLoudnessStep) - span.plot.x;
  const double by = std::max(2.0, stepWidth);
  for (double x = span.plot.x; x <= span.plot.right() && span.at(x) < end; x += by) {
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, span.at(x) / plan::kLoudnessStep));
    const auto to =
        std::clamp(static_cast<std::size_t>(std::max<std::int64_t>(0, span.at(x + by) / plan::kLoudnessStep)),
                   from + 1, steps.size());
    if (from >= steps.size()) break;
    const auto loudest = *std::max_element(steps.begin() + static_cast<std::ptrdiff_t>(from),
                                           steps.begin() + static_cast<std::ptrdiff_t>(to));
    points.push_back({x, levelY(row, target, static_cast<double>(loudest))});
  }
  return points;
}

/// `course`: the line that is drawn; the rings stand on it.
void drawRises(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row,
               const std::vector<Point>& course) {
  double free = span.plot.x;
  for (const auto& rise : facts.rises) {
    if (rise.at < span.from || rise.at >= span.to) continue;
    const double x = span.x(rise.at);
    const auto near = std::ranges::lower_bound(course, x, {}, &Point::x);
    if (near == course.end()) break;
    const auto colour = rise.tooMuch ? p.T().faultText : p.T().waitText;
    p.add(Ring{{x, near->y}, 8, colour, 3});
    const auto label = fmt::format("+{:.1f} LU in {}", rise.by.value,
                                   rise.kind == plan::RiseKind::shortTerm ? "3 s" : "0.4 s");
    const double width = p.width(label, 18) + 0.5;
    const double left = std::clamp(x - width / 2, span.plot.x, span.plot.right() - width);
    if (left < free || left + width > span.plot.right()) continue;
    p.add(Fill{{left - 4, row.bottom() - 27, width + 8, 24}, p.T().surf.with(0.85), 4});
    p.write({left, row.bottom() - 26}, width, label, 18, colour, Weight::semibold);
    free = left + width + 14;
  }
}

}  // namespace

void drawMusic(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  const auto pieces = piecesOf(*facts.plan);
  const auto laneTop = [&](int lane) { return row.top + lane * (kLane + kBetween); };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    const auto end = piece.at + piece.cue->length;
    if (!span.shows(piece.at, end)) continue;
    // a title may run on into its lane until the next piece there
    const double limit = i + 2 < pieces.size()
                             ? std::min(span.x(pieces[i + 2].at) - kGapToNext, span.plot.right())
                             : span.plot.right();
    drawPiece(p, facts, span, piece, laneTop(piece.lane),
              std::max(limit, std::min(span.x(end), span.plot.right()) - 4));
  }
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto end = pieces[i - 1].at + pieces[i - 1].cue->length;
    if (end <= pieces[i].at || !span.shows(pieces[i].at, end)) continue;
    const double left = std::max(span.x(pieces[i].at), span.plot.x),
                 right = std::min(span.x(end), span.plot.right());
    if (right > left) p.add(Fill{{left, row.top, right - left, row.height}, p.T().edge.with(0.22), 2});
  }
}

void drawLoudness(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row) {
  constexpr double kMostLoud = -18;
  const auto& T = p.T();
  const double target = facts.plan->bundle->script.sound.loudness.value;
  p.add(Fill{{span.plot.x, row.top, span.plot.w, row.height}, T.surf, 10});
  const double above = levelY(row, target, target + 2), below = levelY(row, target, target - 2);
  p.add(Fill{{span.plot.x, above, span.plot.w, below - above}, T.tint});
  const auto course = courseOf(facts.shortTerm, span, row, target);
  if (course.size() > 1) {
    auto area = course;
    area.push_back({course.back().x, row.bottom()});
    area.push_back({course.front().x, row.bottom()});
    p.add(Shape{std::move(area), T.actText.with(0.16)});
  }
  const auto rule = [&](double level, const std::string& label, Colour colour) {
    const double y = levelY(row, target, level);
    p.add(Line{{{span.plot.x, y}, {span.plot.right(), y}}, colour, 2, 9});
    p.write({span.plot.right() + 10, y - 12}, 96, label, 20, colour);
  };
  const auto number = [](double level) { return fmt::format("\u2212{:.0f}", -level); };
  if (target < kMostLoud - 3.5) rule(kMostLoud, number(kMostLoud) + " limit", T.faultText);
  rule(target, number(target) + (target < kMostLoud - 3.5 ? " target" : ""), T.actText);
  const double quiet = levelY(row, target, target - 10);
  p.add(Line{{{span.plot.x, quiet}, {span.plot.right(), quiet}}, T.hair, 1});
  p.write({span.plot.right() + 10, quiet - 12}, 96, number(target - 10), 20, T.ink3);
  if (course.size() > 1) p.add(Line{course, T.actText, 2.5});
  drawRises(p, facts, span, row, course);
}

}  // namespace lw::picture
