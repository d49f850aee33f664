#pragma once
#include <compare>
#include <string>
#include <variant>

/// What staff should know, as a value. It becomes words only where it is drawn.
namespace lw::session {

/// Raised by an answer: the words are its form's, in the session's language.
struct FormNotice {
  std::string text;
  friend auto operator<=>(const FormNotice&, const FormNotice&) = default;
};
/// Said on the page of the call test.
struct PersonCannotPress {
  friend auto operator<=>(const PersonCannotPress&, const PersonCannotPress&) = default;
};
enum class SoundFault { readSlowly, endsEarly, notPlayable };
struct SoundTrouble {
  SoundFault fault = SoundFault::notPlayable;
  std::string sound;  ///< what staff know it by: a title, the text of a line, the name of a file
  friend auto operator<=>(const SoundTrouble&, const SoundTrouble&) = default;
};
/// One of the room's further outputs, or the first while another one sounds.
struct OutputTrouble {
  std::string why;  ///< as the system says it
  friend auto operator<=>(const OutputTrouble&, const OutputTrouble&) = default;
};
/// The record takes nothing while this stands.
struct RecordTrouble {
  std::string why;     ///< as the system says it; "" = the disk does not answer
  bool aside = false;  ///< what happens is kept in another place meanwhile
  friend auto operator<=>(const RecordTrouble&, const RecordTrouble&) = default;
};
using Notice = std::variant<FormNotice, PersonCannotPress, SoundTrouble, OutputTrouble, RecordTrouble>;

}  // namespace lw::session
