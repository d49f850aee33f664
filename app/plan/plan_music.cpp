#include "plan/plan_music.hpp"

#include <algorithm>
#include <cstdlib>

namespace lw::plan {
namespace {

using core::Frames;

/// The place nearest to the phase's length where a piece gives way to the next, if one lies within its flex.
Frames lengthWithFlex(const script::Phase& phase, const std::vector<Piece>& pieces, Frames crossfade) {
  Frames best = phase.length;
  Frames nearest = phase.flex + Frames{1};
  Frames at{};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto meets = i + 1 < pieces.size() ? overlap(pieces[i], pieces[i + 1], crossfade)
                                             : longestFade(pieces[i], crossfade);
    at += pieces[i].length - meets;
    const Frames away{std::abs((at - phase.length).count())};
    if (away >= nearest) continue;
    nearest = away;
    best = at;
  }
  return best;
}

MusicCue cueOf(const Piece& piece, Frames at, Frames fadeIn) {
  return {piece.track, at, piece.length, piece.from, fadeIn, {}, piece.gain, piece.loop};
}

/// Ends a phase's last piece at its end plus a crossfade, or where the piece itself ends.
void endLast(PhasePlan& plan, Frames crossfade) {
  MusicCue& cue = plan.music.back();
  const auto end = plan.length + crossfade;
  cue.length = cue.loop ? end - cue.at : std::min(cue.length, end - cue.at);
  cue.fadeOut = std::clamp(cue.at + cue.length - plan.length, Frames{}, cue.length / 2);
}

}  // namespace

Frames layOutMusic(PhasePlan& plan, PhasePlan* before, const script::Bundle& bundle, const Media& media,
                   MusicThread& thread) {
  const auto& sound = bundle.script.sound;
  const auto crossfade = sound.crossfade;
  const auto pieces = piecesFor(bundle, *plan.phase, media, thread.uses);
  const auto bed = bedOf(bundle, media);
  plan.length = lengthWithFlex(*plan.phase, pieces, crossfade);

  Frames at{};
  std::size_t next = 0;
  bool covered = false;
  while (!covered) {
    const bool tooShort = next > 0 && plan.length - (at - crossfade) < 2 * crossfade && bed;
    std::optional<Piece> piece;
    if (next < pieces.size() && !tooShort)
      piece = pieces[next++];
    else if (bed)
      piece = bed;
    else if (!pieces.empty())
      piece = pieces[next++ % pieces.size()];  // without a bed the list begins again
    else
      break;
    level(*piece, sound.loudness, media, thread.last ? std::optional{thread.last->offset} : std::nullopt);
    thread.uses.add(piece->track->file);
    const auto meets = thread.last ? overlap(*thread.last, *piece, crossfade) : kFirstFade;
    const bool first = plan.music.empty();
    if (!first) {
      at -= meets;
      plan.music.back().fadeOut = meets;
    } else if (before != nullptr && !before->music.empty()) {
      MusicCue& old = before->music.back();
      old.fadeOut = std::min(old.fadeOut, meets);
      old.length = std::min(old.length, before->length - old.at + meets);
    }
    plan.music.push_back(
        cueOf(*piece, at, std::min(meets, longestFade(*piece, std::max(crossfade, kFirstFade)))));
    at += piece->length;
    covered = piece->loop || at - longestFade(*piece, crossfade) >= plan.length;
    thread.last = piece;
  }
  if (plan.music.empty()) return {};
  endLast(plan, crossfade);
  Frames filled{};
  for (std::size_t i = 0; i < pieces.size(); ++i)
    filled += pieces[i].length - longestFade(pieces[i], crossfade);
  return plan.phase->playlist.empty() ? Frames{} : std::max(plan.length - filled, Frames{});
}

}  // namespace lw::plan
