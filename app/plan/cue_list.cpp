#include "plan/cue_list.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "audio/guard.hpp"
#include "core/shape.hpp"
#include "plan/albums.hpp"

namespace lw::plan {
namespace {

using core::Frames;

constexpr Frames kBell = core::framesOf(12);

Cue pieceCue(const MusicCue& piece, Frames start, const script::SoundSettings& sound, bool first,
             const Media& media) {
  auto spec = soundOf(piece.track->file, piece.from, media);
  spec.loop = piece.loop;
  if (!piece.loop) spec.length = piece.length;
  Cue cue{audio::Bus::music, spec,         piece.gain,    start + piece.at,
          piece.length,      piece.fadeIn, piece.fadeOut, piece.likeness};
  if (first) cue.rise = audio::Shape::gentle;
  cue.guard = guardOf(piece, first, sound, media);
  return cue;
}

Cue voiceCue(const VoiceCue& line, Frames start, const script::SoundSettings& sound, const Media& media) {
  Cue cue{audio::Bus::voice, soundOf(line.file, {}, media), line.gain, start + line.at, line.length, {}, {}};
  cue.guard = audio::Guarding{.programme = sound.loudness, .continues = true, .speech = true};
  return cue;
}

Cue breathCue(const BreathBlock& block, Frames start, core::Decibels gain) {
  audio::BreathSpec spec;
  for (const auto& cycle : block.cycles) {
    spec.strokes.push_back({cycle.at, cycle.in, true});
    spec.strokes.push_back({cycle.at + cycle.in + cycle.holdIn, cycle.out, false});
  }
  return {audio::Bus::breath, spec, gain, start + block.at, block.length, {}, {}};
}

Cue bellCue(Frames at, core::Decibels gain, const Media& media) {
  return {audio::Bus::bell, soundOf(media.bell, {}, media), gain, at, kBell, {}, {}};
}

}  // namespace

audio::Guarding guardOf(const MusicCue& cue, bool first, const script::SoundSettings& sound,
                        const Media& media) {
  return guardOf(Piece{cue.track, cue.from, cue.length, cue.gain, {}, cue.loop}, first, sound, media);
}

std::vector<Cue> cueList(const Plan& plan, const Media& media) {
  std::vector<Cue> cues;
  std::optional<std::size_t> lastPiece;
  const auto gain = plan.bundle->script.sound.loudness - kCuesMadeFor;
  for (const auto& phase : plan.phases) {
    for (const auto& piece : phase.music) {
      if (lastPiece) cues[*lastPiece].likenessOut = piece.likeness;
      const bool hadPiece = lastPiece.has_value();
      lastPiece = cues.size();
      cues.push_back(pieceCue(piece, phase.start, plan.bundle->script.sound, !hadPiece, media));
    }
    for (const auto& line : phase.voice)
      if (!line.file.empty()) cues.push_back(voiceCue(line, phase.start, plan.bundle->script.sound, media));
    for (const auto& block : phase.breath) {
      if (block.cycles.empty()) continue;
      cues.push_back(breathCue(block, phase.start, gain));
      if (!media.bell.empty()) cues.push_back(bellCue(phase.start + block.at + block.length, gain, media));
    }
    if (phase.phase->role == "return" && !media.bell.empty())
      cues.push_back(bellCue(phase.start, gain, media));
  }
  std::ranges::stable_sort(cues, {}, &Cue::at);
  return cues;
}

namespace {

/// The guard of a clip that goes on in its middle: no rise out of silence, and the curve as it was planned.
void goOnGuarded(std::optional<audio::Guarding>& guard, Frames skipped) {
  if (!guard) return;
  guard->continues = true;
  guard->fadeIn = {};
  guard->fadeShape = audio::Shape::equalPower;
  if (!guard->planned || guard->planned->points.empty()) return;
  auto points = guard->planned->points;
  const auto steps = std::min<std::int64_t>(skipped / audio::Contour::kStep, std::ssize(points) - 1);
  points.erase(points.begin(), points.begin() + steps);
  guard->planned = std::make_shared<const audio::GuardCurve>(audio::GuardCurve{.points = std::move(points)});
}

}  // namespace

Cue cueFrom(Cue cue, Frames at) {
  if (at <= cue.at) return cue;
  auto skipped = at - cue.at;
  if (auto* breath = std::get_if<audio::BreathSpec>(&cue.source)) {
    const auto next =
        std::ranges::find_if(breath->strokes, [&](const auto& one) { return one.in && one.at >= skipped; });
    skipped = next == breath->strokes.end() ? cue.length : next->at;
    breath->strokes.erase(breath->strokes.begin(), next);
    for (auto& stroke : breath->strokes) stroke.at -= skipped;
  } else if (auto* file = std::get_if<audio::FileSpec>(&cue.source)) {
    goOn(*file, skipped);
    if (file->length) *file->length -= skipped;
  }
  cue.at += skipped;
  cue.length -= skipped;
  cue.fadeIn = {};
  cue.rise = audio::Shape::equalPower;
  cue.likenessIn = 0;
  goOnGuarded(cue.guard, skipped);
  return cue;
}

core::Decibels musicLevelAt(const Plan& plan, Frames at) {
  double level = 0;
  for (const auto& phase : plan.phases) {
    if (at < phase.start || at >= phase.start + phase.length) continue;
    double from = 0;
    for (const auto& move : phase.ducking) {
      const auto into = at - phase.start - move.at;
      if (into.count() < 0) break;
      const double part = move.length.count() > 0 ? core::toSeconds(into) / core::toSeconds(move.length) : 1;
      level = from + core::raisedCosine(std::clamp(part, 0.0, 1.0)) * (move.to.value - from);
      from = move.to.value;
    }
  }
  return plan.bundle->script.sound.music + core::Decibels{level};
}

std::vector<LevelMove> musicMoves(const Plan& plan, Frames from, Frames to) {
  std::vector<LevelMove> moves;
  for (const auto& phase : plan.phases)
    for (const auto& move : phase.ducking) {
      const auto at = phase.start + move.at;
      if (at >= from && at < to)
        moves.push_back({at, move.length, plan.bundle->script.sound.music + move.to});
    }
  std::ranges::stable_sort(moves, {}, &LevelMove::at);
  return moves;
}

}  // namespace lw::plan
