#include "session/voice.hpp"

#include <algorithm>

#include "session/levels.hpp"

namespace lw::session::live {
namespace {

using Stage = VoiceItem::Stage;

constexpr Frames kDuckAhead = core::framesOf(1);
constexpr Frames kDuckBack = core::framesOf(4);
constexpr Frames kStaysDucked = core::framesOf(6);  // lines closer than this count as one
constexpr Frames kVoiceFade = core::framesOf(0.3);

void openItem(State& s, VoiceItem& item) {
  Clip clip;
  clip.kind = ClipKind::voice;
  clip.title = item.text;
  clip.file = item.file;
  item.id = open(s, std::move(clip), audio::Bus::voice, audio::FileSpec{item.file, {}, {}, false}, item.gain);
  item.stage = Stage::opened;
}

FramePos dueOf(const VoiceItem& item) {
  switch (item.stage) {
    case Stage::waiting: return item.openAt;
    case Stage::opened: return std::max(item.at - kDuckAhead, item.openAt);
    case Stage::ducked: return item.at;
    case Stage::speaking: return item.at + item.length;
    case Stage::over: return kNever;
  }
  return kNever;
}

std::vector<VoiceItem>::iterator firstDue(std::vector<VoiceItem>& items) {
  return std::ranges::min_element(items, {}, dueOf);
}

void duck(State& s, FramePos at) {
  if (s.levels.ducked || s.levels.call || !s.music.current) return;
  s.levels.ducked = true;
  moveMusic(s, at, kDuckAhead);
}

void unduck(State& s, FramePos at) {
  if (!s.levels.ducked) return;
  s.levels.ducked = false;
  moveMusic(s, at, kDuckBack);
}

/// Music comes back unless another line follows soon.
void spoken(State& s, FramePos at) {
  const bool soon = std::ranges::any_of(s.voice.items, [&](const VoiceItem& item) {
    return item.stage != Stage::over && item.stage != Stage::speaking && item.at - at < kStaysDucked;
  });
  if (!soon) unduck(s, at);
}

/// In a pause or under a call nothing new is said, and nothing is said later instead.
void speak(State& s, VoiceItem& item) {
  if (s.levels.call || s.levels.paused) {
    stop(s, item.id, item.at, {});
    item.stage = Stage::over;
    spoken(s, item.at);
    return;
  }
  send(s, audio::StartClip{item.id, item.at, {}, audio::Shape::equalPower});
  item.stage = Stage::speaking;
}

}  // namespace

void queuePhaseVoice(State& s, FramePos from, FramePos soonestAt) {
  for (const VoiceCue& cue : s.plan->phases[static_cast<std::size_t>(s.phases.phase)].voice) {
    const auto at = from + cue.at;
    if (cue.file.empty() || at < soonestAt) continue;
    VoiceItem item;
    item.openAt = std::max(at - kOpenAhead, soonestAt);
    item.at = at;
    item.length = cue.length;
    item.text = cue.text;
    item.file = cue.file;
    item.gain = cue.gain;
    s.voice.items.push_back(std::move(item));
  }
}

void hushVoice(State& s, FramePos at) {
  for (const VoiceItem& item : s.voice.items)
    if (item.stage != Stage::waiting && item.stage != Stage::over) stop(s, item.id, at, kVoiceFade);
  s.voice.items.clear();
  unduck(s, at);
}

void interruptVoice(State& s, FramePos at) {
  for (VoiceItem& item : s.voice.items) {
    if (item.stage != Stage::speaking) continue;
    stop(s, item.id, at, kVoiceFade);
    item.stage = Stage::over;
  }
  spoken(s, at);
}

void voiceFailed(State& s, audio::ClipId id, FramePos at) {
  if (s.reading.ready && s.reading.ready->id == id) s.reading.ready.reset();
  for (VoiceItem& item : s.voice.items) {
    if (item.id != id || item.stage == Stage::waiting) continue;
    item.stage = Stage::over;
    spoken(s, at);
  }
}

FramePos voiceDue(const State& s) {
  FramePos due = kNever;
  for (const VoiceItem& item : s.voice.items) due = std::min(due, dueOf(item));
  return due;
}

void doVoice(State& s, FramePos at) {
  VoiceItem& item = *firstDue(s.voice.items);
  switch (item.stage) {
    case Stage::waiting: return openItem(s, item);
    case Stage::opened: item.stage = Stage::ducked; return duck(s, at);
    case Stage::ducked: return speak(s, item);
    case Stage::speaking: item.stage = Stage::over; return spoken(s, at);
    case Stage::over: return;
  }
}

}  // namespace lw::session::live
