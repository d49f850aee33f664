#include "picture/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "picture/strip.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr double kWidth = 1920, kMargin = 48;
constexpr double kA4 = 1357;                           // height of a sheet of A4's shape
constexpr Frames kMostInStrip = core::framesOf(7800);  // up to 2 h 10 min stay in one
constexpr Frames kStrip = core::framesOf(7200);
constexpr std::size_t kMostProblems = 40, kMostLines = 80;

/// Puts blocks below each other; begins a new sheet where one is full (if sheets have an end).
class Flow {
 public:
  Flow(const Letters& letters, double sheetHeight) : letters_(letters), most_(sheetHeight) { begin(); }

  /// A pencil and the top for a block of that height.
  Point room(double height) {
    if (most_ > 0 && y_ + height > most_ - kMargin && y_ > kMargin) {
      end();
      begin();
    }
    const Point at{kMargin, y_};
    y_ += height;
    return at;
  }
  void space(double height) { y_ += height; }
  Pencil pencil() { return {sheets_.back(), letters_, kLinen}; }
  double width() const { return kWidth - 2 * kMargin; }

  std::vector<Sheet> finish() {
    end();
    return std::move(sheets_);
  }

 private:
  void begin() {
    sheets_.push_back({kWidth, most_, {}});
    sheets_.back().add(Fill{{0, 0, kWidth, most_}, kLinen.bg});
    y_ = kMargin;
  }
  void end() {
    if (most_ > 0) return;
    sheets_.back().height = y_ + kMargin;
    std::get<Fill>(sheets_.back().ops.front()).box.h = y_ + kMargin;
  }

  const Letters& letters_;
  double most_;
  double y_ = 0;
  std::vector<Sheet> sheets_;
};

std::string routeName(script::Route route) {
  switch (route) {
    case script::Route::infusion: return "infusion";
    case script::Route::intramuscular: return "intramuscular";
    case script::Route::nasal: return "nasal spray";
    case script::Route::lozenge: return "lozenge";
    case script::Route::none: break;
  }
  return "no medicine";
}

std::string summaryOf(const PlanFacts& facts) {
  const auto& script = facts.plan->bundle->script;
  std::size_t lines = 0;
  for (const auto& phase : facts.plan->phases) lines += phase.voice.size();
  const auto total = facts.plan->total;
  const auto length = total < core::framesOf(120) ? Frames{std::chrono::round<std::chrono::seconds>(total)}
                                                  : Frames{std::chrono::round<std::chrono::minutes>(total)};
  return fmt::format("{} in {} {}, {} spoken {}, {}, {}", core::formatLength(length),
                     facts.plan->phases.size(), facts.plan->phases.size() == 1 ? "phase" : "phases", lines,
                     lines == 1 ? "line" : "lines", routeName(script.route),
                     script.setting == script::Setting::home ? "at home" : "in the clinic");
}

void addHead(Flow& flow, const PlanFacts& facts) {
  const auto& script = facts.plan->bundle->script;
  const auto top = flow.room(66);
  const auto p = flow.pencil();
  const auto file = script.file.filename().string();
  const double right = p.width(file, 22);
  p.write(top, flow.width() - right - 40, script.title.in(script.language), 52, kLinen.ink);
  p.write({kWidth - kMargin, top.y + 26}, 500, file, 22, kLinen.ink2, Weight::regular, Align::right);
  const auto second = flow.room(34);
  flow.pencil().write(second, flow.width(), summaryOf(facts), 26, kLinen.ink2);
  if (!script.summary.empty()) {
    const auto third = flow.room(34);
    flow.pencil().write(third, flow.width(), script.summary.in(script.language), 26, kLinen.ink2);
  }
  flow.space(20);
}

void addStrips(Flow& flow, const PlanFacts& facts) {
  if (facts.plan->phases.empty() || facts.end.count() <= 0) return;
  const bool one = facts.end <= kMostInStrip;
  for (Frames from{}; from < facts.plan->total || from.count() == 0; from += kStrip) {
    const auto to = one ? facts.end : from + kStrip;
    const auto top = flow.room(kStripHeight + 14);
    drawStrip(flow.pencil(), facts, top, flow.width(), from, to);
    flow.space(18);
    if (one) break;
  }
}

void addLegend(Flow& flow, const PlanFacts& facts) {
  std::string words =
      "Loudness is that of the last 3 seconds; the band is 2 LU around the target, the limit is \u221218 "
      "LUFS. ";
  words += facts.rises.empty()
               ? "Nowhere does the music rise by more than 6 LU in 3 s or 8 LU in 0.4 s."
               : "A ring marks where the music rises by more than 6 LU in 3 s or 8 LU in 0.4 s.";
  words += " Times are those of a session in which nobody waits or extends.";
  const auto lines = flow.pencil().letters().wrap(words, flow.width(), 20, 3);
  for (const auto& line : lines) {
    const auto at = flow.room(28);
    flow.pencil().write(at, flow.width(), line, 20, kLinen.ink2);
  }
  flow.space(16);
}

void addTitle(Flow& flow, const std::string& title, const std::string& second) {
  const auto at = flow.room(44);
  const auto p = flow.pencil();
  const auto box = p.write(at, flow.width() / 2, title, 26, kLinen.ink, Weight::semibold);
  p.write({box.right() + 18, at.y + 3}, flow.width() - box.w - 18, second, 22, kLinen.ink2);
}

