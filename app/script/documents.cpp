#include "script/documents.hpp"

namespace lw::script {

const std::string& Text::in(std::string_view language) const {
  static const std::string kNone;
  if (const auto found = byLanguage.find(language); found != byLanguage.end()) return found->second;
  if (const auto english = byLanguage.find("en"); english != byLanguage.end()) return english->second;
  return byLanguage.empty() ? kNone : byLanguage.begin()->second;
}

}  // namespace lw::script
