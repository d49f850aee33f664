#include "session/volume_cap.hpp"

#include <algorithm>

namespace lw::session {

core::Decibels volumeCap(core::Decibels asked, const std::optional<double>& calibration, double cap,
                         core::Lufs loudness) {
  constexpr core::Decibels kLeast{-60};
  if (!calibration) return std::min(asked, kUncalibratedCap);
  const core::Decibels reached{cap - *calibration - (loudness - core::Lufs{-23}).value};
  return std::max(std::min(asked, reached), kLeast);
}

core::Decibels volumeCap(const script::Room::Sound& sound, core::Lufs loudness) {
  return volumeCap(sound.volumeCap, sound.calibration, sound.cap, loudness);
}

core::Decibels volumeAtBegin(const script::Room::Sound& sound, core::Lufs loudness) {
  return std::min(sound.volume, volumeCap(sound, loudness));
}

core::Decibels outputGain(const script::Room::Sound& sound, const script::Room::Sound::Output& output,
                          core::Lufs loudness) {
  const auto own = volumeCap(output.volumeCap, output.calibration, output.cap, loudness);
  return std::min(own - volumeCap(sound, loudness), core::Decibels{0});
}

}  // namespace lw::session
