#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lw::core {

enum class Severity { error, warning, note };

/// A place in a text file, both counted from 1; line 0 means "the file as a whole". Columns count code
/// points.
struct Location {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend auto operator<=>(const Location&, const Location&) = default;
};

/// Half-open: `end` is just behind the last character; equal to `begin` where only a point is known.
struct Span {
  Location begin;
  Location end;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// One mistake (or remark) about a file that a person wrote. Mistakes are data: they are collected, none
/// stops the rest.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  ///< stable, kebab-case, e.g. "unknown-key"; `explain` will know it
  std::filesystem::path file;
  Span span;
  std::string message;  ///< what is wrong, one sentence without the file's name
  std::string hint;     ///< what to do, may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// True where any of them is an error: nothing may start then.
bool hasErrors(const Diagnostics& diagnostics);

/// By file, then line, column, severity, message; exact doubles are dropped.
void sortDiagnostics(Diagnostics& diagnostics);

/// The text for a person: `file:line:column: error: message`, the source line, a caret under the span, the
/// hint. `source` is the file's whole text (empty if unknown). Tabs are shown as one space; long lines are
/// cut around the span. Ends with a newline.
std::string format(const Diagnostic& diagnostic, std::string_view source);

}  // namespace lw::core
