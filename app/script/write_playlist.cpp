#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/percent.hpp"
#include "core/text.hpp"
#include "script/listed.hpp"

namespace lw::script {
namespace {

namespace fs = std::filesystem;

// Relative to the list where both lie in one tree of a few levels: such a list can be moved along with its
// pieces.
std::string pathFrom(const fs::path& folder, const fs::path& file) {
  const auto relative = file.lexically_relative(fs::absolute(folder).lexically_normal());
  const auto climbs = std::ranges::count(relative, fs::path(".."));
  return relative.empty() || climbs > 3 ? file.string() : relative.string();
}

// What an address may hold as it is (RFC 3986, 3.3), but for the colon, which could end a scheme.
std::string addressOf(std::string_view path) {
  return core::percentEncoded(path, "-._~/!$&'()*+,;=@");
}

std::string oneLine(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      result += c;
    else
      result += ' ';
  }
  return result;
}

std::string length(core::Frames frames) {
  return fmt::format("{}s", core::toSeconds(frames));
}

// Our own settings of a piece that differ from the defaults: key and value.
std::vector<std::pair<std::string, std::string>> settings(const Track& track) {
  std::vector<std::pair<std::string, std::string>> result;
  if (track.intensity != 1) result.emplace_back("intensity", std::to_string(track.intensity));
  if (track.gain.value != 0) result.emplace_back("gain", fmt::format("{}", track.gain.value));
  if (track.from.count() > 0) result.emplace_back("from", length(track.from));
  if (track.to) result.emplace_back("to", length(*track.to));
  return result;
}

bool startsLikeAComment(std::string_view path) {
  return path.starts_with('#') || path.starts_with(' ') || path.ends_with(' ') ||
         path.find("://") != path.npos;
}

}  // namespace

std::string writeM3u(const Playlist& playlist, const fs::path& folder) {
  auto text = fmt::format("#EXTM3U\n#PLAYLIST:{}\n", oneLine(playlist.title.in("en")));
  for (const auto& track : playlist.tracks) {
    const auto seconds = track.statedLength ? std::lround(core::toSeconds(*track.statedLength)) : -1;
    const auto name = track.artist.empty() ? track.title : track.artist + " - " + track.title;
    text += fmt::format("#EXTINF:{},{}\n", seconds, oneLine(name));
    std::string own;
    for (const auto& [key, value] : settings(track))
      own += fmt::format("{}{}={}", own.empty() ? "" : " ", key, value);
    if (!own.empty()) text += fmt::format("#LULLWATER:{}\n", own);
    const auto path = pathFrom(folder, track.file);
    const bool plain = core::isUtf8(path) && path.find_first_of("\r\n") == path.npos;
    if (plain)
      text += (startsLikeAComment(path) ? "./" : "") + path + "\n";
    else
      text += "file://" + addressOf(track.file.string()) + "\n";
  }
  return text;
}

std::string writeXspf(const Playlist& playlist, const fs::path& folder) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n"
      "  <title>{}</title>\n  <trackList>\n",
      escaped(playlist.title.in("en")));
  for (const auto& track : playlist.tracks) {
    const auto path = pathFrom(folder, track.file);
    text +=
        fmt::format("    <track>\n      <location>{}{}</location>\n      <title>{}</title>\n",
                    path.starts_with('/') ? "file://" : "", escaped(addressOf(path)), escaped(track.title));
    if (!track.artist.empty()) text += fmt::format("      <creator>{}</creator>\n", escaped(track.artist));
    if (track.statedLength)
      text += fmt::format("      <duration>{}</duration>\n",
                          std::lround(core::toSeconds(*track.statedLength) * 1000));
    if (!track.licence.empty())
      text += fmt::format("      <meta rel=\"urn:lullwater:licence\">{}</meta>\n", escaped(track.licence));
    for (const auto& [key, value] : settings(track))
      text += fmt::format("      <meta rel=\"urn:lullwater:{}\">{}</meta>\n", key, value);
    text += "    </track>\n";
  }
  return text + "  </trackList>\n</playlist>\n";
}

std::string tomlQuoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      result += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      result += c;
  }
  return result + "\"";
}

std::string writePlaylistToml(const Playlist& playlist, const fs::path& folder) {
  constexpr std::string_view kOrders[]{"listed", "fit", "arc"};
  auto text = fmt::format("format = 1\ntitle  = {}\norder  = \"{}\"\n", tomlQuoted(playlist.title.in("en")),
                          kOrders[static_cast<std::size_t>(playlist.order)]);
  if (playlist.level == Levelling::album) text += "level  = \"album\"\n";
  if (playlist.gapless) text += "gapless = true\n";
  for (const auto& track : playlist.tracks) {
    text += fmt::format("\n[[track]]\nfile      = {}\ntitle     = {}\n",
                        tomlQuoted(pathFrom(folder, track.file)), tomlQuoted(track.title));
    if (!track.artist.empty()) text += fmt::format("artist    = {}\n", tomlQuoted(track.artist));
    if (!track.licence.empty()) text += fmt::format("licence   = {}\n", tomlQuoted(track.licence));
    text += fmt::format("intensity = {}\n", track.intensity);
    if (track.gain.value != 0) text += fmt::format("gain      = {:.1f}\n", track.gain.value);
    if (track.from.count() > 0) text += fmt::format("from      = \"{}\"\n", core::formatLength(track.from));
    if (track.to) text += fmt::format("to        = \"{}\"\n", core::formatLength(*track.to));
  }
  return text;
}

}  // namespace lw::script
