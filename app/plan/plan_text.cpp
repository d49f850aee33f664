#include "plan/plan_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace lw::plan {
namespace {

using core::Frames;

struct Line {
  Frames at;
  std::string what;
  std::string detail;
};

std::string clock(Frames at) {
  const auto seconds = std::llround(core::toSeconds(at));
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string musicDetail(const MusicCue& cue) {
  const auto& title = cue.track->title.empty() ? cue.track->file.stem().string() : cue.track->title;
  return fmt::format("{}{}, {}, {:+.1f} dB, fades {} and {}", title, cue.loop ? " (bed)" : "",
                     core::formatMinutesSeconds(cue.length), cue.gain.value, core::formatLength(cue.fadeIn),
                     core::formatLength(cue.fadeOut));
}

std::string phaseDetail(const PhasePlan& plan, const std::string& language) {
  const auto& phase = *plan.phase;
  std::string detail = fmt::format("{}, {}", phase.title.empty() ? phase.name : phase.title.in(language),
                                   core::formatLength(plan.length));
  if (!phase.waitsFor.empty()) detail += fmt::format(", waits for '{}'", phase.waitsFor);
  if (phase.untilStaff) detail += ", until staff go on";
  return detail;
}

void addPhase(const PhasePlan& plan, const std::string& language, std::vector<Line>& lines) {
  lines.push_back({plan.start, "phase", phaseDetail(plan, language)});
  for (const auto& cue : plan.music) lines.push_back({plan.start + cue.at, "music", musicDetail(cue)});
  for (const auto& cue : plan.voice)
    lines.push_back(
        {plan.start + cue.at, "voice",
         fmt::format("\"{}\"{}", cue.text,
                     cue.file.empty() ? " (nothing can speak it)" : ", " + core::formatLength(cue.length))});
  for (const auto& block : plan.breath)
    lines.push_back({plan.start + block.at, "breath",
                     fmt::format("{}, {} breaths, {}", block.pattern, block.cycles.size(),
                                 core::formatLength(block.length))});
}

}  // namespace

std::string formatPlan(const Plan& plan) {
  std::vector<Line> lines;
  for (const auto& phase : plan.phases) addPhase(phase, plan.language, lines);
  lines.push_back({plan.total, "end", core::formatLength(plan.total)});
  std::ranges::stable_sort(lines, {}, &Line::at);
  std::string text;
  for (const auto& line : lines)
    text += fmt::format("{:>8}  {:<8}{}\n", clock(line.at), line.what, line.detail);
  for (const auto& one : plan.observations)
    text += fmt::format(
        "{:>8}  {:<8}{}, {}\n", "", "observe", one.form->title.in(plan.language),
        one.atEnd ? "at the end" : fmt::format("{} after '{}'", core::formatLength(one.at), one.after));
  return text;
}

}  // namespace lw::plan
