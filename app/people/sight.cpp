#include "people/sight.hpp"

#include <algorithm>

namespace lw::people {

using namespace std::chrono_literals;
using ui::Role;

bool has(const Sight& sight, const ui::TargetId& id) {
  return std::ranges::any_of(sight.targets, [&](const ui::Target& t) { return t.id == id && t.enabled; });
}

Choice firstOf(const Sight& sight, const std::vector<ui::TargetId>& ids) {
  for (const auto& id : ids)
    for (const auto& target : sight.targets)
      if (target.id == id && target.enabled)
        return Press{id, target.kind == ui::TargetKind::hold ? kHold : 100ms};
  return std::nullopt;
}

bool callStands(const Sight& sight) {
  return sight.model.call.state != call::State::idle && !sight.model.call.test;
}

Choice nextLine(const Sight& sight) {
  const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
  if (list == nullptr) return std::nullopt;
  for (const auto& item : list->checklist->items) {
    const auto ticked = list->ticked.find(item.id);
    if (ticked == list->ticked.end() || !ticked->second)
      if (const auto line = firstOf(sight, {ui::TargetId{Role::tick, item.id}})) return line;
  }
  return firstOf(sight, {Role::moreLines});
}

}  // namespace lw::people
