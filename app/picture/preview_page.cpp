#include "picture/preview_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr double kPreviewMargin = 32, kBar = 92;
const Tokens& kColours = kDusk;

/// The page while it is made.
struct Making {
  const PreviewView& view;
  Pencil p;
  PreviewPage& page;

  void hit(const std::string& name, const Box& box) {
    page.hits.push_back({name, box});
    if (view.focus == name)
      p.add(Outline{{box.x - 5, box.y - 5, box.w + 10, box.h + 10}, kColours.actText, 20, 3});
  }
};

void button(Making& m, const std::string& name, const Box& box, const std::string& label, bool on = false) {
  m.p.add(Fill{box, on ? kColours.act : kColours.surf2, 16});
  m.p.write({box.centre().x, box.centre().y - 15}, box.w - 16, label, 24, on ? kColours.onAct : kColours.ink,
            Weight::semibold, Align::centre);
  m.hit(name, box);
}

void playButton(Making& m, const Box& box) {
  const bool playing = m.view.playing;
  m.p.add(Fill{box, kColours.act, 16});
  const double x = box.x + 26, y = box.centre().y;
  if (playing) {
    m.p.add(Fill{{x, y - 12, 7, 24}, kColours.onAct, 2});
    m.p.add(Fill{{x + 13, y - 12, 7, 24}, kColours.onAct, 2});
  } else {
    m.p.add(Shape{{{x, y - 13}, {x + 22, y}, {x, y + 13}}, kColours.onAct});
  }
  m.p.write({x + 34, y - 15}, box.w - 70, playing ? "Pause" : "Play", 24, kColours.onAct, Weight::semibold);
  m.hit("play", box);
}

void topBar(Making& m) {
  double x = kPreviewWidth - kPreviewMargin;
  const double y = 18, h = 60;
  const auto place = [&](double width) {
    x -= width;
    const Box box{x, y, width, h};
    x -= 10;
    return box;
  };
  const Box help = place(60), whole = place(104), in = place(60), out = place(60);
  x -= 14;
  const Box next = place(136), before = place(152);
  x -= 14;
  std::array<Box, 4> speeds;
  for (std::size_t i = 4; i-- > 0;) speeds[i] = place(64);
  x -= 14;
  const Box play = place(148);
  m.page.clock = {x - 164, y, 160, h};
  // in the order of reading, which is that of the Tab key
  playButton(m, play);
  for (std::size_t i = 0; i < 4; ++i) {
    const int speed = 1 << i;
    button(m, fmt::format("speed {}", speed), speeds[i], fmt::format("{}\u00D7", speed),
           m.view.speed == speed);
  }
  button(m, "before", before, "Cue before");
  button(m, "next", next, "Next cue");
  button(m, "zoom out", out, "\u2212");
  button(m, "zoom in", in, "+");
  button(m, "whole", whole, "Whole");
  button(m, "help", help, "?", m.view.help);
  const double room = m.page.clock.x - kPreviewMargin - 30;
  const auto name = m.p.write({kPreviewMargin, y + 2}, room, m.view.file, 28, kColours.ink, Weight::semibold);
  const auto status =
      m.view.broken ? std::string("a mistake in it: this is the version before") : m.view.status;
  m.p.write({kPreviewMargin, name.bottom() + 1}, room, status, 20,
            m.view.broken ? kColours.faultText : kColours.ink2);
}

void panel(Making& m, const Box& box, const std::string& title, const std::string& second = {},
           Colour colour = kColours.ink2) {
  m.p.add(Fill{box, kColours.surf, 18});
  const auto name =
      m.p.write({box.x + 22, box.y + 14}, box.w - 44, title, 24, kColours.ink, Weight::semibold);
  if (!second.empty())
    m.p.write({name.right() + 16, box.y + 17}, box.right() - name.right() - 38, second, 20, colour);
}

std::string countText(const std::vector<Problem>& problems) {
  const auto errors = std::ranges::count(problems, core::Severity::error, &Problem::severity);
  const auto others = static_cast<std::ptrdiff_t>(problems.size()) - errors;
  if (problems.empty()) return "none";
  return fmt::format("{} must be fixed, {} to look at", errors, others);
}

