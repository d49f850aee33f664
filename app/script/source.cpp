#include "script/source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/files.hpp"
#include "core/text.hpp"
#include "script/field.hpp"
#include "script/latin.hpp"
#include "script/nesting.hpp"

namespace lw::script {
namespace {

// The parser may point behind the end of a line, or behind the last one.
core::Location insideOf(std::string_view text, core::Location place) {
  for (std::uint32_t line = 1; line < place.line; ++line) {
    const auto end = text.find('\n');
    if (end == text.npos) {
      place.line = line;
      break;
    }
    text.remove_prefix(end + 1);
  }
  const auto size = core::codePoints(text.substr(0, text.find('\n')));
  place.column = std::min(place.column, static_cast<std::uint32_t>(size + 1));
  return place;
}

struct Explained {
  std::string_view part;     ///< of what the parser says
  std::string_view message;  ///< said instead; empty where the parser's own words are clear
  std::string_view hint;
};

// What people mean when the parser says something; the first that fits.
constexpr Explained kExplained[]{
    {"cannot redefine", "", "it is already there further up; one of the two has to go"},
    {"could not determine value type", "this value is not understood",
     "put text and lengths between straight quotes: \"…\""},
    {"expected a comment or whitespace", "something is left over behind the value",
     "put text and lengths between straight quotes: \"…\""},
    {"unescaped control characters", "the text is not closed on its line",
     "a text ends with \" on the same line; longer ones go between \"\"\" and \"\"\""},
    {"unknown escape sequence", "", "a single \\ is written \\\\; or put the text between ' and '"},
    {"expected ']'", "a bracket is not closed", "a header is written like [sound] or [[phase]]"},
    {"saw '\\n'", "something is missing at the end of this line", ""},
    {"encountered end-of-file", "the file ends too early",
     "a quote or a bracket is still open, or a value is missing"},
    {"expected '='", "a = is missing", "a key of several words is joined by dashes: waits-for"},
};

constexpr std::string_view kCurlyQuotes[]{"“", "”", "„", "‟", "‘", "’", "‚", "«", "»"};

const Explained* explain(std::string_view description) {
  const auto found = std::ranges::find_if(
      kExplained, [&](const Explained& e) { return description.find(e.part) != description.npos; });
  return found == std::end(kExplained) ? nullptr : &*found;
}

// "Error while parsing key-value pair: expected …" -> "expected …"
std::string_view withoutPreamble(std::string_view description) {
  const auto colon = description.find(": ");
  return description.starts_with("Error while parsing ") && colon != description.npos
             ? description.substr(colon + 2)
             : description;
}

// The parser quotes what it saw, which may be a line end or half of something: keep it on one line and
// well-formed.
std::string onOneLine(std::string_view text) {
  std::string line;
  for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return core::isUtf8(line) ? line : "not understood";
}

}  // namespace

Source::Source(std::filesystem::path path) : file(std::move(path)) {
  try {
    text = core::readTextFile(file);
  } catch (const core::FileError& problem) {
    error("unreadable-file", {}, problem.what());
    return;
  }
  checkEncoding();
}

Source::Source(std::filesystem::path path, std::string content, Translations translations)
    : file(std::move(path)), text(std::move(content)), translations_(translations) {
  checkEncoding();
}

// Lists of other music programs may be in the one-byte letters of Windows: an M3U says so by its ending, an
// XSPF in its first line.
bool Source::isOldList() const {
  if (file.extension() == ".m3u") return true;
  return file.extension() == ".xspf" && declaresLatin(text);
}

void Source::checkEncoding() {
  if (core::isUtf8(text)) return;
  if (isOldList() && text.find('\0') == text.npos) {
    text = fromWindowsLatin(text);
    return;
  }
  const auto good = core::wellFormedPart(text);
  const auto where = lw::script::locationOf(text, good);
  if (text[good] == '\0')
    error("nul-byte", {where, where}, "a NUL byte: this is not a text file");
  else
    error("not-utf-8", {where, where}, "a byte that is not UTF-8 text", "save the file as UTF-8");
}

void Source::refuse(const Unbearable& found) {
  const core::Span span{found.place, found.place};
  const auto isQuote = [&](std::string_view sign) { return found.character == sign; };
  switch (found.what) {
    case Unbearable::What::tooDeep:
      return error("too-deep", span, fmt::format("nested deeper than {} levels", kDeepest));
    case Unbearable::What::badHeader:
      return error("not-toml", span, "a header needs a name here",
                   "a header is written like [sound] or [[phase]]");
    case Unbearable::What::badEscape:
      return error("not-toml", span, fmt::format("a \\ in front of '{}' stands for nothing", found.character),
                   "a single \\ is written \\\\");
    case Unbearable::What::crossed:
      return error("not-toml", span,
                   fmt::format("'{}' closes another bracket than the one that is open", found.character),
                   "lists are written [1, 2], tables { a = 1, b = 2 }");
    case Unbearable::What::notPlain: break;
  }
  if (std::ranges::any_of(kCurlyQuotes, isQuote))
    return error("curly-quotes", span,
                 fmt::format("{} is a quote for print, not one that files know", found.character),
                 "put text and lengths between straight quotes: \"…\"");
  if (found.character == "\xC2\xA0")
    return error("not-toml", span, "here is a space that is not a plain one", "delete it and type a space");
  error("not-toml", span, fmt::format("'{}' may only stand between quotes or in a comment", found.character),
        "put text and lengths between straight quotes: \"…\"");
}

bool Source::parse() {
  if (!parsed_) parsed_ = parseOnce();
  return *parsed_;
}

bool Source::parseOnce() {
  if (core::hasErrors(diagnostics)) return false;
  const auto vetted = vet(text);
  if (vetted.unbearable) {
    refuse(*vetted.unbearable);
    return false;
  }
  try {
    shifted_ = !vetted.toEscape.empty();
    root = vetted.toEscape.empty() ? toml::parse(text) : toml::parse(escapedAt(text, vetted.toEscape));
    return true;
  } catch (const toml::parse_error& problem) {
    const auto* known = explain(problem.description());
    const auto message = known == nullptr || known->message.empty()
                             ? onOneLine(withoutPreamble(problem.description()))
                             : std::string(known->message);
    const auto where = insideOf(text, spanOf(problem.source()).begin);
    error("not-toml", {where, where}, message, known == nullptr ? "" : std::string(known->hint));
    return false;
  }
}

bool Source::checkFormat(bool required) {
  const auto* node = root.get("format");
  if (node == nullptr) {
    if (required)
      error("missing-key", {{1, 1}, {1, 1}}, "the file does not say its format", "begin it with: format = 1");
    return true;
  }
  const auto format = node->value_exact<std::int64_t>();
  if (!format || *format == kFormat || translation() != nullptr) return true;
  if (*format < kFormat)
    error("unknown-format", spanOf(node->source()),
          fmt::format("there is no format {}; this Lullwater reads format {}", *format, kFormat),
          fmt::format("write the file in format {}", kFormat));
  else
    error(
        "newer-format", spanOf(node->source()),
        fmt::format("format {0} needs Lullwater 0.{0} or newer; this one reads format {1}", *format, kFormat),
        fmt::format("update Lullwater, or write the file in format {}", kFormat));
  return false;
}

const Translation* Source::translation() const {
  const auto* node = root.get("format");
  const auto format = node == nullptr ? std::nullopt : node->value_exact<std::int64_t>();
  return format && *format < kFormat ? translationFrom(*format, translations_) : nullptr;
}

core::Span Source::written(core::Span span) const {
  if (shifted_) span = {insideOf(text, span.begin), insideOf(text, span.end)};
  if (edits_.empty()) return span;
  return {beforeEdits(span.begin, edits_), beforeEdits(span.end, edits_)};
}

bool Source::bringUpToDate(Kind kind) {
  const auto* from = translation();
  if (from == nullptr) return true;
  warn("old-format", spanOf(root.get("format")->source()),
       fmt::format("format {} is older than format {}; it is still read", from->from, kFormat),
       "`lullwater upgrade` rewrites the file, comments and all");
  auto edits = upgradeEdits(text, root, kind, *from);
  try {
    const auto now = applyEdits(text, edits);
    root = toml::parse(escapedAt(now, vet(now).toEscape));
    edits_ = std::move(edits);
    return true;
  } catch (const toml::parse_error& problem) {
    // Two names of one key, an old one and a new one, can't both be there.
    const auto where = insideOf(text, beforeEdits(spanOf(problem.source()).begin, edits));
    error("not-toml", {where, where}, onOneLine(withoutPreamble(problem.description())),
          "it is already there, under its name of before or of now; one of the two has to go");
    return false;
  }
}

void Source::error(std::string_view code, core::Span span, std::string message, std::string hint) {
  report(core::Severity::error, code, span, std::move(message), std::move(hint));
}

void Source::warn(std::string_view code, core::Span span, std::string message, std::string hint) {
  report(core::Severity::warning, code, span, std::move(message), std::move(hint));
}

void Source::note(std::string_view code, core::Span span, std::string message, std::string hint) {
  report(core::Severity::note, code, span, std::move(message), std::move(hint));
}

void Source::relate(core::Span span, std::string message) {
  if (!diagnostics.empty()) diagnostics.back().related.push_back({written(span), std::move(message)});
}

void Source::report(core::Severity severity, std::string_view code, core::Span span, std::string message,
                    std::string hint) {
  // A message may quote what was written, and that may hold line ends or a terminal's commands.
  const auto plain = [](std::string words) {
    for (char& c : words)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return words;
  };
  diagnostics.push_back(
      {severity, std::string(code), file, written(span), plain(std::move(message)), plain(std::move(hint))});
}

}  // namespace lw::script