/// `session`: name of the file that most problems are in.
void addProblem(Flow& flow, const Problem& problem, const std::string& session) {
  const double left = 290, width = flow.width() - left;
  const auto message = flow.pencil().letters().wrap(problem.message, width, 22, 2);
  const auto hint = flow.pencil().letters().wrap(problem.hint, width, 20, 2);
  const double height = 30 * static_cast<double>(message.size()) +
                        (problem.hint.empty() ? 0 : 27 * static_cast<double>(hint.size())) + 12;
  const auto at = flow.room(height);
  const auto p = flow.pencil();
  const bool error = problem.severity == core::Severity::error;
  const bool note = problem.severity == core::Severity::note;
  p.add(Disc{{at.x + 15, at.y + 14}, 15, error ? kLinen.fault : note ? kLinen.surf2 : kLinen.wait});
  const auto label = std::to_string(problem.number);
  const double size = label.size() < 3 ? 20 : 15;
  p.write({at.x + 15, at.y + 14 - size * 0.59}, 30, label, size, error ? kLinen.onFault : kLinen.onWait,
          Weight::semibold, Align::centre);
  auto place = problem.line > 0 ? fmt::format("line {}", problem.line) : problem.file;
  if (problem.line > 0 && problem.file != session) place = fmt::format("{}:{}", problem.file, problem.line);
  p.write({at.x + 44, at.y + 1}, left - 56, place, 22, kLinen.ink2);
  double y = at.y + 1;
  for (const auto& line : message) {
    p.write({at.x + left, y}, width, line, 22, kLinen.ink);
    y += 30;
  }
  if (problem.hint.empty()) return;
  for (const auto& line : hint) {
    p.write({at.x + left, y}, width, line, 20, kLinen.ink2);
    y += 27;
  }
}

void addProblems(Flow& flow, const PlanFacts& facts) {
  if (facts.problems.empty()) return;
  const auto errors = std::ranges::count(facts.problems, core::Severity::error, &Problem::severity);
  const auto others = static_cast<std::ptrdiff_t>(facts.problems.size()) - errors;
  addTitle(flow, "Problems", fmt::format("{} must be fixed, {} to look at", errors, others));
  for (std::size_t i = 0; i < std::min(facts.problems.size(), kMostProblems); ++i)
    addProblem(flow, facts.problems[i], facts.plan->bundle->script.file.filename().string());
  if (facts.problems.size() > kMostProblems) {
    const auto at = flow.room(32);
    flow.pencil().write(
        {at.x + 44, at.y}, flow.width() - 44,
        fmt::format("and {} more: lullwater check names them all", facts.problems.size() - kMostProblems), 22,
        kLinen.ink2);
  }
  flow.space(20);
}

struct Said {
  std::string when, words;
  bool silent = false;
};

std::vector<Said> saidIn(const PlanFacts& facts) {
  std::vector<Said> all;
  for (const auto& phase : facts.plan->phases)
    for (const auto& cue : phase.voice)
      all.push_back({clockText(phase.start + cue.at), cue.text, cue.file.empty()});
  return all;
}

/// All that is spoken, in two columns that are read one after the other.
void addWords(Flow& flow, const PlanFacts& facts) {
  const auto all = saidIn(facts);
  if (all.empty()) return;
  addTitle(flow, "What is said",
           all.size() > kMostLines ? fmt::format("the first {} of {} lines", kMostLines, all.size()) : "");
  const auto shown = std::min(all.size(), kMostLines);
  const auto rows = (shown + 1) / 2;
  const double column = flow.width() / 2;
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t most = 1;
    std::array<std::vector<std::string>, 2> lines;
    for (std::size_t side = 0; side < 2; ++side) {
      const auto i = row + side * rows;
      if (i < shown) lines[side] = flow.pencil().letters().wrap(all[i].words, column - 140, 22, 3);
      most = std::max(most, lines[side].size());
    }
    const auto at = flow.room(29 * static_cast<double>(most) + 7);
    for (std::size_t side = 0; side < 2; ++side) {
      const auto i = row + side * rows;
      if (i >= shown) continue;
      const auto p = flow.pencil();
      const double x = at.x + column * static_cast<double>(side);
      p.write({x, at.y}, 96, all[i].when, 22, all[i].silent ? kLinen.faultText : kLinen.ink2);
      for (std::size_t line = 0; line < lines[side].size(); ++line)
        p.write({x + 100, at.y + 29 * static_cast<double>(line)}, column - 140, lines[side][line], 22,
                kLinen.ink);
    }
  }
  flow.space(16);
}

std::vector<Sheet> lay(const PlanFacts& facts, const Letters& letters, double sheetHeight) {
  Flow flow(letters, sheetHeight);
  addHead(flow, facts);
  addStrips(flow, facts);
  addLegend(flow, facts);
  addProblems(flow, facts);
  addWords(flow, facts);
  for (const auto& one : facts.unplaced) {
    const auto at = flow.room(30);
    flow.pencil().write(at, flow.width(), "Asked of staff when its mark is placed: " + one, 22, kLinen.ink2);
  }
  return flow.finish();
}

}  // namespace

Sheet planPage(const PlanFacts& facts, const Letters& letters) {
  return std::move(lay(facts, letters, 0).front());
}

std::vector<Sheet> planPages(const PlanFacts& facts, const Letters& letters) {
  return lay(facts, letters, kA4);
}

Caption captionOf(const PlanFacts& facts) {
  const auto& script = facts.plan->bundle->script;
  std::string words = summaryOf(facts);
  for (const auto& phase : facts.plan->phases)
    words += fmt::format("; {} from {}", titleOf(*phase.phase, facts.plan->language), clockText(phase.start));
  return {script.title.in(script.language), words};
}

}  // namespace lw::picture
