#include "people/sight.hpp"

#include <algorithm>

namespace lw::people {

using namespace std::chrono_literals;

bool has(const Sight& sight, const std::string& name) {
  return std::ranges::any_of(sight.targets, [&](const ui::Target& t) { return t.name == name && t.enabled; });
}

Choice firstOf(const Sight& sight, const std::vector<std::string>& names) {
  for (const auto& name : names)
    for (const auto& target : sight.targets)
      if (target.name == name && target.enabled) return Press{name, target.kind == "hold" ? kHold : 100ms};
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
      if (const auto line = firstOf(sight, {item.id, item.text.in(sight.model.view.language)})) return line;
  }
  return firstOf(sight, {"more lines"});
}

}  // namespace lw::people
