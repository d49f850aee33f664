#include "script/field.hpp"

#include <algorithm>

namespace lw::script {

const Field* FieldTable::find(std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &Field::key);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view nameOf(Kind kind) {
  switch (kind) {
    case Kind::session: return "session";
    case Kind::playlist: return "playlist";
    case Kind::form: return "form";
    case Kind::checklist: return "checklist";
    case Kind::breath: return "breath";
    case Kind::room: return "room";
  }
  return {};
}

}  // namespace lw::script