void problemLine(Making& m, const Problem& one, const Box& box) {
  const bool chosen = one.number == m.view.chosen;
  if (chosen) m.p.add(Fill{{box.x - 8, box.y - 3, box.w + 16, box.h - 2}, kColours.surf2, 10});
  const bool error = one.severity == core::Severity::error;
  const Point disc{box.x + 16, box.y + 17};
  m.p.add(Disc{disc, 15,
               error                                  ? kColours.fault
               : one.severity == core::Severity::note ? kColours.surf2
                                                      : kColours.wait});
  const auto label = std::to_string(one.number);
  const double size = label.size() < 3 ? 20 : 15;
  m.p.write({disc.x, disc.y - size * 0.59}, 30, label, size,
            error                                  ? kColours.onFault
            : one.severity == core::Severity::note ? kColours.ink
                                                   : kColours.onWait,
            Weight::semibold, Align::centre);
  const auto place = one.line > 0 ? fmt::format("line {}", one.line) : one.file;
  m.p.write({box.x + 44, box.y + 4}, 104, place, 20, kColours.ink2);
  const double left = box.x + 156, width = box.right() - left;
  m.p.write({left, box.y + 3}, width, one.message, 21, kColours.ink);
  const bool elsewhere = !m.view.file.empty() && one.file != m.view.file;
  auto second = elsewhere ? one.file + (one.hint.empty() ? "" : ": ") : std::string();
  second += one.hint;
  if (second.empty()) second = one.code;
  m.p.write({left, box.y + 31}, width, second, 19, kColours.ink2);
  m.hit(fmt::format("problem {}", one.number), {box.x - 8, box.y - 3, box.w + 16, box.h - 2});
}

void problemPanel(Making& m, const Box& box) {
  panel(m, box, "Problems", countText(m.view.problems), m.view.broken ? kColours.faultText : kColours.ink2);
  constexpr double kLine = 62;
  const double top = box.y + 58;
  const auto fits = static_cast<std::size_t>(std::max(1.0, (box.bottom() - top - 26) / kLine));
  const auto& all = m.view.problems;
  const auto first =
      std::min(static_cast<std::size_t>(std::max(m.view.firstProblem, 0)), all.empty() ? 0 : all.size() - 1);
  for (std::size_t i = 0; i < fits && first + i < all.size(); ++i)
    problemLine(m, all[first + i], {box.x + 22, top + kLine * static_cast<double>(i), box.w - 44, kLine});
  const auto shown = std::min(fits, all.size() - std::min(first, all.size()));
  if (shown < all.size())
    m.p.write({box.right() - 22, box.bottom() - 30}, box.w - 44,
              fmt::format("{} to {} of {}", first + 1, first + shown, all.size()), 19, kColours.ink2,
              Weight::regular, Align::right);
  if (all.empty())
    m.p.write({box.x + 22, top}, box.w - 44, "The session could be played as it is.", 21, kColours.ink2);
}

/// What changed, for a while; else the place is left for what is heard now.
void nowPanel(Making& m, const Box& box) {
  const auto& changes = m.view.changes;
  const auto silent = m.view.sound.empty() && m.view.playing && m.view.speed > 1
                          ? std::string("silent: sound only at 1\u00D7")
                          : m.view.sound;
  panel(m, box, changes.empty() ? "Now" : "What changed",
        changes.empty() ? silent : fmt::format("{}", changes.size()));
  m.page.now = {box.x + 22, box.y + 56, box.w - 44, box.h - 66};
  if (changes.empty()) return;
  double y = m.page.now.y;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (y + 58 > m.page.now.bottom() && i + 1 < changes.size()) {
      m.p.write({m.page.now.x, y}, m.page.now.w, fmt::format("and {} more", changes.size() - i), 20,
                kColours.ink2);
      break;
    }
    m.p.write({m.page.now.x, y}, m.page.now.w, changes[i], 20, kColours.actText);
    y += 29;
  }
}

