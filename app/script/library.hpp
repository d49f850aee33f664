#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "script/documents.hpp"
#include "script/places.hpp"
#include "script/source.hpp"

namespace lw::script {

/// What a name of a script stands for: `folder`/NAME.toml, or, with a slash in it, a path relative to the
/// script.
struct Resolved {
  std::filesystem::path file;  ///< empty where the name can't be resolved
  std::string problem;         ///< then: what is wrong with it
  std::string hint;
  std::string code;
};

/// Finds the file for a name; it must exist. `what` is how messages call it ("form"), `unknown` the code
/// where there is none.
Resolved resolve(const std::string& name, const std::filesystem::path& folder, std::string_view what,
                 std::string_view unknown, const Source& script, const Places& places);

/// The kind of a file by its folder, its name, or else what it holds; nothing if none fits.
std::optional<Kind> recognise(const std::filesystem::path& file, const toml::table& root);

}  // namespace lw::script
