#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audio/programme.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "session/event.hpp"

namespace lw::session {

/// How far ahead of the rendered position the session sends commands.
inline constexpr core::Frames kLookAhead = core::toFrames(std::chrono::milliseconds(500));
/// From the frame that an intent carries to the first sample it changes: room for the block that is being
/// rendered.
inline constexpr core::Frames kReaction = core::toFrames(std::chrono::milliseconds(30));

/// A sound is opened at least this long before it begins.
inline constexpr core::Frames kOpenAtLeast = core::framesOf(2);

/// What is read aloud on the program's own pages, in the session's language; each line is spoken by itself.
struct OwnPages {
  std::string callTest, waiting;
  std::string complete, notToday, ended;
};

struct Options {
  bool handButton = false;  ///< the room has a call button in the hand: the call test asks for it too
  core::Decibels volume{-10.0}, volumeCap{0.0};
  std::optional<double> calibration;  ///< dB(A) at the ear at -23 LUFS and 0 dB volume
  std::uint64_t scriptHash = 0;       ///< of the script's file, for the record
  /// Form -> name under which it is kept as it is asked, for the record; forms that aren't kept are not told.
  std::map<std::string, std::string> snapshots{};
  OwnPages pages{};
};

/// What came out of a step: to be carried out by whoever drives the session.
struct Output {
  std::vector<audio::Command> commands;  ///< in the order they must be sent
  std::vector<Entry> entries;            ///< for the record, in order
};

}  // namespace lw::session
