#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/harmless.hpp"
#include "core/text.hpp"

namespace lw::core {
namespace {

constexpr std::size_t kShown = 100;  // code points of a source line
constexpr std::uint32_t kLead = 66;  // of them before the span, where the line is longer

// The code points of a piece of a line, at most `most`, each as it can be shown in one cell: control
// characters become a space or a dot.
std::vector<std::string> cells(std::string_view line, std::size_t most) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < line.size() && result.size() < most;) {
    const auto piece = firstCharacter(line.substr(i));
    const bool shown = isUtf8(piece) && !harmless(piece).empty();
    result.emplace_back(piece == "\t" ? " " : shown ? std::string(piece) : ".");
    i += piece.size();
  }
  return result;
}

struct Paint {
  Colour colour;
  std::string operator()(std::string_view code, std::string_view text) const {
    return colour == Colour::yes ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

std::string_view colourOf(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

std::string excerpt(const Diagnostic& diagnostic, const Lines& source, Paint paint) {
  const auto& span = diagnostic.span;
  const auto whole = source.line(span.begin.line);
  const std::uint32_t column = std::max(span.begin.column, 1u) - 1;
  const std::uint32_t first = column > kLead ? column - kLead : 0;
  const auto byte = source.byteOf({span.begin.line, first + 1});
  const auto line = cells(whole.substr(byte), kShown + 1);
  const std::size_t size = std::min<std::size_t>(line.size(), kShown),
                    at = std::min<std::size_t>(column - first, size);
  std::string text = first > 0 ? "…" : "";
  for (std::size_t i = 0; i < size; ++i) text += line[i];
  if (line.size() > size) text += "…";
  const bool oneLine = span.end.line == span.begin.line && span.end.column > span.begin.column;
  const std::size_t wide = oneLine ? span.end.column - span.begin.column : 1;
  const std::size_t width = std::max<std::size_t>(1, std::min(wide, size > at ? size - at : 0));
  const std::string caret = "^" + std::string(width - 1, '~');
  return fmt::format("{} {}\n{} {}{}\n", paint("2", fmt::format("{:>5} |", span.begin.line)), text,
                     paint("2", "      |"), std::string(at + (first > 0), ' '),
                     paint(colourOf(diagnostic.severity), caret));
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
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1))
    starts_.push_back(end + 1);
}

std::string_view Lines::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const auto start = starts_[number - 1];
  const auto end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  auto line = text_.substr(start, end - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t Lines::byteOf(Location place) const {
  const auto whole = line(place.line);
  if (reached_.line != place.line || reached_.column > place.column) {
    reached_ = {place.line, 1};
    reachedByte_ = 0;
  }
  while (reached_.column < place.column && reachedByte_ < whole.size()) {
    reachedByte_ += firstCharacter(whole.substr(reachedByte_)).size();
    ++reached_.column;
  }
  return reachedByte_;
}

std::string_view nameOf(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string format(const Diagnostic& diagnostic, const Lines& source, Colour colour) {
  const Paint paint{colour};
  auto place = harmless(diagnostic.file.string());
  const auto& begin = diagnostic.span.begin;
  if (begin.line > 0) place += fmt::format(":{}:{}", begin.line, begin.column);
  const auto code = diagnostic.code.empty() ? "" : paint("2", fmt::format(" [{}]", diagnostic.code));
  const auto severity = paint(colourOf(diagnostic.severity), fmt::format("{}:", nameOf(diagnostic.severity)));
  auto text = fmt::format("{}: {} {}{}\n", paint("1", place), severity, harmless(diagnostic.message), code);
  if (begin.line > 0 && !source.empty()) text += excerpt(diagnostic, source, paint);
  if (!diagnostic.hint.empty()) text += fmt::format("      = {}\n", harmless(diagnostic.hint));
  return text;
}

std::string format(const Diagnostic& diagnostic, std::string_view source) {
  return format(diagnostic, Lines(source));
}

}  // namespace lw::core
