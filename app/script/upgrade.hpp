#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/diagnostic.hpp"
#include "script/field.hpp"

/// Files of an older format. There is one: format 0, the draft before format 1, in which some keys had other
/// names (see the table in upgrade.cpp). A file says so by `format = 0`.
namespace lw::script {

/// One change of a text, within one line.
struct Edit {
  std::size_t byte = 0;  ///< where, in the old text
  std::size_t size = 0;  ///< how much is replaced
  std::string with;
  core::Location place;  ///< of `byte`
};

/// What makes a file of format 0 one of format 1: names of keys and headers, the way a length is written, and
/// the format. Sorted; comments, order and everything else stay.
std::vector<Edit> upgradeEdits(std::string_view text, const toml::table& root, Kind kind);

std::string applyEdits(std::string_view text, const std::vector<Edit>& edits);

/// The place in the old text of a place in the new one.
core::Location beforeEdits(core::Location place, const std::vector<Edit>& edits);

struct Upgraded {
  std::string text;               ///< in the newest format
  std::size_t changes = 0;        ///< 0: it was that already
  core::Diagnostics diagnostics;  ///< why it can't be upgraded: not TOML, of no known kind, newer
};

/// For `lullwater upgrade`. The file's name tells its kind.
Upgraded upgrade(const std::filesystem::path& file, std::string text);

}  // namespace lw::script
