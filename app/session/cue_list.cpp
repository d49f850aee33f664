#include "session/cue_list.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "session/albums.hpp"

namespace lw::session {
namespace {

using core::Frames;

constexpr core::Lufs kCuesMadeFor{-23.0};  // as session/breath_guide.cpp has it
constexpr Frames kBell = core::framesOf(12);

Cue pieceCue(const MusicCue& piece, Frames start, const Media& media) {
  auto spec = soundOf(piece.track->file, piece.from, media);
  spec.loop = piece.loop;
  if (!piece.loop) spec.length = piece.length;
  return {audio::Bus::music, spec,         piece.gain,    start + piece.at,
          piece.length,      piece.fadeIn, piece.fadeOut, piece.likeness};
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

std::vector<Cue> cueList(const Plan& plan, const Media& media) {
  std::vector<Cue> cues;
  std::optional<std::size_t> lastPiece;
  const auto gain = plan.bundle->script.sound.loudness - kCuesMadeFor;
  for (const auto& phase : plan.phases) {
    for (const auto& piece : phase.music) {
      if (lastPiece) cues[*lastPiece].likenessOut = piece.likeness;
      lastPiece = cues.size();
      cues.push_back(pieceCue(piece, phase.start, media));
    }
    for (const auto& line : phase.voice)
      if (!line.file.empty())
        cues.push_back({audio::Bus::voice,
                        soundOf(line.file, {}, media),
                        line.gain,
                        phase.start + line.at,
                        line.length,
                        {},
                        {}});
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
  cue.likenessIn = 0;
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
      level =
          from + (1 - std::cos(std::numbers::pi * std::clamp(part, 0.0, 1.0))) / 2 * (move.to.value - from);
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

}  // namespace lw::session
