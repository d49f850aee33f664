#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/diagnostic.hpp"
#include "script/field.hpp"
#include "script/translations.hpp"

namespace lw::script {

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

}  // namespace lw::script
