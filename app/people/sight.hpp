#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "ui/ui.hpp"

/// What artificial people see and do: they know nothing but what is on the screen and what it shows.
namespace lw::people {

struct Sight {
  const std::vector<ui::Target>& targets;
  const std::string& screen;
  const ui::Model& model;
};

/// A target to press now (held for "hold" buttons), the button in the hand, or a text to type on a keyboard.
struct Press {
  ui::TargetId target{};
  std::chrono::milliseconds hold{0};
  std::string text{};
  bool inHand = false;
};
using Choice = std::optional<Press>;

/// Longer than any hold button asks for.
inline constexpr std::chrono::milliseconds kHold{2200};

bool has(const Sight& sight, const ui::TargetId& id);

/// The first of these that is on the screen; held where it must be held.
Choice firstOf(const Sight& sight, const std::vector<ui::TargetId>& ids);

/// A call stands that is no test.
bool callStands(const Sight& sight);

/// The first line of a checklist that is still open; else what leads to more of them.
Choice nextLine(const Sight& sight);

}  // namespace lw::people
