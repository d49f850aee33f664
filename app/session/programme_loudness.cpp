#include "session/programme_loudness.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "audio/guard.hpp"
#include "session/pieces.hpp"

namespace lw::session {
namespace {

using core::Frames;
constexpr Frames kStep = audio::Contour::kStep;

double powerOf(double loudness) {
  return std::pow(10.0, loudness / 10);
}

/// Power of a cue's fades, which keep the power of two that cross.
double fadePower(const MusicCue& cue, Frames into) {
  const auto rise = [](Frames part, Frames whole) {
    if (part >= whole) return 1.0;
    const double share = std::clamp(core::toSeconds(part) / core::toSeconds(whole), 0.0, 1.0);
    return std::pow(std::sin(share * std::numbers::pi / 2), 2);
  };
  return rise(into, cue.fadeIn) * rise(cue.length - into, cue.fadeOut);
}

/// Gated mean of 400 ms blocks, four steps each, one begun with every step (BS.1770-5, annex 1).
double integrated(const std::vector<double>& steps) {
  std::vector<double> blocks;
  for (std::size_t i = 3; i < steps.size(); ++i)
    blocks.push_back((steps[i - 3] + steps[i - 2] + steps[i - 1] + steps[i]) / 4);
  const auto meanAbove = [&](double gate) {
    double sum = 0;
    int count = 0;
    for (const double block : blocks)
      if (block > gate) sum += block, ++count;
    return count == 0 ? 0.0 : sum / count;
  };
  return meanAbove(meanAbove(powerOf(-70)) / 10);
}

/// Adds up a cue, as its contour says and as steady as its loudness; false where there is no contour.
bool add(const MusicCue& cue, const audio::Measure& measure, std::vector<double>& real,
         std::vector<double>& steady) {
  if (!measure.contour || measure.contour->loudness.empty()) return false;
  const auto& contour = measure.contour->loudness;
  const double gain = powerOf(cue.gain.value), mean = powerOf(measure.integrated.value);
  const auto first = static_cast<std::size_t>((std::max(cue.at, Frames{}) + kStep - Frames{1}) / kStep);
  for (std::size_t i = first; i < real.size(); ++i) {
    const auto into = kStep * static_cast<std::int64_t>(i) - cue.at;
    if (into >= cue.length) break;
    auto step = static_cast<std::size_t>((cue.from + into) / kStep);
    if (cue.loop) step %= contour.size();
    if (step >= contour.size()) continue;
    const double shape = fadePower(cue, into) * gain;
    real[i] += shape * powerOf(static_cast<double>(contour[step]));
    steady[i] += shape * mean;
  }
  return true;
}

}  // namespace

core::Decibels trimOf(const PhasePlan& phase, const Media& media) {
  std::vector<double> real(static_cast<std::size_t>(phase.length / kStep), 0.0), steady = real;
  for (const MusicCue& cue : phase.music) {
    const auto found = media.music.find(cue.track->file);
    if (found == media.music.end() || !add(cue, found->second, real, steady)) return {0};
  }
  const double is = integrated(real), wanted = integrated(steady);
  if (is <= 0 || wanted <= 0) return {0};
  return std::clamp(core::Decibels{10 * std::log10(wanted / is)}, -kMostTrim, kMostTrim);
}

void settleLoudness(PhasePlan& phase, const Media& media) {
  phase.trim = trimOf(phase, media);
  for (MusicCue& cue : phase.music)
    cue.gain = std::min(cue.gain + phase.trim,
                        std::max(cue.gain, kTruePeak - audio::peakToKeep(media.music.at(cue.track->file))));
}

}  // namespace lw::session
