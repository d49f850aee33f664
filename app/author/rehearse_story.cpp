#include "author/rehearse_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/text.hpp"
#include "session/describe.hpp"

namespace lw::author {
namespace {

using core::Frames;
using picture::Stretch;

std::string whole(Frames length) {
  return core::formatLength(std::chrono::round<std::chrono::seconds>(length));
}

Frames since(const Told& first, const Told& one) {
  return core::toFrames(one.time - first.time);
}

int phaseIndex(const plan::Plan& plan, const std::string& name) {
  const auto found =
      std::ranges::find_if(plan.phases, [&](const auto& one) { return one.phase->name == name; });
  return found == plan.phases.end() ? -1 : static_cast<int>(found - plan.phases.begin());
}

/// A form is one part, whatever its questions.
Stretch stretchOf(const session::StepShown& step, Frames at) {
  Stretch stretch;
  stretch.kind = step.part == session::Part::after ? Stretch::Kind::after : Stretch::Kind::before;
  stretch.title = namesOf(step.kind)[static_cast<std::size_t>(step.kind)];
  if (step.kind == session::StepKind::page) stretch.title += fmt::format(" {}", step.number);
  if (!step.id.empty()) stretch.title += " " + step.id;
  stretch.at = at;
  return stretch;
}

/// Builds the parts from the events, one after the other.
class Parts {
 public:
  Parts(const plan::Plan& plan, std::vector<Stretch>& out) : plan_(plan), out_(out) {}

  void take(const Told& told, Frames at) {
    if (const auto* step = told.as<session::StepShown>()) {
      const std::pair place{step->part, step->number};
      if (!open_ || place_ != place) begin(stretchOf(*step, at), at);
      place_ = place;
    } else if (const auto* phase = told.as<session::PhaseStarted>()) {
      beginPhase(phase->phase, at);
    } else if (told.as<session::PhaseEnded>() != nullptr) {
      begin({Stretch::Kind::hold, "waiting for staff", -1, at, {}, {}}, at);
    } else if (told.as<session::SessionEnded>() != nullptr) {
      end(at);
    }
  }
  void end(Frames at) {
    if (open_) out_.back().took = at - out_.back().at;
    open_ = false;
    // a phase follows the one before at once
    std::erase_if(out_, [](const Stretch& one) {
      return one.kind == Stretch::Kind::hold && one.took < core::framesOf(1);
    });
  }

 private:
  void begin(Stretch next, Frames at) {
    if (open_) out_.back().took = at - out_.back().at;
    out_.push_back(std::move(next));
    open_ = true;
    place_.reset();
  }
  void beginPhase(const std::string& name, Frames at) {
    const int index = phaseIndex(plan_, name);
    Stretch next{Stretch::Kind::phase, name, index, at, {}, {}};
    if (index >= 0) {
      const auto& phase = plan_.phases[static_cast<std::size_t>(index)];
      next.title = picture::titleOf(*phase.phase, plan_.language);
      next.planned = phase.length;
    }
    begin(std::move(next), at);
  }

