#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "core/text.hpp"
#include "script/listed.hpp"
#include "script/nesting.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

constexpr std::string_view kNamespace = "http://xspf.org/ns/0/";
constexpr std::string_view kOwnMeta = "urn:lullwater:";
constexpr char kBetween = '|';

// Expat calls back into this. An error stops the parser; what was said first counts.
class Xspf {
 public:
  explicit Xspf(Source& source)
      : source_(source), parser_(XML_ParserCreateNS("UTF-8", kBetween), &XML_ParserFree) {}
  ListedPlaylist read();

 private:
  void start(std::string_view name, const char** attributes);
  void end();
  void text(std::string_view piece);
  void element(const std::string& name, std::string_view content);
  void meta(std::string_view content);
  void refuse(std::string_view code, std::string message, std::string hint = "");
  void fail();
  bool inTrack() const { return path_.size() >= 3 && path_[2] == "track"; }
  core::Location here();

  Source& source_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  ListedPlaylist list_;
  Listed track_;
  std::vector<std::string> path_;  // names of the elements that are open
  std::string content_, rel_;
  core::Span contentSpan_;
  bool refused_ = false;
  std::size_t reached_ = 0;  // bytes that `place_` has counted
  core::Location place_{1, 1};
};

// Expat counts a lone carriage return as a line, we don't: so places are counted here, from its byte.
core::Location Xspf::here() {
  const auto index = XML_GetCurrentByteIndex(parser_.get());
  const auto byte = index < 0 ? reached_ : std::min(static_cast<std::size_t>(index), source_.text.size());
  auto passed = std::string_view(source_.text).substr(reached_, byte - std::min(byte, reached_));
  reached_ = std::max(byte, reached_);
  if (const auto end = passed.rfind('\n'); end != passed.npos) {
    place_ = {place_.line + static_cast<std::uint32_t>(std::ranges::count(passed, '\n')), 1};
    passed.remove_prefix(end + 1);
  }
  place_.column += static_cast<std::uint32_t>(core::codePoints(passed));
  return place_;
}

void Xspf::refuse(std::string_view code, std::string message, std::string hint) {
  if (refused_) return;
  refused_ = true;
  const auto place = here();
  source_.error(code, {place, place}, std::move(message), std::move(hint));
  XML_StopParser(parser_.get(), XML_FALSE);
}

