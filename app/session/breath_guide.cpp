#include "session/breath_guide.hpp"

#include <algorithm>

namespace lw::session::live {
namespace {

using Stage = BreathItem::Stage;

constexpr Frames kStrokeFade = core::framesOf(0.5);
constexpr core::Lufs kCuesMadeFor{-23.0};  // strokes and bell are made to fit music of that loudness

core::Decibels cueGain(const State& s) {
  return s.sound().loudness - kCuesMadeFor;
}

audio::BreathSpec strokesOf(const BreathBlock& block) {
  audio::BreathSpec spec;
  for (const BreathCycle& cycle : block.cycles) {
    spec.strokes.push_back({cycle.at, cycle.in, true});
    spec.strokes.push_back({cycle.at + cycle.in + cycle.holdIn, cycle.out, false});
  }
  return spec;
}

audio::ClipId openBell(State& s) {
  if (s.media.bell.empty()) return {};
  Clip clip;
  clip.kind = ClipKind::bell;
  clip.file = s.media.bell;
  return open(s, std::move(clip), audio::Bus::bell, audio::FileSpec{s.media.bell, {}, {}, false}, cueGain(s));
}

void openItem(State& s, BreathItem& item) {
  Clip clip;
  clip.kind = ClipKind::breath;
  clip.title = item.block->pattern;
  item.id = open(s, std::move(clip), audio::Bus::breath, strokesOf(*item.block), cueGain(s));
  item.bell = openBell(s);
  item.stage = Stage::opened;
}

void drop(State& s, BreathItem& item, FramePos at, const std::string& why) {
  if (item.stage == Stage::opened || item.stage == Stage::running) {
    stop(s, item.id, at, kStrokeFade);
    stop(s, item.bell, at, {});
  }
  if (item.stage == Stage::running && item.at <= at) record(s, at, BreathEnded{item.block->pattern, why});
  if (item.stage == Stage::running && item.at > at)  // announced, and now it does not come
    std::erase_if(s.pending, [&](const Entry& entry) {
      return entry.at == item.at && std::holds_alternative<BreathStarted>(entry.event);
    });
  item.stage = Stage::over;
  s.changed = true;
}

void begin(State& s, BreathItem& item) {
  if (s.levels.call) return drop(s, item, item.at, "call");
  send(s, audio::StartClip{item.id, item.at, {}, audio::Shape::raisedCosine});
  record(s, item.at, BreathStarted{item.block->pattern});
  item.stage = Stage::running;
}

void end(State& s, BreathItem& item, FramePos at) {
  item.stage = Stage::over;
  record(s, at, BreathEnded{item.block->pattern, "end"});
  if (item.bell.value != 0) send(s, audio::StartClip{item.bell, at, {}, audio::Shape::raisedCosine});
}

FramePos dueOf(const BreathItem& item) {
  switch (item.stage) {
    case Stage::waiting: return item.at - kOpenAhead;
    case Stage::opened: return item.at;
    case Stage::running: return item.at + item.block->length;
    case Stage::over: return kNever;
  }
  return kNever;
}

}  // namespace

void queueBreath(State& s, FramePos from, FramePos soonestAt) {
  for (const BreathBlock& block : s.plan->phases[static_cast<std::size_t>(s.phases.phase)].breath) {
    const auto at = from + block.at;
    if (at < soonestAt) continue;
    s.breath.push_back({Stage::waiting, &block, at, {}, {}});
    if (at - kOpenAhead < soonestAt) openItem(s, s.breath.back());
  }
}

void stopBreath(State& s, FramePos at, const std::string& why) {
  for (BreathItem& item : s.breath) drop(s, item, at, why);
  s.breath.clear();
}

void interruptBreath(State& s, FramePos at, const std::string& why) {
  for (BreathItem& item : s.breath)
    if (item.stage == Stage::running) drop(s, item, at, why);
}

const BreathItem* runningBreath(const State& s) {
  const auto found = std::ranges::find(s.breath, Stage::running, &BreathItem::stage);
  return found == s.breath.end() ? nullptr : &*found;
}

void ringBell(State& s, FramePos at) {
  const auto id = openBell(s);
  if (id.value != 0)
    send(s, audio::StartClip{id, std::max(at, soonest(s) + kOpenAtLeast), {}, audio::Shape::raisedCosine});
}

FramePos breathDue(const State& s) {
  FramePos due = kNever;
  for (const BreathItem& item : s.breath) due = std::min(due, dueOf(item));
  return due;
}

void doBreath(State& s, FramePos at) {
  BreathItem& item = *std::ranges::min_element(s.breath, {}, dueOf);
  if (item.stage == Stage::waiting)
    openItem(s, item);
  else if (item.stage == Stage::opened)
    begin(s, item);
  else if (item.stage == Stage::running)
    end(s, item, at);
  s.changed = true;
}

}  // namespace lw::session::live
