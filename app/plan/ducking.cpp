#include "plan/ducking.hpp"

#include <algorithm>

#include "audio/windows.hpp"

namespace lw::plan {
namespace {

using core::Decibels;
using core::Frames;
using core::Lufs;

constexpr Lufs kSilence{-70};

/// Lines that follow each other closely go down together, as far as the one that needs most.
void groupNear(std::vector<VoiceCue>& lines) {
  for (std::size_t first = 0; first < lines.size();) {
    auto end = first + 1;
    Decibels depth = lines[first].duck;
    while (end < lines.size() && lines[end].at - (lines[end - 1].at + lines[end - 1].length) < kStaysDucked)
      depth = std::max(depth, lines[end++].duck);
    for (; first < end; ++first) lines[first].duck = depth;
  }
}

}  // namespace

Lufs loudestOf(const audio::Measure& measure, Decibels gain, Frames from, Frames to) {
  if (!measure.contour || measure.contour->loudness.empty()) return measure.integrated + gain;
  const auto& steps = measure.contour->loudness;
  const auto count = static_cast<std::ptrdiff_t>(steps.size());
  const auto first = std::clamp<std::ptrdiff_t>(from / audio::Contour::kStep, 0, count - 1);
  const auto last = std::clamp<std::ptrdiff_t>(to / audio::Contour::kStep, first, count - 1);
  constexpr std::ptrdiff_t kWindow = audio::kShortTermSteps;
  audio::SlidingWindow<double, audio::kShortTermSteps> powers;
  double most = 0;
  // the 3 s that end in each step of the part, the first of them only as far as the part goes
  for (auto i = first; i <= last; ++i) {
    powers.push(core::power(Lufs{static_cast<double>(steps[static_cast<std::size_t>(i)])}));
    most = std::max(most, powers.sum() / static_cast<double>(std::min(i - first + 1, kWindow)));
  }
  return Lufs{core::decibelsOfPower(std::max(most, 1e-7)).value} + gain;
}

Decibels duckUnder(Lufs voice, Lufs music, Decibels asked) {
  const auto needed = (music - voice) + kSpeechAbove;
  return std::min(std::max(asked, needed), std::max(kDeepestDuck, asked));
}

Frames comesBackIn(Decibels depth) {
  constexpr double kEven = 12, kSlower = 1.5;  // dB; dB/s
  return kDuckBack + core::framesOf(std::max(0.0, depth.value - kEven) / kSlower);
}

Lufs voiceLoudness(const audio::Measure& measure, Decibels gain) {
  return measure.integrated + gain;
}

Lufs musicUnder(const PhasePlan& phase, const VoiceCue& line, const Media& media) {
  Lufs loudest = kSilence;
  for (const MusicCue& cue : phase.music) {
    const auto from = std::max(line.at, cue.at), to = std::min(line.at + line.length, cue.at + cue.length);
    const auto found = media.music.find(cue.track->file);
    if (from >= to || found == media.music.end()) continue;
    const auto shift = cue.from - cue.at;
    loudest = std::max(loudest, cue.loop ? found->second.integrated + cue.gain
                                         : loudestOf(found->second, cue.gain, from + shift, to + shift));
  }
  return loudest;
}

void layOutDucking(PhasePlan& phase, const script::SoundSettings& sound, const Media& media) {
  auto& lines = phase.voice;
  for (VoiceCue& line : lines) {
    const auto voice = media.voices.find(line.key);
    line.duck = voice == media.voices.end()
                    ? Decibels{0}
                    : duckUnder(voiceLoudness(voice->second.measure, line.gain) + sound.voice,
                                musicUnder(phase, line, media) + sound.music, sound.duck);
  }
  phase.ducking.clear();
  groupNear(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.file.empty()) continue;
    const auto end = line.at + line.length;
    const bool near = i > 0 && line.at - (lines[i - 1].at + lines[i - 1].length) < kStaysDucked;
    const bool follows = i + 1 < lines.size() && lines[i + 1].at - end < kStaysDucked;
    if (!near || phase.ducking.empty())
      phase.ducking.push_back({line.at - kDuckAhead, kDuckAhead, -line.duck});
    if (!follows) phase.ducking.push_back({end, comesBackIn(line.duck), Decibels{0}});
  }
}

}  // namespace lw::plan