  const plan::Plan& plan_;
  std::vector<Stretch>& out_;
  bool open_ = false;
  std::optional<std::pair<session::Part, int>> place_;  ///< the step that the open part tells
};

/// Music that stops within the phases before other music has begun.
void findGaps(const std::vector<Told>& told, picture::PersonRun& run) {
  int sounding = 0;
  bool phases = false, began = false;
  std::optional<core::FramePos> silentSince;
  for (const auto& one : told) {
    if (one.as<session::PhaseStarted>() != nullptr) phases = true;
    if (one.as<session::SessionEnded>() != nullptr) break;
    if (one.as<session::TrackStarted>() != nullptr) {
      if (phases && began && sounding == 0 && silentSince && one.at - *silentSince > core::framesOf(0.5))
        run.wrong.push_back(
            fmt::format("no music for {} from {} on", core::formatLength(one.at - *silentSince),
                        picture::clockText(since(told.front(), one) - (one.at - *silentSince))));
      ++sounding;
      began = true;
      silentSince.reset();
    }
    if (one.as<session::TrackEnded>() != nullptr && --sounding <= 0) {
      sounding = 0;
      silentSince = one.at;
    }
  }
}

using Tracks = std::vector<session::TrackStarted>;

/// What began to play within each phase, by the phase's name.
std::map<std::string, Tracks> playedByPhase(const std::vector<Told>& told) {
  std::map<std::string, Tracks> played;
  std::string phase;
  for (const auto& one : told) {
    if (const auto* started = one.as<session::PhaseStarted>()) phase = started->phase;
    if (one.as<session::PhaseEnded>() != nullptr) phase.clear();
    const auto* track = one.as<session::TrackStarted>();
    if (track != nullptr && !phase.empty()) played[phase].push_back(*track);
  }
  return played;
}

void compareMusic(const std::vector<Told>& told, const plan::Plan& plan, picture::PersonRun& run) {
  auto played = playedByPhase(told);
  for (const auto& one : plan.phases) {
    const auto& heard = played[one.phase->name];
    const bool asPlanned =
        std::ranges::equal(heard, one.music, {}, &session::TrackStarted::file,
                           [](const plan::MusicCue& cue) { return cue.track->file.string(); });
    if (asPlanned || (heard.empty() && one.music.size() == 1)) continue;
    std::string list;
    for (const auto& track : heard) list += (list.empty() ? "" : ", ") + track.title;
    run.differences.push_back(fmt::format("\u201C{}\u201D played {}",
                                          picture::titleOf(*one.phase, plan.language),
                                          list.empty() ? "nothing of its own" : list));
  }
}

void compareVoice(const std::vector<Told>& told, const plan::Plan& plan, picture::PersonRun& run) {
  std::multiset<std::string> spoken;
  for (const auto& one : told)
    if (const auto* line = one.as<session::VoiceSpoken>()) spoken.insert(line->text);
  run.lines = spoken.size();
  std::size_t left = 0;
  std::string first;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.voice) {
      if (const auto found = spoken.find(cue.text); found != spoken.end()) {
        spoken.erase(found);
        continue;
      }
      if (left++ == 0) first = cue.text;
    }
  if (left > 0)
    run.differences.push_back(fmt::format("{} planned {} not spoken, first \u201C{}\u201D", left,
                                          left == 1 ? "line was" : "lines were", first));
}

void compareParts(picture::PersonRun& run) {
  for (const auto& part : run.stretches) {
    const auto more = part.took - part.planned;
    if (part.kind != Stretch::Kind::phase || std::abs(core::toSeconds(more)) < 5) continue;
    run.differences.push_back(fmt::format("\u201C{}\u201D took {}, {} {} than planned", part.title,
                                          whole(part.took), whole(Frames{std::abs(more.count())}),
                                          more.count() > 0 ? "more" : "less"));
  }
}

/// What every visit has: no difference from the plan.
bool isUsual(const session::Acted& acted) {
  static const std::set<std::string_view> kUsual{session::GoOn::kName, session::StaffReady::kName,
                                                 session::CallRaised::kName, session::CallCleared::kName};
  return kUsual.contains(acted.intent);
}

std::string wordsFor(const session::Acted& acted) {
  auto words = acted.intent;
  if (!acted.detail.empty()) words += " " + acted.detail;
  if (acted.level) words += fmt::format(" {:.1f} dB", acted.level->value);
  if (acted.more) words += " " + core::formatLength(*acted.more);
  return words;
}

void takeOne(const Told& told, Frames at, picture::PersonRun& run) {
  if (told.as<session::Answered>() != nullptr) ++run.answers;
  if (told.as<call::Placed>() != nullptr) ++run.calls;
  if (const auto* fault = told.as<session::Fault>())
    run.wrong.push_back(fmt::format("{}: {}", picture::clockText(at), fault->what));
  if (const auto* ended = told.as<session::SessionEnded>()) run.how = ended->how;
  if (const auto* acted = told.as<session::Acted>(); acted != nullptr && !isUsual(*acted))
    run.differences.push_back(fmt::format("{}: {}", picture::clockText(at), wordsFor(*acted)));
  if (const auto* done = told.as<session::ObservationDone>();
      done != nullptr && done->late > core::framesOf(300))
    run.differences.push_back(fmt::format("{} was {} late", done->observation, whole(done->late)));
}

}  // namespace

std::optional<Tellable> tellable(const core::Fields& fields) {
  if (auto event = session::eventOf(fields)) return Tellable{std::move(*event)};
  if (auto event = call::eventOf(fields)) return Tellable{std::move(*event)};
  return std::nullopt;
}

void tellStory(const std::vector<Told>& told, const plan::Plan& plan, picture::PersonRun& run) {
  if (told.empty()) return;
  Parts parts(plan, run.stretches);
  for (const auto& one : told) {
    const auto at = since(told.front(), one);
    parts.take(one, at);
    takeOne(one, at, run);
  }
  parts.end(since(told.front(), told.back()));
  findGaps(told, run);
  compareParts(run);
  compareMusic(told, plan, run);
  compareVoice(told, plan, run);
}

std::vector<PhasePlace> phasePlaces(const std::vector<Told>& told, const plan::Plan& plan) {
  std::vector<PhasePlace> places(plan.phases.size());
  const auto placeOf = [&](const std::string& phase) -> PhasePlace* {
    const int index = phaseIndex(plan, phase);
    return index < 0 ? nullptr : &places[static_cast<std::size_t>(index)];
  };
  for (const auto& one : told) {
    const auto at = one.at.time_since_epoch();
    if (const auto* started = one.as<session::PhaseStarted>())
      if (auto* place = placeOf(started->phase)) place->from = place->to = at;
    if (const auto* ended = one.as<session::PhaseEnded>())
      if (auto* place = placeOf(ended->phase)) place->to = at;
  }
  return places;
}

Covered coveredBySpeech(const std::vector<Told>& told) {
  Covered covered;
  for (const auto& one : told) {
    const auto at = one.at.time_since_epoch();
    if (const auto* line = one.as<session::VoiceSpoken>())
      covered.emplace_back(at - core::framesOf(2),
                           at + line->length.value_or(core::framesOf(10)) + core::framesOf(10));
    if (one.as<session::BellRung>() != nullptr || one.as<session::BreathEnded>() != nullptr)
      covered.emplace_back(at - core::framesOf(1), at + core::framesOf(15));
  }
  return covered;
}

}  // namespace lw::author
