#include "plan/pieces.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "audio/contour.hpp"
#include "audio/guard.hpp"
#include "audio/startle.hpp"
#include "plan/fit.hpp"

namespace lw::plan {

using core::Frames;

int Uses::last(const std::filesystem::path& file) const {
  const auto found = last_.find(file);
  return found == last_.end() ? 0 : found->second;
}

namespace {

/// Where a piece begins whose first sound comes so late: between two steps of its contour none of its figures
/// would be those that the guard finds.
Frames onGrid(Frames silence) {
  return silence / audio::Contour::kStep * audio::Contour::kStep;
}

}  // namespace

Body bodyOf(const audio::Measure& measure) {
  Body body{onGrid(measure.headSilence), measure.length - measure.tailSilence};
  if (!measure.contour) return body;
  const auto& steps = measure.contour->loudness;
  const auto faint = [&](std::size_t step) {
    return measure.integrated - audio::momentary(*measure.contour, step) > kFaint;
  };
  const auto step = [](Frames at) { return static_cast<std::size_t>(at / audio::Contour::kStep); };
  auto first = step(body.from), last = std::min(step(body.to), steps.size());
  while (first < last && faint(first)) ++first;
  while (last > first && faint(last - 1)) --last;
  if (first == last) return body;
  const auto start = audio::Contour::kStep * static_cast<std::int64_t>(first);
  const auto end = audio::Contour::kStep * static_cast<std::int64_t>(last);
  return {std::clamp(start, body.from, body.from + kMostFaint),
          std::clamp(end, body.to - kMostFaint, body.to)};
}

std::optional<Piece> pieceOf(const script::Track& track, const Media& media) {
  const auto found = media.music.find(track.file);
  if (found == media.music.end()) return std::nullopt;
  const audio::Measure& measure = found->second;
  const auto body = bodyOf(measure);
  const auto from = track.from.count() > 0 ? std::max(track.from, onGrid(measure.headSilence)) : body.from;
  const auto to = track.to ? std::min(measure.length - measure.tailSilence, *track.to) : body.to;
  if (to <= from) return std::nullopt;
  return Piece{&track, from, to - from, {}, {}, false};
}

std::optional<Piece> bedOf(const script::Bundle& bundle, const Media& media) {
  for (const auto& track : bundle.bed.tracks) {
    const auto found = media.music.find(track.file);
    if (found == media.music.end() || found->second.length.count() <= 0) continue;
    return Piece{&track, {}, found->second.length, {}, {}, true};
  }
  return std::nullopt;
}

void level(Piece& piece, core::Lufs loudness, const Media& media, std::optional<core::Decibels> before) {
  const audio::Measure& measure = media.music.at(piece.track->file);
  auto offset = piece.track->gain + piece.track->inAlbum;
  if (before) offset = std::clamp(offset, *before - kNeighbourStep, *before + kNeighbourStep);
  const auto wanted = (loudness - measure.integrated) + offset;
  piece.gain = std::min(wanted, audio::kTruePeak - audio::peakToKeep(measure));
  piece.offset = offset + (piece.gain - wanted);
}

core::Decibels voiceGain(core::Lufs loudness, const audio::Measure& measure) {
  return std::min((loudness - measure.integrated) + kVoiceAbove,
                  audio::kTruePeak - audio::peakToKeep(measure));
}

Frames longestFade(const Piece& piece, Frames crossfade) {
  return piece.loop ? crossfade : std::min(crossfade, piece.length / 2);
}

audio::Guarding guardOf(const Piece& piece, bool first, const script::SoundSettings& sound,
                        const Media& media) {
  audio::Guarding guard{.programme = sound.loudness,
                        .fadeIn = longestFade(piece, first ? kFirstFade : sound.crossfade)};
  if (first) guard.fadeShape = audio::Shape::gentle;
  const auto measured = media.music.find(piece.track->file);
  if (piece.loop || measured == media.music.end() || !measured->second.contour) return guard;
  guard.planned = std::make_shared<const audio::GuardCurve>(
      audio::planGuard(*measured->second.contour, piece.from, piece.length, piece.gain, guard));
  return guard;
}

Frames overlap(const Piece& first, const Piece& second, Frames crossfade) {
  return std::min(longestFade(first, crossfade), longestFade(second, crossfade));
}

namespace {

int tierOf(const Piece& piece, const Media& media, const Uses& uses) {
  if (uses.last(piece.track->file) > 0) return 2;
  return media.heardBefore.contains(piece.track->file) ? 1 : 0;
}

/// Puts first those that fill the phase together; then what nobody heard yet, then the rest, the longest ago
/// first.
std::vector<Piece> fitted(const std::vector<Piece>& pieces, const script::Phase& phase, bool arc,
                          const Media& media, const Uses& uses, Frames crossfade) {
  std::vector<FitItem> items;
  for (const Piece& piece : pieces)
    items.push_back(
        {piece.length, longestFade(piece, crossfade), piece.track->intensity, tierOf(piece, media, uses)});
  auto chosen = chooseToFit(items, {phase.length, phase.flex, phase.intensity[0], phase.intensity[1], arc});
  if (endOf(items, chosen) < phase.length - phase.flex) chosen.clear();  // the bed follows: nothing to choose
  std::vector<Piece> first, rest;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    (std::ranges::binary_search(chosen, i) ? first : rest).push_back(pieces[i]);
  std::ranges::stable_sort(rest, {}, [&](const Piece& piece) {
    return std::pair{tierOf(piece, media, uses), uses.last(piece.track->file)};
  });
  std::ranges::copy(rest, std::back_inserter(first));
  return first;
}

}  // namespace

std::vector<Piece> piecesFor(const script::Bundle& bundle, const script::Phase& phase, const Media& media,
                             const Uses& uses) {
  std::vector<Piece> pieces;
  const auto found = bundle.playlists.find(phase.playlist);
  if (found == bundle.playlists.end()) return pieces;
  const auto [least, most] = std::minmax(phase.intensity[0], phase.intensity[1]);
  for (const auto& track : found->second.tracks) {
    if (track.intensity < least || track.intensity > most) continue;
    if (const auto piece = pieceOf(track, media); piece && piece->length >= kShortestPiece)
      pieces.push_back(*piece);
  }
  const auto order = found->second.order;
  if (order == script::Order::listed) {
    std::ranges::stable_sort(pieces, {}, [&](const Piece& piece) { return uses.last(piece.track->file); });
    return pieces;
  }
  const bool falls = phase.intensity[0] > phase.intensity[1];
  std::ranges::stable_sort(pieces, {}, [&](const Piece& piece) {
    return falls ? -piece.track->intensity : piece.track->intensity;
  });
  return fitted(pieces, phase, order == script::Order::arc, media, uses, bundle.script.sound.crossfade);
}

}  // namespace lw::plan
