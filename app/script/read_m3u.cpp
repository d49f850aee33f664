#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/text.hpp"
#include "script/listed.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

constexpr std::string_view kOwn = "#LULLWATER:";

std::optional<double> numberIn(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
  return whole ? std::optional(value) : std::nullopt;
}

class M3u {
 public:
  explicit M3u(Source& source) : source_(source) {}
  ListedPlaylist read();

 private:
  void line(std::string_view text);
  void comment(std::string_view text);
  void info(std::string_view text);
  void own(std::string_view text);
  void setting(std::string_view key, std::string_view value, core::Span span);
  core::Span spanOf(std::string_view part) const;

  Source& source_;
  ListedPlaylist list_;
  Listed next_;
  std::string_view line_;
  std::uint32_t number_ = 0;
};

core::Span M3u::spanOf(std::string_view part) const {
  const auto before = line_.substr(0, static_cast<std::size_t>(part.data() - line_.data()));
  const auto column = static_cast<std::uint32_t>(core::codePoints(before) + 1);
  return {{number_, column}, {number_, column + static_cast<std::uint32_t>(core::codePoints(part))}};
}

// "#EXTINF:215,Artist - Title", also with attributes: "#EXTINF:-1 group="x",Title"; -1 and 0 = not known
void M3u::info(std::string_view text) {
  const auto comma = text.find(',');
  const auto head = core::trim(text.substr(0, comma));
  const auto seconds = head.substr(0, head.find(' '));
  const auto length = numberIn(seconds);
  if (!length)
    source_.warn("bad-extinf", spanOf(seconds.empty() ? text : seconds),
                 fmt::format("'{}' is not a number of seconds", seconds),
                 "such as #EXTINF:215,Artist - Title");
  else if (*length > 0 && *length < 86400)
    next_.length = core::framesOf(*length);
  if (comma == text.npos) return;
  const auto name = core::trim(text.substr(comma + 1));
  const auto dash = name.find(" - ");
  if (dash != name.npos) next_.artist = core::trim(name.substr(0, dash));
  next_.title = core::trim(dash == name.npos ? name : name.substr(dash + 3));
}

void M3u::setting(std::string_view key, std::string_view value, core::Span span) {
  const auto number = numberIn(value);
  const auto length = core::parseLength(value);
  if (key == "intensity" && number && *number >= 1 && *number <= 5 && *number == std::floor(*number))
    next_.intensity = static_cast<int>(*number);
  else if (key == "gain" && number && *number >= -12 && *number <= 6)
    next_.gain = *number;
  else if (key == "from" && length)
    next_.from = *length;
  else if (key == "to" && length)
    next_.to = *length;
  else
    source_.warn("bad-list-setting", span, fmt::format("'{}={}' is not understood", key, value),
                 "such as #LULLWATER:intensity=2 gain=-3 from=10s to=4min");
}

void M3u::own(std::string_view text) {
  for (const auto part : core::split(text, ' ')) {
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    setting(part.substr(0, equals), part.substr(std::min(equals + 1, part.size())), spanOf(part));
  }
}

void M3u::comment(std::string_view text) {
  const auto rest = [&](std::string_view head) { return core::trim(text.substr(head.size())); };
  if (text.starts_with("#EXTINF:")) return info(text.substr(8));
  if (text.starts_with(kOwn)) return own(text.substr(kOwn.size()));
  if (text.starts_with("#PLAYLIST:")) list_.title = rest("#PLAYLIST:");
  if (text.starts_with("#EXTART:")) next_.artist = rest("#EXTART:");
  if (text.starts_with("#EXT-X-") && list_.entries.empty() && next_.location.empty()) {
    source_.error("stream-list", spanOf(text), "this is the list of a stream, not of pieces of music",
                  "name sound files that lie on this machine");
    next_.location = "-";  // said once
  }
}

void M3u::line(std::string_view text) {
  line_ = text;
  const auto trimmed = core::trim(text);
  if (trimmed.empty()) return;
  if (trimmed[0] == '#') return comment(trimmed);
  next_.location = trimmed;
  next_.span = spanOf(trimmed);
  list_.entries.push_back(std::move(next_));
  next_ = {};
}

ListedPlaylist M3u::read() {
  std::string_view text = source_.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (auto each : core::split(text, '\n')) {
    ++number_;
    if (each.ends_with('\r')) each.remove_suffix(1);
    line(each);
  }
  return std::move(list_);
}

}  // namespace

ListedPlaylist readM3u(Source& source) {
  return M3u(source).read();
}

}  // namespace lw::script
