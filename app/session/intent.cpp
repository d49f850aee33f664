#include "session/intent.hpp"

namespace lw::session {

std::string name(const Intent& intent) {
  return std::visit([]<class T>(const T&) { return std::string(T::kName); }, intent);
}

}  // namespace lw::session
