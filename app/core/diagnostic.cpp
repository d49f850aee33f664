#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/text.hpp"

namespace lw::core {
namespace {

constexpr std::size_t kShown = 100;  // code points of a source line

std::string_view lineOf(std::string_view source, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number; ++line) {
    const auto end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  auto line = source.substr(0, source.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The code points of a line, each as it can be shown in one cell: control characters become a space or a dot.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < line.size();) {
    const auto lead = static_cast<unsigned char>(line[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const auto piece = line.substr(i, length);
    const bool control = lead < 0x20 || lead == 0x7F;
    result.emplace_back(lead == '\t' ? " " : control || !isUtf8(piece) ? "." : std::string(piece));
    i += isUtf8(piece) ? piece.size() : 1;
  }
  return result;
}

std::string excerpt(const Span& span, std::string_view source) {
  const auto line = cells(lineOf(source, span.begin.line));
  const std::size_t column = std::min<std::size_t>(std::max(span.begin.column, 1u) - 1, line.size());
  const std::size_t first = column > kShown * 2 / 3 ? column - kShown * 2 / 3 : 0;
  const std::size_t last = std::min(line.size(), first + kShown);
  std::string text = first > 0 ? "…" : "";
  for (std::size_t i = first; i < last; ++i) text += line[i];
  if (last < line.size()) text += "…";
  const bool oneLine = span.end.line == span.begin.line && span.end.column > span.begin.column;
  const std::size_t end = oneLine ? std::size_t{span.end.column} - 1 : column + 1;
  const std::size_t width =
      std::max<std::size_t>(1, std::min(end, last) > column ? std::min(end, last) - column : 1);
  const std::string caret = "^" + std::string(width - 1, '~');
  return fmt::format("{:>5} | {}\n      | {}{}\n", span.begin.line, text,
                     std::string(column - first + (first > 0), ' '), caret);
}

std::string_view word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

}  // namespace

bool hasErrors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sortDiagnostics(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.file, d.span, d.severity, d.message, d.hint);
  };
  std::ranges::stable_sort(diagnostics, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  const auto doubles = std::ranges::unique(diagnostics, same);
  diagnostics.erase(doubles.begin(), doubles.end());
}

std::string format(const Diagnostic& diagnostic, std::string_view source) {
  std::string place = diagnostic.file.string();
  const auto& begin = diagnostic.span.begin;
  if (begin.line > 0) place += fmt::format(":{}:{}", begin.line, begin.column);
  std::string text = fmt::format("{}: {}: {}\n", place, word(diagnostic.severity), diagnostic.message);
  if (begin.line > 0 && !source.empty()) text += excerpt(diagnostic.span, source);
  if (!diagnostic.hint.empty()) text += fmt::format("      = {}\n", diagnostic.hint);
  return text;
}

}  // namespace lw::core
