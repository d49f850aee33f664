#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lw::script {

/// What an example is a part of; tests put it into a whole file of that kind and let `check` read that.
enum class Frame {
  none,      ///< advice in words, not a file
  top,       ///< keys at the top of a session script
  before,    ///< steps before a session
  phase,     ///< phases of a session
  effect,    ///< phases of a session with medicine
  session,   ///< a whole session script but for its first lines (format, title, setting)
  home,      ///< the same at home
  question,  ///< questions of a form
  item,      ///< lines of a checklist
  track,     ///< pieces of a playlist
  m3u,       ///< an M3U playlist
  xspf,      ///< an XSPF playlist
  breath,    ///< patterns of breath.toml
  room,      ///< keys of room.toml
};

/// One kind of mistake. Codes are stable: tools and habits hang on them; none is ever given a new meaning.
struct CodeEntry {
  std::string_view code;
  std::string_view why;  ///< why the rule exists, in a sentence or two
  Frame frame = Frame::none;
  std::string_view example;  ///< what is right
};

/// Every code that a diagnostic may have, of all modules, by name.
std::vector<CodeEntry> allCodes();

/// Nothing (code empty) where there is no such code.
CodeEntry findCode(std::string_view code);

/// For `explain`: code, why and example.
std::string describeCode(const CodeEntry& entry);

std::span<const CodeEntry> fileCodes();     ///< any file: that it can be read at all, keys and values
std::span<const CodeEntry> sessionCodes();  ///< session scripts
std::span<const CodeEntry> otherCodes();    ///< forms, playlists, breath, the room

}  // namespace lw::script
