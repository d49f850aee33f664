#include <fmt/format.h>

#include <cmath>
#include <set>

#include "core/text.hpp"
#include "plan/pieces.hpp"
#include "plan/plan_check.hpp"

namespace lw::plan {
namespace {

using core::Severity;

// EBU Tech 3342 loudness range, LU, from where a piece is refused; from 12 LU on it is remarked on
// (audio/remarks.hpp).
constexpr double kWidestRange = 20;
// A step between neighbours, LU, that goes unnoticed; kNeighbourStep is the most that is ever played.
constexpr double kSmallStep = 2;
// A list and its file may round differently.
constexpr core::Frames kSameLength = core::framesOf(3);

void checkRange(const script::Track& track, const audio::Measure& measure, core::Diagnostics& out) {
  const double range = measure.range.value;
  if (range <= kWidestRange) return;
  out.push_back(
      {Severity::error, "range-too-wide", track.origin.file, track.origin.span,
       fmt::format("'{}' has a loudness range of {:.0f} LU; more than {:.0f} LU can't be kept from startling",
                   track.file.filename().string(), range, kWidestRange),
       "choose another piece, or use a calm part of it with `from` and `to`"});
}

void checkLength(const script::Track& track, const audio::Measure& measure, core::Diagnostics& out) {
  if (!track.statedLength) return;
  const auto difference = *track.statedLength - measure.length;
  if (difference > kSameLength || -difference > kSameLength)
    out.push_back({Severity::note, "length-differs", track.origin.file, track.origin.span,
                   fmt::format("the list says {}, but '{}' lasts {}", core::formatLength(*track.statedLength),
                               track.file.filename().string(), core::formatLength(measure.length)),
                   "is it still the same piece?"});
}

// What was written counts: louder than kNeighbourStep the player does not play it, so the file should say so.
void checkStep(const script::Track& before, const script::Track& after, core::Diagnostics& out) {
  const double step = after.gain.value - before.gain.value;
  if (step <= kSmallStep) return;
  const bool refused = step > kNeighbourStep.value;
  const auto message =
      fmt::format("this piece is {:.1f} LU louder than '{}', which plays before it", step, before.title);
  const auto hint = fmt::format("gain = {:.1f} or less", before.gain.value + kSmallStep);
  if (refused)
    out.push_back({Severity::error, "loudness-step", after.origin.file, after.origin.span, message, hint});
  else
    out.push_back({Severity::warning, "loudness-step", after.origin.file, after.origin.span, message, hint});
}

}  // namespace

void checkMusicLevels(const Plan& plan, const script::Bundle& bundle, const Media& media,
                      core::Diagnostics& out) {
  std::set<std::string> used;
  for (const auto& phase : bundle.script.phases) used.insert(phase.playlist);
  const auto checkTracks = [&](const script::Playlist& playlist) {
    for (const auto& track : playlist.tracks) {
      const auto measured = media.music.find(track.file);
      if (measured == media.music.end()) continue;
      checkRange(track, measured->second, out);
      checkLength(track, measured->second, out);
    }
  };
  for (const auto& [name, playlist] : bundle.playlists)
    if (used.contains(name)) checkTracks(playlist);
  checkTracks(bundle.bed);
  const script::Track* before = nullptr;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.music) {
      if (before != nullptr && cue.track != nullptr && before != cue.track)
        checkStep(*before, *cue.track, out);
      before = cue.track;
    }
}

}  // namespace lw::plan
