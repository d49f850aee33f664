#include "ui/driver.hpp"

#include <algorithm>

namespace lw::ui {

std::optional<Target> UiDriver::find(const TargetId& id) const {
  const auto& targets = ui_.targets();
  const auto found = std::ranges::find(targets, id, &Target::id);
  return found == targets.end() ? std::nullopt : std::optional{*found};
}

bool UiDriver::hold(const TargetId& id, core::UiTime now) {
  const auto target = find(id);
  if (!target || !target->enabled) return false;
  at_ = {0, target->x + target->width / 2, target->y + target->height / 2};
  ui_.input(at_, now);
  return true;
}

void UiDriver::release(core::UiTime now) {
  ui_.input(core::PointerUp{at_.finger, at_.x, at_.y}, now);
}

bool UiDriver::press(const TargetId& id, core::UiTime now) {
  if (!hold(id, now)) return false;
  release(now);
  return true;
}

}  // namespace lw::ui
