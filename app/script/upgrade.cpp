#include "script/upgrade.hpp"

#include <utility>

#include "script/library.hpp"
#include "script/source.hpp"

namespace lw::script {

Upgraded upgrade(const std::filesystem::path& file, std::string text, Translations translations) {
  Source source(file, std::move(text), translations);
  Upgraded result;
  const auto kind = source.parse() ? recognise(file, source.root) : std::nullopt;
  if (!kind && !core::hasErrors(source.diagnostics))
    source.error("unknown-kind", {{1, 1}, {1, 1}}, "this is not a file that Lullwater knows");
  if (const auto* translation = kind && source.checkFormat(false) ? source.translation() : nullptr) {
    const auto edits = upgradeEdits(source.text, source.root, *kind, *translation);
    result.changes = edits.size();
    result.text = applyEdits(source.text, edits);
  } else {
    result.text = source.text;
  }
  result.diagnostics = std::move(source.diagnostics);
  return result;
}

}  // namespace lw::script
