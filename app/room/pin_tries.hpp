#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace lw::room {

/// So many wrong PINs in a row are let pass without a pause.
inline constexpr int kFreeTries = 5;
/// No pause is longer: staff who mistyped must be able to clear a call.
inline constexpr std::chrono::seconds kLongestPause{900};

/// Wrong PINs in a row, as the room's folder keeps them: a restart forgets none.
struct PinTries {
  int wrong = 0;
  bool paused = false;  ///< the pause for the last of them is not over yet
  friend bool operator==(const PinTries&, const PinTries&) = default;
};

/// How long no PIN is taken after so many wrong ones in a row: nothing up to four, a minute after the fifth,
/// and twice as long after each further one.
std::chrono::seconds pauseAfter(int wrong);

/// Two lines of text that end with a checksum.
std::string formatTries(const PinTries& tries);
/// Nothing where the text is not exactly what `formatTries` writes.
std::optional<PinTries> parseTries(const std::string& text);

/// What the file says. No file: none were wrong. A file that can't be read or was changed counts as five
/// wrong ones: a pause, and never an open door.
PinTries readTries(const std::filesystem::path& file);

}  // namespace lw::room
