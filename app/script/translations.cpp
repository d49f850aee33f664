#include "script/translations.hpp"

#include <algorithm>

namespace lw::script {

Translations translations() {
  return {};
}

const Translation* translationFrom(std::int64_t format, Translations translations) {
  const auto found = std::ranges::find(translations, format, &Translation::from);
  return found == translations.end() ? nullptr : &*found;
}

}  // namespace lw::script
