#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/diagnostic.hpp"
#include "script/documents.hpp"
#include "script/nesting.hpp"
#include "script/span.hpp"
#include "script/upgrade_edits.hpp"

namespace lw::script {

/// A text that was read, and the languages it is there in; for the rule that every text exists in every
/// language.
struct TextUse {
  core::Span span;
  std::vector<std::string> languages;
  std::string toThePerson{};  ///< the English text, where the person reads or hears it
};

/// One file while it is read: its content, and what is wrong with it.
class Source {
 public:
  /// Reads the file if it can be read and is text; otherwise there are errors and no text.
  explicit Source(std::filesystem::path file);
  /// A text that lies in an editor, as if it were that file's.
  /// `translations`: how older formats are read.
  Source(std::filesystem::path file, std::string text, Translations translations = script::translations());

  /// Parses the text as TOML, after looking for what the parser would not survive. False (with errors) if it
  /// can't. Again is free.
  bool parse();

  /// True where `format` is one that this program reads; else there is an error and nothing else should be
  /// checked.
  bool checkFormat(bool required);

  void error(std::string_view code, core::Span span, std::string message, std::string hint = "");
  void warn(std::string_view code, core::Span span, std::string message, std::string hint = "");
  void note(std::string_view code, core::Span span, std::string message, std::string hint = "");
  /// Adds to what was said last: another place that it has to do with.
  void relate(core::Span span, std::string message);
  Origin origin(core::Span span) const { return {file, written(span)}; }
  /// What brings the file's format to this one; none where it is of this one.
  const Translation* translation() const;
  /// Reads a file of an older format as if it were of this one, with a warning; places stay those of the
  /// file. After checkFormat(). False (with errors) if it can't.
  bool bringUpToDate(Kind kind);

  std::filesystem::path file;
  std::string text;
  toml::table root;
  std::string language = "en";
  core::Diagnostics diagnostics;
  std::vector<TextUse> texts;

 private:
  void report(core::Severity severity, std::string_view code, core::Span span, std::string message,
              std::string hint);
  void checkEncoding();
  bool isOldList() const;
  core::Span written(core::Span span) const;
  bool parseOnce();
  void refuse(const Unbearable& found);

  Translations translations_ = script::translations();
  std::optional<bool> parsed_;
  std::vector<Edit> edits_;  ///< from the file's older format to the one that was read
  bool shifted_ = false;     ///< columns behind an escaped character are too large
};

}  // namespace lw::script