/// The screen, and how to get to those before and after the phases.
void patientPanel(Making& m, const Box& box) {
  constexpr double kArrow = 52;
  panel(m, {box.x, box.y, box.w, box.h}, "The person\u2019s screen");
  const double room = box.h - 64 - 18;
  const double w = std::min(box.w - 44, room * 16 / 9);
  m.page.patient = {box.x + (box.w - w) / 2, box.y + 62, w, w * 9 / 16};
  m.p.add(Fill{m.page.patient, {0x050302}});
  button(m, "screen before", {box.right() - 22 - 2 * kArrow - 8, box.y + 9, kArrow, 44}, "\u2039");
  button(m, "screen after", {box.right() - 22 - kArrow, box.y + 9, kArrow, 44}, "\u203A");
}

void helpPanel(Making& m, double height) {
  static constexpr std::array<std::array<const char*, 2>, 13> kKeys{
      {{"Space", "play and pause"},
       {"1 2 4 8", "how fast; sound only at 1\u00D7, faster is silent"},
       {"\u2190 \u2192", "5 seconds back and on"},
       {"n  b", "next cue, cue before"},
       {"< >", "phase before, next phase"},
       {"0", "to the beginning"},
       {"[ ]", "the person\u2019s screens before and after the phases"},
       {"+  \u2212  w", "nearer, further, the whole session"},
       {"\u2191 \u2193", "the problem before, the next one"},
       {"Tab, Enter", "go from control to control, press one"},
       {"Click, drag", "on the picture: go there; on a number: say what is wrong"},
       {"?", "this page, and away again"},
       {"q", "close the window"}}};
  const Box box{480, std::max(110.0, height / 2 - 350), 960, 702};
  m.p.add(Fill{{0, 0, kPreviewWidth, height}, kColours.bg.with(0.72)});
  m.p.add(Fill{box, kColours.surf2, 24});
  m.p.add(Outline{box, kColours.edge, 24, 2});
  m.p.write({box.x + 48, box.y + 34}, 800, "Keys", 40, kColours.ink);
  double y = box.y + 104;
  for (const auto& [key, what] : kKeys) {
    m.p.write({box.x + 48, y}, 180, key, 24, kColours.actText, Weight::semibold);
    m.p.write({box.x + 240, y}, 680, what, 24, kColours.ink);
    y += 42;
  }
  m.p.write({box.x + 48, y + 8}, 860, "Saved files are shown at once. Nothing here changes a file.", 20,
            kColours.ink2);
}

void emptyPlan(Making& m, const Box& box) {
  m.p.add(Fill{box, kColours.surf, 18});
  m.p.write({box.centre().x, box.centre().y - 44}, box.w - 80, "There is nothing to show yet.", 40,
            kColours.ink, Weight::regular, Align::centre);
  m.p.write({box.centre().x, box.centre().y + 14}, box.w - 80,
            "The file has mistakes; it is shown as soon as they are mended.", 24, kColours.ink2,
            Weight::regular, Align::centre);
}

}  // namespace

PreviewPage layoutPreview(const PreviewView& view, double height, const Letters& letters) {
  PreviewPage page;
  page.sheet = {kPreviewWidth, height, {}};
  Making m{view, Pencil(page.sheet, letters, kColours), page};
  m.p.add(Fill{{0, 0, kPreviewWidth, height}, kColours.bg});
  topBar(m);
  const Box place{kPreviewMargin, kBar + 6, kPreviewWidth - 2 * kPreviewMargin, kStripHeight};
  page.strip = {place.x, place.y, place.w, place.h + 8};
  if (view.facts == nullptr || view.to <= view.from) {
    emptyPlan(m, place);
    page.span = {place, {}, core::framesOf(1)};
  } else {
    PlanFacts shown = *view.facts;
    if (view.broken) shown.problems.clear();  // lines of the file as it was are not lines of it as it is
    const auto strip = drawStrip(m.p, shown, {place.x, place.y}, place.w, view.from, view.to, view.chosen);
    page.span = strip.span;
    for (const auto& spot : strip.spots)
      page.hits.push_back({fmt::format("problem {}", spot.problem), spot.box});
    page.hits.push_back({"strip", {page.span.plot.x, page.span.plot.y, page.span.plot.w, page.span.plot.h}});
  }
  const double top = place.bottom() + 16, h = height - top - 20;
  problemPanel(m, {kPreviewMargin, top, 860, h});
  const double patient = std::min(560.0, (h - 76) * 16 / 9 + 44);
  nowPanel(m, {kPreviewMargin + 876, top, kPreviewWidth - 2 * kPreviewMargin - 876 - 16 - patient, h});
  patientPanel(m, {kPreviewWidth - kPreviewMargin - patient, top, patient, h});
  if (view.help) helpPanel(m, height);
  return page;
}

