#include "plan/programme_loudness.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "audio/gating.hpp"
#include "audio/guard.hpp"
#include "audio/startle.hpp"
#include "plan/ducking.hpp"
#include "plan/loudness.hpp"
#include "plan/pieces.hpp"

namespace lw::plan {
namespace {

using core::Frames;
constexpr Frames kStep = audio::Contour::kStep;

/// Adds up a cue, as its contour says and as steady as its loudness; false where there is no contour.
bool add(const MusicCue& cue, const audio::Measure& measure, std::vector<float>& real,
         std::vector<float>& steady) {
  if (!measure.contour || measure.contour->loudness.empty()) return false;
  const auto& contour = measure.contour->loudness;
  const double gain = core::power(cue.gain);
  // Softer pieces of an album are softer than the louder ones, not than the session.
  const double mean = audio::energyOf(measure.integrated) / core::power(cue.track->inAlbum);
  const auto first = static_cast<std::size_t>((std::max(cue.at, Frames{}) + kStep - Frames{1}) / kStep);
  for (std::size_t i = first; i < real.size(); ++i) {
    const auto into = kStep * static_cast<std::int64_t>(i) - cue.at;
    if (into >= cue.length) break;
    auto step = static_cast<std::size_t>((cue.from + into) / kStep);
    if (cue.loop) step %= contour.size();
    if (step >= contour.size()) continue;
    const double shape = fadePower(into, cue.fadeIn) * fadePower(cue.length - into, cue.fadeOut) * gain;
    real[i] += static_cast<float>(shape * audio::energyOf({static_cast<double>(contour[step])}));
    steady[i] += static_cast<float>(shape * mean);
  }
  return true;
}

struct Heard {
  core::Lufs whole;  ///< music and voices
  core::Lufs music;  ///< not stepping back
};

Heard heardOf(const PhasePlan& phase, const script::Bundle& bundle, const Media& media) {
  const auto curve = unguardedLoudness(phase, bundle.script.sound, media);
  return {integratedOf(curve.heard), integratedOf(curve.music)};
}

}  // namespace

core::Decibels trimOf(const PhasePlan& phase, const Media& media) {
  std::vector<float> real(static_cast<std::size_t>(phase.length / kStep), 0.0F), steady = real;
  for (const MusicCue& cue : phase.music) {
    const auto found = media.music.find(cue.track->file);
    if (found == media.music.end() || !add(cue, found->second, real, steady)) return {0};
  }
  const auto is = audio::integrated(real), wanted = audio::integrated(steady);
  if (is <= audio::kLowestLoudness || wanted <= audio::kLowestLoudness) return {0};
  return std::clamp(wanted - is, -kMostTrim, kMostTrim);
}

core::Decibels trimmed(core::Decibels gain, core::Decibels trim, const audio::Measure& measure) {
  return std::min(gain + trim, std::max(gain, audio::kTruePeak - audio::peakToKeep(measure)));
}

void settleLoudness(PhasePlan& phase, const script::Bundle& bundle, const Media& media) {
  constexpr int kMostRounds = 6;  // each comes nearer: speech stays as loud as it is
  constexpr core::Decibels kEnough{0.05};
  std::vector<core::Decibels> gains;
  for (const MusicCue& cue : phase.music) gains.push_back(cue.gain);
  const auto apply = [&] {
    for (std::size_t i = 0; i < gains.size(); ++i)
      phase.music[i].gain = trimmed(gains[i], phase.trim, media.music.at(phase.music[i].track->file));
    layOutDucking(phase, bundle.script.sound, media);
  };
  phase.trim = trimOf(phase, media);
  apply();
  if (std::ranges::all_of(phase.voice, [](const auto& line) { return line.file.empty(); })) return;
  auto heard = heardOf(phase, bundle, media);
  const auto wanted = heard.music;
  for (int round = 0; round < kMostRounds; ++round) {
    const auto less = std::min(heard.whole - wanted, kMostTrim + phase.trim);
    if (less < kEnough) break;
    phase.trim = phase.trim - less;
    apply();
    heard = heardOf(phase, bundle, media);
  }
  phase.excess = std::max(heard.whole - wanted, core::Decibels{0});
}

}  // namespace lw::plan
