#include "author/rehearse_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/text.hpp"
#include "script/voice_key.hpp"

namespace lw::author {
namespace {

using core::Frames;
using picture::Stretch;
using record::Row;

std::string value(const Row& row, const std::string& name) {
  for (const auto& [key, content] : row.fields.values)
    if (key == name) return core::formatAnswer(content);
  return {};
}

bool is(const Row& row, std::string_view name) {
  return row.fields.name == name;
}

std::string whole(Frames length) {
  return core::formatLength(std::chrono::round<std::chrono::seconds>(length));
}

Frames since(const Row& first, const Row& row) {
  return core::toFrames(row.time - first.time);
}

int phaseIndex(const plan::Plan& plan, const std::string& name) {
  const auto found =
      std::ranges::find_if(plan.phases, [&](const auto& one) { return one.phase->name == name; });
  return found == plan.phases.end() ? -1 : static_cast<int>(found - plan.phases.begin());
}

/// "before/2 form arrival, question sleep" -> before, "form arrival".
Stretch stretchOf(const std::string& step, Frames at) {
  const auto text = step.substr(0, step.find(','));
  const auto blank = text.find(' ');
  Stretch stretch;
  stretch.kind = text.starts_with("after") ? Stretch::Kind::after : Stretch::Kind::before;
  stretch.title = blank == std::string::npos ? text : text.substr(blank + 1);
  if (stretch.title == "page")
    stretch.title = "page " + text.substr(text.find('/') + 1, blank - text.find('/') - 1);
  stretch.at = at;
  return stretch;
}

/// Builds the parts from the rows, one after the other.
class Parts {
 public:
  Parts(const plan::Plan& plan, std::vector<Stretch>& out) : plan_(plan), out_(out) {}

