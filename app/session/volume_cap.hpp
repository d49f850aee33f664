#pragma once
#include <optional>

#include "core/level.hpp"
#include "script/documents.hpp"

namespace lw::session {

/// Until somebody has calibrated an output, its volume goes to half of the range (-6 dB) and no further:
/// nobody knows how loud it is.
inline constexpr core::Decibels kUncalibratedCap{-6.0};

/// The highest volume of an output: `asked`, or where a programme of `loudness` reaches `cap` dB(A) at the
/// ear. The guard keeps anything short within 9 LU of the programme, so 65 dB(A) stay below 75 for a moment,
/// and no cap that room.toml takes leads above 80.
core::Decibels volumeCap(core::Decibels asked, const std::optional<double>& calibration, double cap,
                         core::Lufs loudness);

/// Of the room's first device.
core::Decibels volumeCap(const script::Room::Sound& sound, core::Lufs loudness);

/// How loud that device plays at the begin, and wherever nobody turns it: in previews, and to hear a
/// recording.
core::Decibels volumeAtBegin(const script::Room::Sound& sound, core::Lufs loudness);

/// Of a further output, relative to the first: at any volume that staff choose it stays within its own cap.
core::Decibels outputGain(const script::Room::Sound& sound, const script::Room::Sound::Output& output,
                          core::Lufs loudness);

}  // namespace lw::session
