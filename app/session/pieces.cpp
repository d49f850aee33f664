#include "session/pieces.hpp"

#include <algorithm>
#include <iterator>

namespace lw::session {

using core::Frames;

int Uses::last(const std::filesystem::path& file) const {
  const auto found = last_.find(file);
  return found == last_.end() ? 0 : found->second;
}

std::optional<Piece> pieceOf(const script::Track& track, const Media& media) {
  const auto found = media.music.find(track.file);
  if (found == media.music.end()) return std::nullopt;
  const audio::Measure& measure = found->second;
  const auto from = std::max(track.from, measure.headSilence);
  auto to = measure.length - measure.tailSilence;
  if (track.to) to = std::min(to, *track.to);
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
  auto offset = piece.track->gain;
  if (before) offset = std::clamp(offset, *before - kNeighbourStep, *before + kNeighbourStep);
  const auto wanted = (loudness - measure.integrated) + offset;
  piece.gain = std::min(wanted, kTruePeak - measure.truePeak);
  piece.offset = offset + (piece.gain - wanted);
}

core::Decibels voiceGain(core::Lufs loudness, const audio::Measure& measure) {
  return std::min((loudness - measure.integrated) + kVoiceAbove, kTruePeak - measure.truePeak);
}

Frames longestFade(const Piece& piece, Frames crossfade) {
  return piece.loop ? crossfade : std::min(crossfade, piece.length / 2);
}

Frames overlap(const Piece& first, const Piece& second, Frames crossfade) {
  return std::min(longestFade(first, crossfade), longestFade(second, crossfade));
}

namespace {

/// Puts first those pieces that together last at least `length`, and as little more as can be; in whole
/// seconds.
void fit(std::vector<Piece>& pieces, Frames length, Frames crossfade) {
  const auto wholeSeconds = [](Frames frames) {
    return static_cast<std::size_t>(std::max(0.0, core::toSeconds(frames)));
  };
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> takes;
  for (const Piece& piece : pieces)
    takes.push_back(wholeSeconds(piece.length - longestFade(piece, crossfade)));
  const auto least = wholeSeconds(length);
  const auto most = least + (takes.empty() ? 0 : *std::ranges::max_element(takes));
  std::vector<std::size_t> lastOf(most + 1, kNone);  // by sum: the piece that reached it first
  std::vector<bool> reached(most + 1, false);
  reached[0] = true;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t sum = most; sum >= takes[i] && sum > 0; --sum) {
      if (takes[i] == 0 || reached[sum] || !reached[sum - takes[i]]) continue;
      reached[sum] = true;
      lastOf[sum] = i;
    }
  auto sum = least;
  while (sum <= most && !reached[sum]) ++sum;
  if (sum > most) return;  // all together are too short
  std::vector<bool> chosen(pieces.size(), false);
  for (; sum > 0; sum -= takes[lastOf[sum]]) chosen[lastOf[sum]] = true;
  std::vector<Piece> fitted, rest;
  for (std::size_t i = 0; i < pieces.size(); ++i) (chosen[i] ? fitted : rest).push_back(pieces[i]);
  std::ranges::copy(rest, std::back_inserter(fitted));
  pieces = std::move(fitted);
}

/// Unused pieces alone, where they fill the phase; else all.
void fitUnusedFirst(std::vector<Piece>& pieces, const script::Phase& phase, const Uses& uses,
                    Frames crossfade) {
  const auto used =
      std::ranges::find_if(pieces, [&](const Piece& piece) { return uses.last(piece.track->file) > 0; });
  std::vector<Piece> fresh(pieces.begin(), used), old(used, pieces.end());
  Frames filled{};
  for (const Piece& piece : fresh) filled += piece.length - longestFade(piece, crossfade);
  if (filled < phase.length - phase.flex) return fit(pieces, phase.length - phase.flex, crossfade);
  fit(fresh, phase.length - phase.flex, crossfade);
  std::ranges::copy(old, std::back_inserter(fresh));
  pieces = std::move(fresh);
}

}  // namespace

std::vector<Piece> piecesFor(const script::Bundle& bundle, const script::Phase& phase, const Media& media,
                             const Uses& uses) {
  std::vector<Piece> pieces;
  const auto found = bundle.playlists.find(phase.playlist);
  if (found == bundle.playlists.end()) return pieces;
  for (const auto& track : found->second.tracks) {
    if (track.intensity < phase.intensity[0] || track.intensity > phase.intensity[1]) continue;
    if (const auto piece = pieceOf(track, media)) pieces.push_back(*piece);
  }
  if (found->second.order != script::Order::listed)
    std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.track->intensity; });
  std::ranges::stable_sort(pieces, {}, [&](const Piece& piece) { return uses.last(piece.track->file); });
  if (found->second.order == script::Order::fit)
    fitUnusedFirst(pieces, phase, uses, bundle.script.sound.crossfade);
  return pieces;
}

}  // namespace lw::session
