#include "author/diagnostics_out.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "core/percent.hpp"
#include "core/utf8.hpp"

namespace lw::author {
namespace {

using nlohmann::ordered_json;

std::string uriOf(const std::filesystem::path& file) {
  return "file://" +
         core::percentEncoded(std::filesystem::absolute(file).lexically_normal().string(), "-._~/");
}

// Column (code points, from 1) to UTF-16 units from 0: what is beyond the first 65536 characters takes two.
std::size_t characterOf(const core::Lines& lines, core::Location place) {
  return core::utf16Units(lines.line(place.line).substr(0, lines.byteOf(place)));
}

ordered_json positionOf(const core::Lines& lines, core::Location place) {
  if (place.line == 0) return {{"line", 0}, {"character", 0}};
  return {{"line", place.line - 1}, {"character", characterOf(lines, place)}};
}

ordered_json rangeOf(const core::Lines& lines, const core::Span& span) {
  return {{"start", positionOf(lines, span.begin)}, {"end", positionOf(lines, span.end)}};
}

ordered_json diagnosticOf(const core::Diagnostic& diagnostic, const core::Lines& lines,
                          const std::string& uri) {
  ordered_json result{
      {"range", rangeOf(lines, diagnostic.span)},
      {"severity", static_cast<int>(diagnostic.severity) + 1},
      {"code", diagnostic.code},
      {"source", "lullwater"},
      {"message", diagnostic.message + (diagnostic.hint.empty() ? "" : "\n" + diagnostic.hint)}};
  for (const auto& related : diagnostic.related)
    result["relatedInformation"].push_back(
        {{"location", {{"uri", uri}, {"range", rangeOf(lines, related.span)}}},
         {"message", related.message}});
  return result;
}

// As GitHub's workflow commands want it.
std::string escaped(std::string_view text, bool isProperty) {
  return core::percentEscaped(text, isProperty ? "%\n\r,:" : "%\n\r");
}

}  // namespace

std::string diagnosticsAsJson(const core::Diagnostics& diagnostics, const script::Sources& sources) {
  std::map<std::filesystem::path, ordered_json> files;
  std::map<std::filesystem::path, core::Lines> lines;
  for (const auto& [file, text] : sources) {
    files[file] = ordered_json::array();
    lines.emplace(file, core::Lines(text));
  }
  for (const auto& diagnostic : diagnostics) {
    auto& list = files.try_emplace(diagnostic.file, ordered_json::array()).first->second;
    list.push_back(diagnosticOf(diagnostic, lines[diagnostic.file], uriOf(diagnostic.file)));
  }
  auto all = ordered_json::array();
  for (auto& [file, list] : files) all.push_back({{"uri", uriOf(file)}, {"diagnostics", std::move(list)}});
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string diagnosticsForGithub(const core::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) {
    const auto word =
        diagnostic.severity == core::Severity::note ? "notice" : core::nameOf(diagnostic.severity);
    text += fmt::format("::{} file={}", word, escaped(diagnostic.file.lexically_normal().string(), true));
    const auto& span = diagnostic.span;
    if (span.begin.line > 0) text += fmt::format(",line={},endLine={}", span.begin.line, span.end.line);
    if (span.begin.line > 0 && span.begin.line == span.end.line)
      text += fmt::format(",col={},endColumn={}", span.begin.column,
                          std::max(span.end.column, span.begin.column));
    const auto hint = diagnostic.hint.empty() ? "" : "\n" + diagnostic.hint;
    text += fmt::format(",title={}::{}\n", escaped(diagnostic.code, true),
                        escaped(diagnostic.message + hint, false));
  }
  return text;
}

core::Colour colourFor(int descriptor) {
  const char* off = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool plain =
      (off != nullptr && *off != '\0') || terminal == nullptr || std::string_view(terminal) == "dumb";
  return !plain && ::isatty(descriptor) == 1 ? core::Colour::yes : core::Colour::no;
}

}  // namespace lw::author
