#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "session/act.hpp"
#include "session/music.hpp"
#include "session/voice.hpp"

namespace lw::session::live {
namespace {

// Less than this is a crackle; a piece that lacks more, or again, gives way to the next.
constexpr Frames kLongMissing = core::framesOf(0.5);

FramePos reactionTo(State& s, FramePos reported) {
  s.decided = std::max(s.position, reported) + kReaction;
  return s.decided;
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
    if (clip->kind == ClipKind::music) record(s, report.at, TrackStarted{clip->title, clip->file.string()});
    if (clip->kind == ClipKind::voice) record(s, report.at, VoiceSpoken{clip->title});
  }
  void operator()(const audio::ClipEnded& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    if (clip->kind == ClipKind::music && clip->started)
      record(s, report.at, TrackEnded{clip->title, clip->why});
    s.clips.erase(report.id.value);
    if (isCurrent(report.id)) musicBroke(s, report.id, reactionTo(s, report.at), "end");
  }
  void operator()(const audio::ClipStarved& report) const {
    Clip* clip = find(report.id);
    if (clip == nullptr) return;
    ++clip->starved;
    record(s, report.at,
           Fault{fmt::format("'{}' came too late by {}", clip->file.string(),
                             core::formatLength(report.missing))});
    const bool giveWay = report.missing >= kLongMissing || clip->starved > 1;
    if (giveWay && isCurrent(report.id) && s.music.deck)
      nextPiece(s, reactionTo(s, report.at), "failed: starved");
  }
  void operator()(const audio::ClipFailed& report) const {
    const Clip* found = find(report.id);
    if (found == nullptr) return;
    const Clip clip = *found;
    record(s, report.at, Fault{fmt::format("'{}' can't be played: {}", clip.file.string(), report.why)});
    if (clip.kind == ClipKind::music && clip.started)
      record(s, report.at, TrackEnded{clip.title, "failed: " + report.why});
    s.clips.erase(report.id.value);
    if (clip.kind == ClipKind::voice) voiceFailed(s, report.id, reactionTo(s, report.at));
    if (clip.kind != ClipKind::music) return;
    s.music.broken.insert(clip.file);
    musicBroke(s, report.id, reactionTo(s, report.at), "failed");
  }
  void operator()(const audio::Held&) const {}
  void operator()(const audio::Limited& report) const {
    record(s, report.at, Fault{fmt::format("the limiter took away {:.1f} dB", report.by.value)});
  }
};

}  // namespace

void hear(State& s, const audio::Report& report) {
  std::visit(Hearer{s}, report);
  s.changed = true;
}

}  // namespace lw::session::live