std::vector<Op> drawMoment(const PreviewView& view, const PreviewPage& page, const PreviewMoment& moment,
                           const Letters& letters) {
  Sheet sheet;
  const Pencil p(sheet, letters, kColours);
  p.write({page.clock.right(), page.clock.y + 11}, page.clock.w,
          clockText(std::chrono::floor<std::chrono::seconds>(moment.position)), 34, kColours.ink,
          Weight::regular, Align::right);
  if (view.facts != nullptr && !view.help) {
    if (view.changes.empty()) {
      double y = page.now.y;
      const auto lines = view.aside.empty() ? nowLines(*view.facts, moment.position)
                                            : std::vector{view.asideName, view.aside};
      for (const auto& line : lines) {
        if (y + 26 > page.now.bottom()) break;
        p.write({page.now.x, y}, page.now.w, line, 21, y == page.now.y ? kColours.ink : kColours.ink2);
        y += 31;
      }
    }
    if (moment.position >= view.from && moment.position <= view.to) {
      const double x = page.span.x(moment.position);
      p.add(Fill{{x - 1.5, page.span.plot.y + 30, 3, page.span.plot.h - 30}, kColours.ink});
      p.add(Shape{{{x - 10, page.span.plot.bottom() + 12},
                   {x + 10, page.span.plot.bottom() + 12},
                   {x, page.span.plot.bottom() - 4}},
                  kColours.ink});
    }
  }
  return std::move(sheet.ops);
}

std::vector<std::string> nowLines(const PlanFacts& facts, Frames at) {
  std::vector<std::string> lines;
  const auto& plan = *facts.plan;
  const auto within = [&](Frames from, Frames length) { return at >= from && at < from + length; };
  std::string next;
  Frames nextAt = Frames::max();
  const auto later = [&](Frames when, const std::string& what) {
    if (when > at && when < nextAt) {
      nextAt = when;
      next = what;
    }
  };
  std::vector<std::string> music, cues;
  for (const auto& phase : plan.phases) {
    const auto title = titleOf(*phase.phase, plan.language);
    if (within(phase.start, phase.length))
      lines.push_back(fmt::format("{}, {} of {}", title, core::formatMinutesSeconds(at - phase.start),
                                  core::formatMinutesSeconds(phase.length)));
    later(phase.start, title);
    for (const auto& cue : phase.music) {
      if (within(phase.start + cue.at, cue.length))
        music.push_back(fmt::format("\u266A {}{}", titleOf(*cue.track), cue.loop ? " (the bed)" : ""));
      later(phase.start + cue.at, titleOf(*cue.track));
    }
    for (const auto& cue : phase.voice) {
      if (within(phase.start + cue.at, cue.length)) cues.push_back(fmt::format("\u201C{}\u201D", cue.text));
      later(phase.start + cue.at, fmt::format("\u201C{}\u201D", cue.text));
    }
    for (const auto& block : phase.breath) {
      if (within(phase.start + block.at, block.length)) cues.push_back("guided breathing: " + block.pattern);
      later(phase.start + block.at, "guided breathing: " + block.pattern);
    }
  }
  lines.insert(lines.end(), music.begin(), music.end());
  lines.insert(lines.end(), cues.begin(), cues.end());
  if (!next.empty())
    lines.push_back(
        fmt::format("in {}: {}", core::formatMinutesSeconds(nextAt - at + core::framesOf(0.5)), next));
  return lines;
}

std::vector<Frames> cueTimes(const PlanFacts& facts) {
  std::vector<Frames> times;
  for (const auto& phase : facts.plan->phases) {
    times.push_back(phase.start);
    for (const auto& cue : phase.music) times.push_back(phase.start + cue.at);
    for (const auto& cue : phase.voice) times.push_back(phase.start + cue.at);
    for (const auto& block : phase.breath) times.push_back(phase.start + block.at);
  }
  for (const auto& moment : facts.staff) times.push_back(moment.at);
  times.push_back(facts.plan->total);
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

}  // namespace lw::picture
