#include <algorithm>

#include "plan/course_loudness.hpp"
#include "session/answers.hpp"
#include "session/make_view.hpp"
#include "session/music.hpp"
#include "session/observations.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

constexpr std::size_t kLoudnessSteps = 160;

std::vector<PhaseSpan> spansOf(const State& s) {
  std::vector<PhaseSpan> spans;
  Frames at{};
  for (int i = 0; i < s.phaseCount(); ++i) {
    const auto& plan = s.plan->phases[static_cast<std::size_t>(i)];
    PhaseSpan span;
    span.name = plan.phase->name;
    span.title = plan.phase->title.empty() ? plan.phase->name : plan.phase->title.in(s.plan->language);
    span.start = at;
    span.length = plan.length;
    span.past = i < static_cast<int>(s.phases.past.size());
    span.current = i == s.phases.phase && s.section == Section::during;
    if (span.past)
      std::tie(span.start, span.length) =
          std::pair{s.phases.past[static_cast<std::size_t>(i)].first - *s.phases.begin,
                    s.phases.past[static_cast<std::size_t>(i)].second};
    if (span.current) {
      span.start = s.phases.start - *s.phases.begin;
      span.length = s.phases.length;
    }
    if (!span.past && !span.current && waitsForMark(s, i)) span.waitsFor = plan.phase->waitsFor;
    at = span.start + span.length;
    spans.push_back(std::move(span));
  }
  return spans;
}

/// "128/82, 97": the numbers and choices of a done observation, in the form's order.
std::string summaryOf(const Observing& one) {
  std::string text;
  for (const auto& question : one.plan->form->questions) {
    const auto given = one.answers.find(question.id);
    if (given == one.answers.end() || question.isPrivate) continue;
    if (!text.empty()) text += ", ";
    text += core::formatAnswer(given->second);
    if (!question.unit.empty()) text += " " + question.unit;
  }
  return text;
}

std::vector<ObservationView> observationsOf(const State& s) {
  std::vector<ObservationView> views;
  for (const Observing& one : s.observations) {
    ObservationView view;
    view.id = one.plan->id;
    view.title = one.plan->form->title.in(s.plan->language);
    const auto due = dueAt(s, one);
    view.known = due && s.phases.begin;
    if (view.known) view.due = *due - *s.phases.begin;
    view.done = one.done;
    view.open = one.due && !one.done;
    if (one.done) view.summary = summaryOf(one);
    views.push_back(std::move(view));
  }
  return views;
}

std::optional<OpenObservationView> openOf(const State& s) {
  const auto found = std::ranges::find_if(s.observations,
                                          [&](const auto& one) { return one.plan->id == s.openObservation; });
  if (found == s.observations.end()) return std::nullopt;
  return OpenObservationView{found->plan->id, found->plan->form, found->answers};
}

std::optional<PlayingView> playingOf(const State& s) {
  if (!s.music.current) return std::nullopt;
  const Playing& current = *s.music.current;
  const auto* next = s.music.deck ? &*s.music.deck : s.music.phaseDeck ? &*s.music.phaseDeck : nullptr;
  return PlayingView{titleOf(*current.piece.track),
                     next == nullptr ? "" : titleOf(*next->piece.track),
                     current.index,
                     current.count,
                     current.start,
                     current.piece.loop ? Frames{} : current.piece.length};
}

std::vector<std::string> marksWanted(const State& s) {
  std::vector<std::string> marks;
  const auto add = [&](const std::string& mark) {
    if (mark.empty() || mark == "session-start" || s.phases.marks.contains(mark)) return;
    if (std::ranges::find(marks, mark) == marks.end()) marks.push_back(mark);
  };
  for (int phase = std::max(s.phases.phase + 1, 0); phase < s.phaseCount(); ++phase)
    add(phaseAt(s, phase).waitsFor);
  for (const auto& one : s.plan->observations)
    if (!one.atEnd) add(one.after);
  return marks;
}

}  // namespace

StaffView makeStaffView(const State& s) {
  StaffView view;
  view.title = s.bundle().script.title.in(s.plan->language);
  view.running = s.section == Section::during && s.phases.begin;
  if (s.phases.begin) view.begin = *s.phases.begin;
  view.phases = spansOf(s);
  for (const auto& span : view.phases) view.total = std::max(view.total, span.start + span.length);
  std::vector<plan::PhasePlace> places;
  for (const auto& span : view.phases) places.push_back({span.start, span.length});
  view.loudness = plan::courseLoudness(*s.plan, s.media, places, kLoudnessSteps);
  view.observations = observationsOf(s);
  view.openObservation = openOf(s);
  if (!s.music.off) view.playing = playingOf(s);
  view.volume = s.levels.volume;
  view.volumeCap = s.levels.cap;
  view.busVolumes = s.levels.own;
  if (s.options.calibration)
    view.levelAtEar =
        *s.options.calibration + (s.sound().loudness - core::Lufs{-23}).value + s.levels.volume.value;
  if (s.section != Section::ended) view.marksWanted = marksWanted(s);
  view.holding = isIn<AwaitsMark>(s.phases);
  view.beyondLength = isIn<AwaitsStaff>(s.phases);
  view.canReturnEarly = inPhase(s) && returnPhase(s) >= 0;
  view.soft = s.levels.soft;
  view.undo = s.undo.kind;
  view.undoUntil = s.undo.until;
  for (auto one = s.notices.rbegin(); one != s.notices.rend(); ++one)
    if (!one->lifted) view.notices.push_back(one->what);
  view.notices.insert(view.notices.end(), s.troubles.begin(), s.troubles.end());
  view.blocked = blocked(s);
  return view;
}

}  // namespace lw::session::live
