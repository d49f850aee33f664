#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/diagnostic.hpp"
#include "script/field.hpp"

/// Files of an older format, read by translating their keys. There is none yet: format 1 is the first. What
/// changes with a later one is a row of `translations` in upgrade.cpp, and nothing else.
namespace lw::script {

/// A key or a header that has another name in the next format.
struct Renamed {
  Kind kind;
  std::string_view
      table;  ///< the table it stands in, by its names of the next format, joined by dots; "*" = any
  std::string_view old, now;
  bool minutes = false;  ///< was a number of minutes, is a length
};

/// From format `from` to the newest one.
struct Translation {
  std::int64_t from = 0;
  std::span<const Renamed> renamed;
};
using Translations = std::span<const Translation>;

/// Those of this program. Tests bring their own.
Translations translations();

/// The translation for a format; none for the newest and for those that nobody can read.
const Translation* translationFrom(std::int64_t format, Translations translations);

/// One change of a text, within one line.
struct Edit {
  std::size_t byte = 0;  ///< where, in the old text
  std::size_t size = 0;  ///< how much is replaced
  std::string with;
  core::Location place;  ///< of `byte`
};

/// What makes an older file one of the newest format: names of keys and headers, the way a length is written,
/// and the format. Sorted; comments, order and everything else stay.
std::vector<Edit> upgradeEdits(std::string_view text, const toml::table& root, Kind kind,
                               const Translation& translation);

std::string applyEdits(std::string_view text, const std::vector<Edit>& edits);

/// The place in the old text of a place in the new one.
core::Location beforeEdits(core::Location place, const std::vector<Edit>& edits);

struct Upgraded {
  std::string text;               ///< in the newest format
  std::size_t changes = 0;        ///< 0: it was that already
  core::Diagnostics diagnostics;  ///< why it can't be upgraded: not TOML, of no known kind or format
};

/// For `lullwater upgrade`. The file's name tells its kind.
Upgraded upgrade(const std::filesystem::path& file, std::string text,
                 Translations translations = script::translations());

}  // namespace lw::script
