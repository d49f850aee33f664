#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "script/field.hpp"
#include "script/source.hpp"

namespace lw::script {

/// Checks a table and everything in it against the table of fields: unknown and missing keys, types, ranges.
void checkTable(Source& source, const toml::table& table, const FieldTable& fields, core::Span span);

/// A table of a file, read by its table of fields. Asking for a key that the fields don't name is a bug
/// (assert). Values of a wrong type were reported by `checkTable`; here they count as absent and the default
/// is given.
class Section {
 public:
  Section(Source& source, const toml::table& table, const FieldTable& fields, core::Span span)
      : source_(&source), table_(&table), fields_(&fields), span_(span) {}

  bool has(std::string_view key) const { return table_->get(key) != nullptr; }
  std::string string(std::string_view key) const;
  Text text(std::string_view key) const;
  bool flag(std::string_view key) const;
  int integer(std::string_view key) const;
  std::optional<int> maybeInteger(std::string_view key) const;
  double number(std::string_view key) const;
  std::optional<double> maybeNumber(std::string_view key) const;
  core::Frames length(std::string_view key) const;
  std::optional<core::Frames> maybeLength(std::string_view key) const;
  std::vector<std::string> strings(std::string_view key) const;
  std::optional<std::array<int, 2>> range(std::string_view key) const;
  /// An empty section where there is none.
  Section table(std::string_view key) const;
  std::vector<Section> tables(std::string_view key) const;
  /// Index of the word in the field's `words`, as the enumerator of the same place; the default's if absent.
  template <class Enum>
  Enum word(std::string_view key) const {
    return static_cast<Enum>(wordIndex(key));
  }

  /// True where one of the field's words is written.
  bool hasWord(std::string_view key) const;

  /// Of the header.
  core::Span span() const { return span_; }
  /// Of the value if it is there, else of the header.
  core::Span spanOfValue(std::string_view key) const;
  /// Of the key if it is there, else of the header.
  core::Span spanOfKey(std::string_view key) const;
  /// Of one element of a list.
  core::Span spanOfElement(std::string_view key, std::size_t index) const;
  Source& source() const { return *source_; }

 private:
  const Field& field(std::string_view key) const;
  std::size_t wordIndex(std::string_view key) const;

  Source* source_;
  const toml::table* table_;
  const FieldTable* fields_;
  core::Span span_;
};

/// Reports ids (or names) that occur twice: "duplicate-id".
void reportDoubles(const std::vector<Section>& sections, std::string_view key);

/// "did you mean 'x'?" for the candidate nearest to the word, or "" if none is near.
std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace lw::script
