#pragma once
#include <filesystem>
#include <string>

#include "core/diagnostic.hpp"
#include "script/translations.hpp"

namespace lw::script {

struct Upgraded {
  std::string text;               ///< in the newest format
  std::size_t changes = 0;        ///< 0: it was that already
  core::Diagnostics diagnostics;  ///< why it can't be upgraded: not TOML, of no known kind or format
};

/// For `lullwater upgrade`. The file's name tells its kind.
Upgraded upgrade(const std::filesystem::path& file, std::string text,
                 Translations translations = script::translations());

}  // namespace lw::script
