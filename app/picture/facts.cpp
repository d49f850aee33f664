#include "picture/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/text.hpp"

namespace lw::picture {
namespace {

using core::Frames;

/// A part of a file and the time that it speaks of.
struct Anchor {
  std::filesystem::path file;
  std::uint32_t line = 0;
  Frames at{};
};

void addAnchor(std::vector<Anchor>& anchors, const script::Origin& origin, Frames at) {
  if (!origin.file.empty()) anchors.push_back({origin.file, origin.span.begin.line, at});
}

std::map<std::string, Frames> markTimes(const plan::Plan& plan) {
  std::map<std::string, Frames> times{{"session-start", Frames{}}};
  for (const auto& phase : plan.phases)
    if (!phase.phase->waitsFor.empty()) times.emplace(phase.phase->waitsFor, phase.start);
  return times;
}

std::optional<Frames> timeOf(const plan::Plan& plan, const std::map<std::string, Frames>& marks,
                             const std::string& after, Frames at, bool atEnd) {
  if (atEnd) return plan.total;
  const auto mark = marks.find(after);
  if (mark == marks.end()) return std::nullopt;
  return mark->second + at;
}

std::vector<Anchor> anchorsOf(const plan::Plan& plan) {
  std::vector<Anchor> anchors;
  const auto marks = markTimes(plan);
  for (const auto& phase : plan.phases) {
    addAnchor(anchors, phase.phase->origin, phase.start);
    for (const auto& line : phase.phase->voice) addAnchor(anchors, line.origin, phase.start + line.at);
    for (const auto& use : phase.phase->breath) addAnchor(anchors, use.origin, phase.start + use.at);
    for (const auto& cue : phase.music) addAnchor(anchors, cue.track->origin, phase.start + cue.at);
  }
  for (const auto& one : plan.bundle->script.observations)
    if (const auto at = one.at.empty() ? timeOf(plan, marks, one.after, {}, one.atEnd)
                                       : timeOf(plan, marks, one.after, one.at.front(), false))
      addAnchor(anchors, one.origin, *at);
  return anchors;
}

/// The nearest anchor at or above a line of its file; of several on that line the first in time.
std::optional<Frames> placeOf(const core::Diagnostic& diagnostic, const std::vector<Anchor>& anchors) {
  const Anchor* best = nullptr;
  for (const auto& anchor : anchors) {
    if (anchor.file != diagnostic.file || anchor.line > diagnostic.span.begin.line || anchor.line == 0)
      continue;
    if (best == nullptr || anchor.line > best->line || (anchor.line == best->line && anchor.at < best->at))
      best = &anchor;
  }
  return best == nullptr ? std::nullopt : std::optional{best->at};
}

/// A part of a plan, and what tells it from others: its place counts from its phase's begin.
struct Part {
  Change shown;
  std::string key;
};

std::vector<Part> contents(const plan::Plan& plan) {
  std::vector<Part> all;
  std::string phaseName;
  Frames start{};
  const auto add = [&](Row row, Frames at, Frames length, const std::string& what) {
    all.push_back({{row, start + at, start + at + length, fmt::format("{}: {}", clockText(start + at), what)},
                   fmt::format("{}/{}/{}/{}", phaseName, at.count(), length.count(), what)});
  };
  for (const auto& phase : plan.phases) {
    phaseName = phase.phase->name;
    start = phase.start;
    add(Row::phases, {}, phase.length,
        fmt::format("{}, {}{}{}", titleOf(*phase.phase, plan.language), core::formatLength(phase.length),
                    phase.phase->waitsFor.empty() ? "" : ", waits for " + phase.phase->waitsFor,
                    phase.phase->untilStaff ? ", until staff go on" : ""));
    for (const auto& cue : phase.music)
      add(Row::music, cue.at, cue.length,
          fmt::format("{}{}, {:+.1f} dB", titleOf(*cue.track), cue.loop ? " (the bed)" : "",
                      std::round(cue.gain.value * 10) / 10 + 0.0));
    for (const auto& cue : phase.voice)
      add(Row::voice, cue.at, cue.length, fmt::format("\u201C{}\u201D", cue.text));
    for (const auto& block : phase.breath)
      add(Row::breath, block.at, block.length,
          fmt::format("{}, {} breaths", block.pattern, block.cycles.size()));
  }
  const auto marks = markTimes(plan);
  for (const auto& one : plan.observations) {
    const auto at = timeOf(plan, marks, one.after, one.at, one.atEnd);
    if (!at) continue;
    const auto& title = one.form->title.in(plan.language);
    all.push_back({{Row::staff, *at, *at, fmt::format("{}: {}", clockText(*at), title)},
                   fmt::format("observe/{}/{}/{}", one.id, one.after, title)});
  }
  std::ranges::stable_sort(all, {}, [](const Part& part) { return part.shown.from; });
  return all;
}

}  // namespace

std::string clockText(Frames at) {
  const auto seconds = static_cast<long long>(core::toSeconds(at) + 0.5);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string titleOf(const script::Track& track) {
  return track.title.empty() ? track.file.stem().string() : track.title;
}

std::string titleOf(const script::Phase& phase, const std::string& language) {
  return phase.title.empty() ? phase.name : phase.title.in(language);
}

std::vector<Problem> placeProblems(const core::Diagnostics& diagnostics, const plan::Plan& plan) {
  const auto anchors = plan.bundle == nullptr ? std::vector<Anchor>{} : anchorsOf(plan);
  std::vector<Problem> problems;
  for (const auto& one : diagnostics)
    problems.push_back({static_cast<int>(problems.size()) + 1, one.severity, one.code, one.message, one.hint,
                        one.file.filename().string(), one.span.begin.line, placeOf(one, anchors)});
  return problems;
}

std::vector<StaffMoment> staffMoments(const plan::Plan& plan, std::vector<std::string>* unplaced) {
  std::vector<StaffMoment> moments;
  const auto marks = markTimes(plan);
  for (const auto& [mark, at] : marks) {
    if (mark == "session-start") continue;
    auto label = mark;
    std::ranges::replace(label, '-', ' ');
    moments.push_back({label, true, at});
  }
  for (const auto& one : plan.observations) {
    const auto& title = one.form->title.in(plan.language);
    if (const auto at = timeOf(plan, marks, one.after, one.at, one.atEnd))
      moments.push_back({title, false, *at});
    else if (unplaced != nullptr)
      unplaced->push_back(
          fmt::format("{}, {} after \u201C{}\u201D", title, core::formatLength(one.at), one.after));
  }
  std::ranges::stable_sort(moments, {}, &StaffMoment::at);
  return moments;
}

std::vector<Change> changesBetween(const plan::Plan& before, const plan::Plan& now) {
  std::multiset<std::string> old;
  for (const auto& part : contents(before)) old.insert(part.key);
  std::vector<Change> fresh;
  for (auto& part : contents(now)) {
    if (const auto found = old.find(part.key); found != old.end())
      old.erase(found);
    else
      fresh.push_back(std::move(part.shown));
  }
  return fresh;
}

PlanFacts gatherFacts(const plan::Plan& plan, const plan::Media& media,
                      const core::Diagnostics& diagnostics) {
  PlanFacts facts;
  facts.plan = &plan;
  facts.media = &media;
  facts.curve = plan::planLoudness(plan, media);
  facts.shortTerm = plan::shortTermOf(facts.curve.heard);
  facts.rises = plan::findRises(facts.curve.music, plan.bundle->script.sound.loudness);
  facts.problems = placeProblems(diagnostics, plan);
  facts.staff = staffMoments(plan, &facts.unplaced);
  facts.end = std::max(plan.total, plan::kLoudnessStep * static_cast<std::int64_t>(facts.curve.heard.size()));
  return facts;
}

}  // namespace lw::picture
