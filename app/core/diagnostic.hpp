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

/// Another place that a mistake has to do with: where a name was used first.
struct Related {
  Span span;  ///< in the same file
  std::string message;
};

/// One mistake (or remark) about a file that a person wrote. Mistakes are data: they are collected, none
/// stops the rest.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  ///< stable, kebab-case, e.g. "unknown-key"; script/codes.cpp explains every one
  std::filesystem::path file;
  Span span;
  std::string message;  ///< what is wrong, one sentence without the file's name
  std::string hint;     ///< what to do, may be empty
  std::vector<Related> related{};
};

using Diagnostics = std::vector<Diagnostic>;

/// True where any of them is an error: nothing may start then.
bool hasErrors(const Diagnostics& diagnostics);

/// By file, then line, column, severity, message; exact doubles are dropped.
void sortDiagnostics(Diagnostics& diagnostics);

/// A text by its lines: to show many diagnostics of one file in a time that grows with the file and their
/// number, not with their product. Points into the text, which must outlive it.
class Lines {
 public:
  Lines() = default;
  explicit Lines(std::string_view text);

  bool empty() const { return text_.empty(); }
  /// Counted from 1, without its line end; empty where there is none.
  std::string_view line(std::uint32_t number) const;
  /// Byte of a column (from 1) in its line, at most the line's size. Quick where columns are asked for in
  /// ascending order.
  std::size_t byteOf(Location place) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
  mutable Location reached_{};  ///< what byteOf was asked for last, and its byte
  mutable std::size_t reachedByte_ = 0;
};

enum class Colour { no, yes };

/// The text for a person: `file:line:column: error: message [code]`, the source line, a caret under the span,
/// the hint. `source` is the file's whole text (empty if unknown). Tabs are shown as one space; long lines
/// are cut around the span. Ends with a newline. Colours are those of the terminal.
std::string format(const Diagnostic& diagnostic, const Lines& source, Colour colour = Colour::no);
std::string format(const Diagnostic& diagnostic, std::string_view source);

/// "error", "warning" or "note".
std::string_view nameOf(Severity severity);

}  // namespace lw::core
