#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

/// The one description of every key that a person may write. Reading, unknown-key hints and JSON Schemas come
/// from it.
namespace lw::script {

enum class Type : std::uint8_t {
  text,       ///< a string in the file's language, or a table of languages; `most` counts code points
  string,     ///< a plain string; `most` counts code points
  name,       ///< small letters, digits and dashes
  reference,  ///< the name of another file of the library, or a path with a slash
  word,       ///< one of `words`
  language,   ///< a language tag such as "en" or "pt-BR"
  flag,       ///< true or false
  integer,    ///< a whole number, `least` to `most`
  number,     ///< any number, `least` to `most`
  length,     ///< "90 s"; `least` and `most` in seconds
  moments,    ///< a list of lengths, one of which may be the word "end"
  strings,    ///< a list of strings
  range,      ///< two whole numbers, the lower first
  table,      ///< a table of its own
  tables,     ///< [[…]]: any number of tables
};

struct FieldTable;

struct Field {
  std::string_view key;
  Type type;
  std::string_view description;  ///< one sentence; shown by editors
  bool required = false;
  std::string_view byDefault{};  ///< as a reader takes it: "10 s", "-23", "true"; empty if there is none
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  std::span<const std::string_view> words{};
  const FieldTable* table = nullptr;
  bool orSingle = false;     ///< `tables` that may also be written as one [table]
  bool toThePerson = false;  ///< a text that the person reads or hears: held to plain words
};

struct FieldTable {
  std::string_view name;  ///< as messages call it: "[[phase]]", "a session script"
  std::string_view description;
  std::span<const Field> fields;
  const FieldTable* anyKey = nullptr;  ///< keys beyond `fields` are names of tables like this one

  /// The field of that key, or nothing.
  const Field* find(std::string_view key) const;
};

/// What a file is.
enum class Kind : std::uint8_t { session, playlist, form, checklist, breath, room };

/// "session", "playlist", …: also the stem of the schema's file name.
std::string_view nameOf(Kind kind);

/// The table for a whole file of that kind.
const FieldTable& tableOf(Kind kind);

/// The newest format that this program reads; the same for every kind. Format N comes with version 0.N.
inline constexpr int kFormat = 1;

}  // namespace lw::script