  void take(const Row& row, Frames at) {
    if (is(row, "step-shown")) {
      auto next = stretchOf(value(row, "step"), at);
      if (!open_ || next.title != out_.back().title || next.kind != out_.back().kind)
        begin(std::move(next), at);
    } else if (is(row, "phase-started")) {
      const int index = phaseIndex(plan_, value(row, "phase"));
      Stretch next{Stretch::Kind::phase, value(row, "phase"), index, at, {}, {}};
      if (index >= 0) {
        const auto& phase = plan_.phases[static_cast<std::size_t>(index)];
        next.title = picture::titleOf(*phase.phase, plan_.language);
        next.planned = phase.length;
      }
      begin(std::move(next), at);
    } else if (is(row, "phase-ended")) {
      begin({Stretch::Kind::hold, "waiting for staff", -1, at, {}, {}}, at);
    } else if (is(row, "session-ended")) {
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
  }

  const plan::Plan& plan_;
  std::vector<Stretch>& out_;
  bool open_ = false;
};

/// Music that stops within the phases before other music has begun.
void findGaps(const std::vector<Row>& rows, picture::PersonRun& run) {
  int sounding = 0;
  bool phases = false, began = false;
  std::optional<core::FramePos> silentSince;
  for (const auto& row : rows) {
    if (is(row, "phase-started")) phases = true;
    if (is(row, "session-ended")) break;
    if (is(row, "track-started")) {
      if (phases && began && sounding == 0 && silentSince && row.at - *silentSince > core::framesOf(0.5))
        run.wrong.push_back(
            fmt::format("no music for {} from {} on", core::formatLength(row.at - *silentSince),
                        picture::clockText(since(rows.front(), row) - (row.at - *silentSince))));
      ++sounding;
      began = true;
      silentSince.reset();
    }
    if (is(row, "track-ended") && --sounding <= 0) {
      sounding = 0;
      silentSince = row.at;
    }
  }
}

void compareMusic(const std::vector<Row>& rows, const plan::Plan& plan, picture::PersonRun& run) {
  std::map<std::string, std::vector<std::string>> played;
  std::string phase;
  for (const auto& row : rows) {
    if (is(row, "phase-started")) phase = value(row, "phase");
    if (is(row, "phase-ended")) phase.clear();
    if (is(row, "track-started") && !phase.empty()) played[phase].push_back(value(row, "title"));
  }
  for (const auto& one : plan.phases) {
    std::vector<std::string> planned;
    for (const auto& cue : one.music) planned.push_back(picture::titleOf(*cue.track));
    const auto& heard = played[one.phase->name];
    if (heard == planned || (heard.empty() && planned.size() == 1)) continue;
    std::string list;
    for (const auto& title : heard) list += (list.empty() ? "" : ", ") + title;
    run.differences.push_back(fmt::format("\u201C{}\u201D played {}",
                                          picture::titleOf(*one.phase, plan.language),
                                          list.empty() ? "nothing of its own" : list));
  }
}

void compareVoice(const std::vector<Row>& rows, const plan::Plan& plan, picture::PersonRun& run) {
  std::multiset<std::string> spoken;
  for (const auto& row : rows)
    if (is(row, "voice-spoken")) spoken.insert(value(row, "text"));
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

void takeOne(const Row& row, Frames at, picture::PersonRun& run) {
  if (is(row, "answered")) ++run.answers;
  if (is(row, "call-placed")) ++run.calls;
  if (is(row, "fault"))
    run.wrong.push_back(fmt::format("{}: {}", picture::clockText(at), value(row, "what")));
  if (is(row, "session-ended")) run.how = value(row, "how");
  static const std::set<std::string> kPlanned{"go-on", "staff-ready", "call-raised", "call-cleared"};
  if (is(row, "acted") && !kPlanned.contains(value(row, "intent")))
    run.differences.push_back(fmt::format("{}: {}{}", picture::clockText(at), value(row, "intent"),
                                          value(row, "detail").empty() ? "" : " " + value(row, "detail")));
  if (is(row, "observation-done") && !value(row, "late-ms").empty()) {
    const Frames late = core::toFrames(std::chrono::milliseconds(std::atoll(value(row, "late-ms").c_str())));
    if (late > core::framesOf(300))
      run.differences.push_back(fmt::format("{} was {} late", value(row, "observation"), whole(late)));
  }
}

}  // namespace

void tellStory(const std::vector<Row>& rows, const plan::Plan& plan, picture::PersonRun& run) {
  if (rows.empty()) return;
  Parts parts(plan, run.stretches);
  for (const auto& row : rows) {
    const auto at = since(rows.front(), row);
    parts.take(row, at);
    takeOne(row, at, run);
  }
  parts.end(since(rows.front(), rows.back()));
  findGaps(rows, run);
  compareParts(run);
  compareMusic(rows, plan, run);
  compareVoice(rows, plan, run);
}

std::vector<PhasePlace> phasePlaces(const std::vector<Row>& rows, const plan::Plan& plan) {
  std::vector<PhasePlace> places(plan.phases.size());
  for (const auto& row : rows) {
    const int index = phaseIndex(plan, value(row, "phase"));
    if (index < 0) continue;
    auto& place = places[static_cast<std::size_t>(index)];
    if (is(row, "phase-started")) place.from = place.to = row.at.time_since_epoch();
    if (is(row, "phase-ended")) place.to = row.at.time_since_epoch();
  }
  return places;
}

Covered coveredByVoices(const std::vector<Row>& rows, const plan::Plan& plan, const plan::Media& media) {
  Covered covered;
  for (const auto& row : rows) {
    const auto at = row.at.time_since_epoch();
    if (is(row, "voice-spoken")) {
      const auto voice = media.voices.find(script::voiceKey(value(row, "text")));
      const auto length = voice == media.voices.end() ? core::framesOf(10) : voice->second.measure.length;
      covered.emplace_back(at - core::framesOf(2), at + length + core::framesOf(10));
    }
    const int index = is(row, "phase-started") ? phaseIndex(plan, value(row, "phase")) : -1;
    const bool bell = index >= 0 && plan.phases[static_cast<std::size_t>(index)].phase->role == "return";
    if (bell || is(row, "breath-ended"))
      covered.emplace_back(at - core::framesOf(1), at + core::framesOf(15));
  }
  return covered;
}

}  // namespace lw::author
