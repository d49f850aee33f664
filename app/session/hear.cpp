#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text.hpp"
#include "session/act.hpp"
#include "session/music.hpp"
#include "session/voice.hpp"

namespace lw::session::live {
namespace {

// Less than this is a crackle; a piece that lacks more, or again, gives way to the next.
constexpr Frames kLongMissing = core::framesOf(0.5);

// Nothing came for so long: it may never come again.
constexpr Frames kDryFor = core::framesOf(0.3);

FramePos reactionTo(State& s, FramePos reported) {
  s.decided = std::max(s.position, reported) + kReaction;
  return s.decided;
}

/// What staff know a sound by.
std::string nameOf(const Clip& clip) {
  return clip.title.empty() ? clip.file.stem().string() : clip.title;
}

/// What begins to sound, for the record; a breath's course is told by who leads it.
std::optional<Event> begunSound(const Clip& clip) {
  const auto file = clip.file.string();
  const auto length = clip.length.count() > 0 ? std::optional{clip.length} : std::nullopt;
  switch (clip.kind) {
    case ClipKind::music: return TrackStarted{clip.title, file, clip.from, length, clip.gain, clip.loop};
    case ClipKind::voice: return VoiceSpoken{clip.title, file, length, clip.gain};
    case ClipKind::bell: return BellRung{file, clip.gain};
    case ClipKind::breath: return std::nullopt;
  }
  return std::nullopt;
}

TrackEnded endedSound(const Clip& clip, FramePos at, std::string why) {
  return {clip.title, std::move(why), clip.file.string(), clip.from, clip.from + (at - clip.startedAt)};
}

struct Hearer {
  State& s;

  Clip* find(audio::ClipId id) const {
    const auto found = s.clips.find(id.value);
    return found == s.clips.end() ? nullptr : &found->second;
  }
  bool isCurrent(audio::ClipId id) const { return s.music.current && s.music.current->id == id; }

  void operator()(const audio::ClipStarted& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    clip->started = true;
    clip->startedAt = report.at;
    if (auto event = begunSound(*clip)) record(s, report.at, std::move(*event));
  }
  void operator()(const audio::ClipEnded& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    if (clip->kind == ClipKind::music && clip->started)
      record(s, report.at, endedSound(*clip, report.at, clip->why));
    s.clips.erase(report.id.value);
    if (isCurrent(report.id)) musicBroke(s, report.id, reactionTo(s, report.at), "end");
  }
  void operator()(const audio::ClipStarved& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    if (!clip->started) {  // it is only opened yet
      fault(s, report.at, fmt::format("nothing of '{}' comes", clip->file.string()),
            SoundTrouble{SoundFault::readSlowly, nameOf(*clip)});
      return musicLate(s, report.id);
    }
    ++clip->starved;
    const bool begins = report.missing.count() == 0;
    fault(s, report.at,
          begins ? fmt::format("'{}' came too late", clip->file.string())
                 : fmt::format("'{}' came too late by {}", clip->file.string(),
                               core::formatLength(report.missing)),
          clip->starved > 1 ? std::optional{SoundTrouble{SoundFault::readSlowly, nameOf(*clip)}}
                            : std::nullopt);
    const auto at = reactionTo(s, report.at);
    musicDry(s, report.id, begins ? at + kDryFor + kLookAhead : kNever);  // decisions run ahead
    const bool giveWay = report.missing >= kLongMissing || clip->starved > 2;
    if (giveWay && isCurrent(report.id) && s.music.deck) nextAfterDry(s, at);
  }
  /// Only once a clip.
  void tellOf(Clip& clip, FramePos at, const std::string& what, SoundFault kind) const {
    if (!std::exchange(clip.told, true)) fault(s, at, what, SoundTrouble{kind, nameOf(clip)});
  }
  void operator()(const audio::ClipShort& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    const auto why = report.why.empty() ? std::string("it is shorter than it was") : report.why;
    tellOf(*clip, report.at, fmt::format("'{}' gives out: {}", clip->file.string(), why),
           SoundFault::endsEarly);
    if (clip->kind == ClipKind::voice) voiceShort(s, report.id, report.end);
    if (clip->kind != ClipKind::music) return;
    s.music.broken.insert(clip->file);
    const auto at = reactionTo(s, report.at);
    musicShort(s, report.id, at, report.end, "failed: " + why);
  }
  void operator()(const audio::ClipFailed& report) const {
    Clip* found = find(report.id);
    if (found == nullptr) return;
    tellOf(*found, report.at, fmt::format("'{}' can't be played: {}", found->file.string(), report.why),
           SoundFault::notPlayable);
    const Clip clip = *found;
    if (clip.kind == ClipKind::music && clip.started)
      record(s, report.at, endedSound(clip, report.at, "failed: " + report.why));
    s.clips.erase(report.id.value);
    if (clip.kind == ClipKind::voice) voiceFailed(s, report.id, reactionTo(s, report.at));
    if (clip.kind != ClipKind::music) return;
    s.music.broken.insert(clip.file);
    musicBroke(s, report.id, reactionTo(s, report.at), "failed");
  }
  void operator()(const audio::Held&) const {}
  void operator()(const audio::Limited& report) const { record(s, report.at, Limited{report.by}); }
};

}  // namespace

void hear(State& s, const audio::Report& report) {
  std::visit(Hearer{s}, report);
  s.changed = true;
}

}  // namespace lw::session::live