void Xspf::start(std::string_view name, const char** attributes) {
  const auto bar = name.rfind(kBetween);
  const auto space = bar == name.npos ? std::string_view() : name.substr(0, bar);
  const auto local = bar == name.npos ? name : name.substr(bar + 1);
  const bool known = space == kNamespace || space.empty();
  if (path_.empty() && (!known || local != "playlist"))
    return refuse("not-xspf", "this is XML, but not an XSPF playlist",
                  "its first element is <playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">");
  if (path_.size() >= kDeepest)
    return refuse("too-deep", fmt::format("nested deeper than {} levels", kDeepest));
  path_.emplace_back(known ? local : std::string_view("?"));
  content_.clear();
  rel_.clear();
  for (; *attributes != nullptr; attributes += 2)
    if (std::string_view(attributes[0]) == "rel") rel_ = attributes[1];
  if (path_.size() == 3 && path_[1] == "trackList" && path_[2] == "track") {
    track_ = {};
    track_.span = {here(), here()};
  }
}

void Xspf::text(std::string_view piece) {
  if (content_.empty()) contentSpan_ = {here(), here()};
  content_ += piece;
  contentSpan_.end = here();
  if (piece.find('\n') == piece.npos && piece.find('\r') == piece.npos)
    contentSpan_.end.column += static_cast<std::uint32_t>(core::codePoints(piece));
}

std::optional<double> numberOf(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

void Xspf::meta(std::string_view content) {
  if (!std::string_view(rel_).starts_with(kOwnMeta)) return;
  const auto key = std::string_view(rel_).substr(kOwnMeta.size());
  const auto number = numberOf(content);
  const auto length = core::parseLength(content);
  if (key == "licence")
    track_.licence = content;
  else if (key == "intensity" && number && *number >= 1 && *number <= 5)
    track_.intensity = static_cast<int>(*number);
  else if (key == "gain" && number && *number >= -12 && *number <= 6)
    track_.gain = *number;
  else if (key == "from" && length)
    track_.from = *length;
  else if (key == "to" && length)
    track_.to = *length;
  else
    source_.warn("bad-list-setting", contentSpan_,
                 fmt::format("'{}' is not understood as '{}'", content, key));
}

void Xspf::element(const std::string& name, std::string_view content) {
  if (path_.size() == 2 && name == "title") list_.title = content;
  if (!inTrack()) return;
  if (path_.size() == 3) return list_.entries.push_back(std::move(track_));
  if (path_.size() != 4) return;
  if (name == "location" && track_.location.empty()) {
    track_.location = content;
    track_.span = contentSpan_;
  }
  if (name == "title") track_.title = content;
  if (name == "creator") track_.artist = content;
  if (name == "meta") meta(content);
  if (name != "duration") return;
  const auto milliseconds = numberOf(content);
  if (milliseconds && *milliseconds > 0 && *milliseconds < 86400e3)
    track_.length = core::framesOf(*milliseconds / 1000);
  else if (!milliseconds)
    source_.warn("bad-duration", contentSpan_, fmt::format("'{}' is not a number of milliseconds", content));
}

void Xspf::end() {
  const auto content = core::trim(content_);
  element(path_.back(), content);
  path_.pop_back();
  content_.clear();
}

// Says what the parser does not understand, in words for people who never wrote XML.
void Xspf::fail() {
  if (refused_) return;
  const auto error = XML_GetErrorCode(parser_.get());
  if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
      error == XML_ERROR_UNCLOSED_CDATA_SECTION)
    return refuse("not-xml", "the file ends too early", "the last line of a whole list is </playlist>");
  if (error == XML_ERROR_TAG_MISMATCH)
    return refuse("not-xml", fmt::format("<{}> is still open here", path_.empty() ? "?" : path_.back()),
                  "an element is closed before the one around it");
  if (error == XML_ERROR_UNDEFINED_ENTITY)
    return refuse("not-xml", "a name between & and ; that XML does not know", "a plain & is written &amp;");
  refuse("not-xml", fmt::format("this is not XML: {}", XML_ErrorString(error)));
}

ListedPlaylist Xspf::read() {
  auto* parser = parser_.get();
  XML_SetUserData(parser, this);
  XML_SetElementHandler(
      parser,
      [](void* data, const char* name, const char** attributes) {
        static_cast<Xspf*>(data)->start(name, attributes);
      },
      [](void* data, const char*) {
        auto* reader = static_cast<Xspf*>(data);
        if (!reader->refused_) reader->end();
      });
  XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int size) {
    static_cast<Xspf*>(data)->text({text, static_cast<std::size_t>(size)});
  });
  // A list of music needs no document type; entities in it are how a few lines become gigabytes.
  XML_SetStartDoctypeDeclHandler(parser, [](void* data, const char*, const char*, const char*, int) {
    static_cast<Xspf*>(data)->refuse("xml-doctype", "a <!DOCTYPE> is not read",
                                     "take it out: a playlist needs none");
  });
  std::string_view text = source_.text;
  while (!refused_) {
    const auto piece = text.substr(0, 1u << 20);
    text.remove_prefix(piece.size());
    if (XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), text.empty()) != XML_STATUS_OK) {
      fail();
      break;
    }
    if (text.empty()) break;
  }
  return std::move(list_);
}

}  // namespace

ListedPlaylist readXspf(Source& source) {
  return Xspf(source).read();
}

}  // namespace lw::script
