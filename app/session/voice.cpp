#include "session/voice.hpp"

#include <algorithm>

#include "audio/windows.hpp"
#include "plan/ducking.hpp"
#include "plan/spoken.hpp"
#include "script/texts.hpp"
#include "script/voice_key.hpp"
#include "session/levels.hpp"
#include "session/music.hpp"

namespace lw::session::live {
namespace {

using VoiceStage = VoiceItem::Stage;

constexpr Frames kVoiceFade = core::framesOf(0.3);

}  // namespace

audio::FileSpec voiceSpec(const State& s, const VoiceItem& item) {
  audio::FileSpec spec{item.file, {}, item.length, false, {}};
  if (const auto stamp = s.media.stamps.find(item.file); stamp != s.media.stamps.end())
    spec.stamp = stamp->second;
  return spec;
}

audio::Guarding voiceGuard(const State& s) {
  return {.programme = s.sound().loudness, .continues = true, .speech = true};
}

namespace {

void openItem(State& s, VoiceItem& item) {
  Clip clip;
  clip.kind = ClipKind::voice;
  clip.title = item.text;
  clip.file = item.file;
  clip.length = item.length;
  item.id = open(s, std::move(clip), audio::Bus::voice, voiceSpec(s, item), item.gain, voiceGuard(s));
  item.stage = VoiceStage::opened;
}

FramePos dueOf(const VoiceItem& item) {
  switch (item.stage) {
    case VoiceStage::waiting: return item.openAt;
    case VoiceStage::opened: return std::max(item.at - plan::kDuckAhead, item.openAt);
    case VoiceStage::ducked: return item.at;
    case VoiceStage::speaking: return item.at + item.length;
    case VoiceStage::over: return kNever;
  }
  return kNever;
}

std::vector<VoiceItem>::iterator firstDue(std::vector<VoiceItem>& items) {
  return std::ranges::min_element(items, {}, dueOf);
}

/// As loud as the music gets under a line, without its bus.
core::Lufs musicUnder(const State& s, const VoiceItem& item) {
  core::Lufs loudest{-70};
  const auto listen = [&](const plan::Piece& piece, FramePos start) {
    const auto found = s.media.music.find(piece.track->file);
    if (found == s.media.music.end() || start >= item.at + item.length) return;
    const auto shift = piece.from - (start - FramePos{});
    const auto from = item.at.time_since_epoch() + shift;
    loudest =
        std::max(loudest, piece.loop ? found->second.integrated + piece.gain
                                     : plan::loudestOf(found->second, piece.gain, from, from + item.length));
  };
  const auto& current = s.music.current;
  if (current) listen(current->piece, current->start);
  if (current && s.music.deck && !current->piece.loop)
    listen(s.music.deck->piece, current->start + current->piece.length -
                                    plan::overlap(current->piece, s.music.deck->piece, s.sound().crossfade));
  return loudest;
}

core::Decibels depthFor(const State& s, const VoiceItem& item) {
  const auto music = musicUnder(s, item) + busTarget(s, audio::Bus::music) + s.levels.duck;
  const auto voice = item.loudness + busTarget(s, audio::Bus::voice);
  return plan::duckUnder(voice, music, std::max(item.duck, s.sound().duck));
}

/// The person asked for no more lines. What is read to them because they asked is another matter.
bool unwanted(const State& s) {
  return s.voice.unwanted && s.section == Section::during;
}

bool mayBeSaid(const State& s, const VoiceItem& item) {
  return !s.levels.paused && (item.ofCall || (!s.levels.call && !unwanted(s)));
}

void duck(State& s, const VoiceItem& item, FramePos at) {
  if (s.levels.call || !mayBeSaid(s, item) || !s.music.current) return;
  const auto depth = depthFor(s, item);
  if (depth <= s.levels.duck) return;
  s.levels.duck = depth;
  moveMusic(s, at, plan::kDuckAhead);
}

constexpr Frames kLongestFirstFade = core::framesOf(8);

/// Whether one piece gives way to another within this time, or begins.
bool pieceChanges(const State& s, FramePos from, FramePos to) {
  const auto begins = std::max(s.sound().crossfade, kLongestFirstFade) + audio::kShortTermWindow;
  const auto& current = s.music.current;
  return current && (current->start + begins > from || musicDue(s) < to);
}

/// How far the piece itself rises from the 3 s before `at` until `to`, LU.
double risesBy(const State& s, FramePos at, FramePos to) {
  const auto& current = s.music.current;
  const auto found = current ? s.media.music.find(current->piece.track->file) : s.media.music.end();
  if (found == s.media.music.end() || current->piece.loop) return 0;
  const auto shift = current->piece.from - current->start.time_since_epoch();
  const auto level = [&](FramePos from, FramePos until) {
    return plan::loudestOf(found->second, {}, from.time_since_epoch() + shift,
                           until.time_since_epoch() + shift)
        .value;
  };
  return std::max(0.0, level(at, to) - level(at - audio::kShortTermWindow, at));
}

/// As fast as `comesBackIn` where the music is steady; a rise of its own, or a new piece, takes time of its
/// own.
Frames backIn(const State& s, FramePos at) {
  const auto depth = s.levels.duck;
  const auto back = plan::comesBackIn(depth);
  const auto until = at + back + audio::kShortTermWindow;
  if (pieceChanges(s, at, until)) return 2 * back;
  return core::framesOf(core::toSeconds(back) * (1 + std::min(1.0, risesBy(s, at, until) / depth.value)));
}

void unduck(State& s, FramePos at) {
  if (s.levels.duck <= core::Decibels{0}) return;
  const auto back = backIn(s, at);
  s.levels.duck = {0};
  moveMusic(s, at, back);
}

/// Music comes back unless another line follows soon.
void spoken(State& s, FramePos at) {
  const bool soon = std::ranges::any_of(s.voice.items, [&](const VoiceItem& item) {
    return item.stage != VoiceStage::over && item.stage != VoiceStage::speaking &&
           item.at - at < plan::kStaysDucked;
  });
  if (!soon) unduck(s, at);
}

/// In a pause, under a call or against the person's wish nothing new is said, and nothing is said later
/// instead.
void speak(State& s, VoiceItem& item) {
  if (!mayBeSaid(s, item)) {
    stop(s, {item.id, item.at});
    item.stage = VoiceStage::over;
    spoken(s, item.at);
    return;
  }
  send(s, audio::StartClip{item.id, item.at, {}, audio::Shape::equalPower});
  item.stage = VoiceStage::speaking;
}

}  // namespace

void queuePhaseVoice(State& s, FramePos from, FramePos soonestAt) {
  for (const plan::VoiceCue& cue : s.plan->phases[static_cast<std::size_t>(s.phases.phase)].voice) {
    const auto at = from + cue.at;
    if (cue.file.empty() || at < soonestAt) continue;
    VoiceItem item;
    item.openAt = std::max(at - kOpenAhead, soonestAt);
    item.at = at;
    item.length = cue.length;
    item.text = cue.text;
    item.file = cue.file;
    item.gain = cue.gain;
    item.duck = cue.duck;
    if (const auto voice = s.media.voices.find(cue.key); voice != s.media.voices.end())
      item.loudness = plan::voiceLoudness(voice->second.measure, cue.gain);
    s.voice.items.push_back(std::move(item));
  }
}

void hushVoice(State& s, FramePos at) {
  for (const VoiceItem& item : s.voice.items)
    if (item.stage != VoiceStage::waiting && item.stage != VoiceStage::over)
      stop(s, {item.id, at, kVoiceFade});
  s.voice.items.clear();
  unduck(s, at);
}

void interruptVoice(State& s, FramePos at) {
  for (VoiceItem& item : s.voice.items) {
    if (item.stage != VoiceStage::speaking) continue;
    stop(s, {item.id, at, kVoiceFade});
    item.stage = VoiceStage::over;
  }
  spoken(s, at);
}

namespace {

/// Room for a line between two places: what would be said meanwhile is not, then or later.
void makeRoom(State& s, FramePos at, FramePos from, FramePos to) {
  for (VoiceItem& item : s.voice.items) {
    if (item.stage == VoiceStage::over || item.at >= to || item.at + item.length <= from) continue;
    if (item.stage != VoiceStage::waiting)
      stop(s, {item.id, at, item.stage == VoiceStage::speaking ? kVoiceFade : Frames{}});
    item.stage = VoiceStage::over;
  }
}

}  // namespace

void sayOfCall(State& s, FramePos at, const std::string& words) {
  for (VoiceItem& item : s.voice.items)  // what is true no more is not said to its end
    if (item.ofCall && item.stage != VoiceStage::over) makeRoom(s, at, item.at, item.at + item.length);
  auto soonest = at + kOpenAtLeast;
  for (const auto& line : script::spokenLines(words)) {
    const auto found = s.media.voices.find(script::voiceKey(line));
    if (found == s.media.voices.end() || found->second.file.empty()) continue;
    VoiceItem item;
    item.ofCall = true;
    item.text = line;
    item.file = found->second.file;
    item.length = found->second.measure.length;
    item.gain = plan::voiceGain(s.sound().loudness, found->second.measure);
    item.loudness = plan::voiceLoudness(found->second.measure, item.gain);
    item.openAt = at;
    item.at = soonest;
    makeRoom(s, at, item.at, item.at + item.length);
    soonest = item.at + item.length + plan::kBetweenTexts;
    s.voice.items.push_back(std::move(item));
  }
}

void voiceFailed(State& s, audio::ClipId id, FramePos at) {
  if (s.reading.ready && s.reading.ready->id == id) s.reading.ready.reset();
  for (VoiceItem& item : s.voice.items) {
    if (item.id != id || item.stage == VoiceStage::waiting) continue;
    item.stage = VoiceStage::over;
    spoken(s, at);
  }
}

void voiceShort(State& s, audio::ClipId id, FramePos end) {
  for (VoiceItem& item : s.voice.items)
    if (item.id == id && item.stage == VoiceStage::speaking)
      item.length = std::clamp(end - item.at, Frames{}, item.length);
}

FramePos voiceDue(const State& s) {
  FramePos due = kNever;
  for (const VoiceItem& item : s.voice.items) due = std::min(due, dueOf(item));
  return due;
}

void doVoice(State& s, FramePos at) {
  VoiceItem& item = *firstDue(s.voice.items);
  switch (item.stage) {
    case VoiceStage::waiting: return openItem(s, item);
    case VoiceStage::opened: item.stage = VoiceStage::ducked; return duck(s, item, at);
    case VoiceStage::ducked: return speak(s, item);
    case VoiceStage::speaking: item.stage = VoiceStage::over; return spoken(s, at);
    case VoiceStage::over: return;
  }
}

}  // namespace lw::session::live
