#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/time.hpp"
#include "script/documents.hpp"

/// Playlists as other music programs write them: M3U, M3U8 and XSPF.
namespace lw::script {

class Source;

/// One entry of such a list, as it stands there.
struct Listed {
  std::string location;  ///< a path or an address, not yet decoded
  core::Span span;       ///< of the location
  std::string title, artist, licence;
  std::optional<core::Frames> length;  ///< as the list says
  std::optional<int> intensity;
  std::optional<double> gain;
  std::optional<core::Frames> from, to;
};

struct ListedPlaylist {
  std::string title;
  std::vector<Listed> entries;
};

/// True for the endings .m3u, .m3u8 and .xspf.
bool isListed(const std::filesystem::path& file);

/// Reads the text of an M3U. A path a line; #EXTINF, #PLAYLIST and #EXTART are understood, and our own
/// `#LULLWATER:intensity=2 gain=-3 from=10s to=4min`; other comments are passed over.
ListedPlaylist readM3u(Source& source);

/// Reads the text of an XSPF 1 (xspf.org). No DOCTYPE, no entities of its own, nothing is fetched.
ListedPlaylist readXspf(Source& source);

/// What an entry's location stands for: a path, relative to the list or absolute, with / or \; or a file://
/// address. Nothing (and an error) where it is no file of this machine.
/// `isAddress`: percent signs are decoded in relative ones, too.
std::optional<std::filesystem::path> locate(Source& source, const Listed& entry, bool isAddress);

/// Texts of a playlist in those formats, and in our own. Paths below `folder` or beside it are written
/// relative to it, others absolute.
std::string writeM3u(const Playlist& playlist, const std::filesystem::path& folder);
std::string writeXspf(const Playlist& playlist, const std::filesystem::path& folder);
std::string writePlaylistToml(const Playlist& playlist, const std::filesystem::path& folder);

/// A text for TOML between straight quotes, with what needs it escaped.
std::string tomlQuoted(std::string_view text);

}  // namespace lw::script
