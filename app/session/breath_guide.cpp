#include "session/breath_guide.hpp"

#include <algorithm>

namespace lw::session::live {
namespace {

using BreathStage = BreathItem::Stage;

constexpr Frames kStrokeFade = core::framesOf(0.5);
constexpr Frames kLastFade = core::framesOf(0.3);
constexpr Frames kLongestLatency = core::framesOf(0.5);  // until what is rendered is heard

core::Decibels cueGain(const State& s) {
  return s.sound().loudness - plan::kCuesMadeFor;
}

audio::BreathSpec strokesOf(const plan::BreathBlock& block, std::size_t first) {
  audio::BreathSpec spec;
  const auto begin = block.cycles[first].at;
  for (auto i = first; i < block.cycles.size(); ++i) {
    const plan::BreathCycle& cycle = block.cycles[i];
    spec.strokes.push_back({cycle.at - begin, cycle.in, true});
    spec.strokes.push_back({cycle.at - begin + cycle.in + cycle.holdIn, cycle.out, false});
  }
  return spec;
}

FramePos beginOf(const BreathItem& item) {
  return item.at + item.block->cycles[item.first].at;
}

/// The first breath that begins at `at` or later; their count if there is none.
std::size_t breathFrom(const BreathItem& item, FramePos at) {
  const auto& cycles = item.block->cycles;
  return static_cast<std::size_t>(std::ranges::lower_bound(cycles, at - item.at, {}, &plan::BreathCycle::at) -
                                  cycles.begin());
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
  item.id = open(s, std::move(clip), audio::Bus::breath, strokesOf(*item.block, item.first), cueGain(s));
  item.bell = openBell(s);
  item.stage = BreathStage::opened;
}

/// Announced for later, and now it does not come.
void takeBack(State& s, FramePos at) {
  std::erase_if(s.pending, [&](const Entry& entry) {
    return entry.at == at && std::holds_alternative<BreathStarted>(entry.event);
  });
}

void drop(State& s, BreathItem& item, FramePos at, const std::string& why) {
  if (item.stage == BreathStage::opened || item.stage == BreathStage::running) {
    stop(s, {item.id, at, kStrokeFade, audio::Shape::raisedCosine});  // soft to its end
    stop(s, {item.bell, at});
  }
  if (item.stage == BreathStage::running && beginOf(item) <= at)
    record(s, at, BreathEnded{item.block->pattern, why});
  if (item.stage == BreathStage::running && beginOf(item) > at) takeBack(s, beginOf(item));
  item.stage = BreathStage::over;
  s.changed = true;
}

/// The breath that is being taken is the last one.
void endWhole(State& s, BreathItem& item, FramePos at, const std::string& why) {
  const auto next = breathFrom(item, at);
  if (item.stage != BreathStage::running || beginOf(item) > at) return drop(s, item, at, why);
  if (next == item.block->cycles.size()) return;  // it ends so by itself
  item.length = item.block->cycles[next].at;
  item.why = why;
  stop(s, {item.id, std::max(at, item.at + item.length - kLastFade), kLastFade});
  stop(s, {item.bell, at});
  item.bell = {};
}

void begin(State& s, BreathItem& item) {
  if (s.levels.call) return drop(s, item, beginOf(item), "call");
  for (BreathItem& other : s.breath)
    if (&other != &item && other.stage == BreathStage::running) drop(s, other, beginOf(item), other.why);
  send(s, audio::StartClip{item.id, beginOf(item), {}, audio::Shape::raisedCosine});
  record(s, beginOf(item), BreathStarted{item.block->pattern});
  item.stage = BreathStage::running;
}

void end(State& s, BreathItem& item, FramePos at) {
  item.stage = BreathStage::fading;
  record(s, at, BreathEnded{item.block->pattern, item.why});
  if (item.bell.value != 0) send(s, audio::StartClip{item.bell, at, {}, audio::Shape::raisedCosine});
}

FramePos dueOf(const BreathItem& item) {
  switch (item.stage) {
    case BreathStage::waiting: return beginOf(item) - kOpenAhead;
    case BreathStage::opened: return beginOf(item);
    case BreathStage::running: return item.at + item.length;
    case BreathStage::fading: return item.at + item.length + kLookAhead + kLongestLatency;
    case BreathStage::over: return kNever;
  }
  return kNever;
}

BreathItem itemOf(const plan::BreathBlock& block, FramePos at, std::size_t first) {
  BreathItem item;
  item.block = &block;
  item.at = at;
  item.first = first;
  item.length = block.length;
  return item;
}

}  // namespace

void queueBreath(State& s, FramePos from, FramePos soonestAt) {
  for (const plan::BreathBlock& block : s.plan->phases[static_cast<std::size_t>(s.phases.phase)].breath) {
    const auto at = from + block.at;
    if (at < soonestAt) continue;
    s.breath.push_back(itemOf(block, at, 0));
    if (at - kOpenAhead < soonestAt) openItem(s, s.breath.back());
  }
}

void stopBreath(State& s, FramePos at, const std::string& why) {
  const bool whole = why == "phase";
  for (BreathItem& item : s.breath)
    if (item.stage != BreathStage::over && item.stage != BreathStage::fading)
      whole ? endWhole(s, item, at, why) : drop(s, item, at, why);
  std::erase_if(s.breath, [](const BreathItem& item) { return item.stage == BreathStage::over; });
}

void restBreath(State& s, FramePos at, FramePos until) {
  std::vector<BreathItem> later;
  for (BreathItem& item : s.breath) {
    if (item.stage != BreathStage::running || item.why != "end") continue;
    const auto next = breathFrom(item, std::max(until, at + kOpenAtLeast));
    if (next < item.block->cycles.size()) later.push_back(itemOf(*item.block, item.at, next));
    drop(s, item, at, "pause");
  }
  for (BreathItem& item : later) {
    openItem(s, item);
    s.breath.push_back(std::move(item));
  }
}

void interruptBreath(State& s, FramePos at, const std::string& why) {
  for (BreathItem& item : s.breath)
    if (item.stage == BreathStage::running) drop(s, item, at, why);
}

const BreathItem* runningBreath(const State& s) {
  const auto found = std::ranges::find_if(s.breath, [](const BreathItem& item) {
    return item.stage == BreathStage::running || item.stage == BreathStage::fading;
  });
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
  if (item.stage == BreathStage::waiting)
    openItem(s, item);
  else if (item.stage == BreathStage::opened)
    begin(s, item);
  else if (item.stage == BreathStage::running)
    end(s, item, at);
  else
    item.stage = BreathStage::over;
  s.changed = true;
}

}  // namespace lw::session::live
