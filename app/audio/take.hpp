#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/level.hpp"
#include "core/time.hpp"

/// What a microphone took of one spoken line, made into a line that a session can speak. Pure; mono at 48
/// kHz.
namespace lw::audio {

/// As loud as the voice that is built (assets/voice/speak): the loudest 400 ms of a short line stand 3 LU
/// above.
inline constexpr core::Lufs kVoiceLoudness{-20};
/// A line has 400 characters at most: slowly spoken under a minute.
inline constexpr core::Frames kLongestTake = core::framesOf(120);

enum class TakeFault {
  silence,   ///< nothing, or nothing that stands out of the room's noise
  tooShort,  ///< under 300 ms of voice
  tooLong,   ///< over kLongestTake
};

struct Take {
  std::vector<float> samples;   ///< faded at both ends, true peak at most -1 dBTP
  core::Lufs loudness{-70};     ///< of the voice as it is now, as kVoiceLoudness counts
  core::Decibels gain{0};       ///< what levelling came to
  core::Decibels overNoise{0};  ///< from the room's noise to the voice
  bool overloaded = false;      ///< the microphone was too loud
};

struct TakeResult {
  std::optional<Take> take;
  TakeFault fault = TakeFault::silence;  ///< where there is none
};

/// Takes off rumble and what lies before and behind the voice (knocks of keys shorter than 60 ms, too),
/// levels and fades. 200 ms stay before the voice and 400 ms behind it.
TakeResult finishTake(std::span<const float> recorded);

/// What a level meter shows while it is being recorded.
struct TakeLevel {
  core::Lufs momentary{-70};  ///< loudness of the last 400 ms
  bool overloaded = false;    ///< in them
};
TakeLevel levelOf(std::span<const float> recorded);

}  // namespace lw::audio
