#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "library/places.hpp"

namespace lw::author {

/// A line that a session may speak.
struct SpokenLine {
  std::string key;      ///< script::voiceKey: stem of the file that speaks it
  std::string text;     ///< in one line
  std::string speaker;  ///< "recording", "built" or "nothing yet"
  bool built = true;    ///< in a language that the built voice reads
};

/// The lines of sessions (none: of all), each once, by key. Where a session has errors they are
/// printed.
std::vector<SpokenLine> spokenLines(const library::Places& places, const std::vector<std::string>& sessions);

/// The line of that key, or the only one whose key begins so. Throws std::runtime_error with what may have
/// been meant.
const SpokenLine& findLine(const std::vector<SpokenLine>& lines, std::string_view key);

/// Speaks the lines that nothing speaks yet, by assets/voice/build. 0, or 1 where not all could be spoken.
int sayLines(const library::Places& places, const std::vector<SpokenLine>& lines);

/// Records a line from a microphone ("" = the system's), asking and showing the level on the terminal.
int recordLine(const library::Places& places, const SpokenLine& line, const std::string& microphone);

}  // namespace lw::author
