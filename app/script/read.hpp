#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "script/documents.hpp"
#include "script/field.hpp"
#include "script/section.hpp"
#include "script/source.hpp"

/// One reader a kind of file. Each checks what can be checked within that file and adds to the source's
/// diagnostics; what it returns is only good where there were no errors.
namespace lw::script {

/// A place where a script names something of the library.
struct Reference {
  enum class To { form, checklist, playlist, pattern } to;
  std::string name;
  core::Span span;
};

struct SessionReading {
  Script script;
  std::vector<Reference> references;
};

/// Parses, looks at the format and at every key. The section of the whole file, or nothing if it can't be
/// read.
std::optional<Section> openFile(Source& source, Kind kind);

SessionReading readSession(Source& source);
/// With `requireSoundFiles` a track whose file is not there is an error.
Playlist readPlaylist(Source& source, bool requireSoundFiles);
Form readForm(Source& source);
Checklist readChecklist(Source& source);
std::map<std::string, BreathPattern, std::less<>> readBreath(Source& source);
Room readRoom(Source& source);

/// The name of a file without its folder and ending.
std::string idOf(const std::filesystem::path& file);

}  // namespace lw::script
